package vn.lienthong.capability.matching;

import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.matching.Decided;

/** What people decided about rows of earlier lists of the same sector and agency: it teaches the weights of the next run. */
@Component
class Taught {

    private static final int MOST = 5000;

    private final JdbcClient database;

    Taught(JdbcClient database) {
        this.database = database;
    }

    /** The newest decisions of people, as far as their lists are still there. */
    List<Decided> of(MatchList list) {
        return database.sql("""
                        select r.*, coalesce(r.chosen::text, '') as meant
                          from matching_row r join matching_list l on l.id = r.list
                         where l.agency = :agency and l.sector = :sector and l.id <> :list
                           and r.state in (1, 2, 6) and r.decided_by is not null
                         order by r.decided_at desc limit :most
                        """)
                .param("agency", list.agency())
                .param("sector", list.sector().code())
                .param("list", list.id())
                .param("most", MOST)
                .query((row, n) -> new Decided(
                        MatchWork.row(
                                new Written(
                                        row.getInt("line"),
                                        row.getString("number"),
                                        row.getString("old_number"),
                                        row.getString("name"),
                                        row.getString("birth"),
                                        row.getString("sex"),
                                        row.getString("unit_written"),
                                        row.getString("hamlet"),
                                        row.getString("address"),
                                        row.getString("parent"),
                                        row.getString("phone")),
                                row.getString("unit")),
                        Objects.requireNonNull(row.getString("meant"))))
                .list();
    }
}
