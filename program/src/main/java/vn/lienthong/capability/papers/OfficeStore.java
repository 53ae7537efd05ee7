package vn.lienthong.capability.papers;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What agencies have set for their papers, and their counters. */
@Repository
class OfficeStore {

    /** How far a series has come in a year. */
    record Series(String series, int last, @Nullable LocalDate lastDay) {}

    private final JdbcClient database;

    OfficeStore(JdbcClient database) {
        this.database = database;
    }

    Optional<Office> find(UUID agency) {
        return database.sql("select * from papers_office where agency_id = :agency")
                .param("agency", agency)
                .query((row, number) -> new Office(
                        agency,
                        row.getString("superior"),
                        row.getString("body"),
                        row.getString("place"),
                        row.getString("sign"),
                        row.getString("letter_unit"),
                        row.getBoolean("one_series"),
                        new Letterhead.Signature(
                                Letterhead.Authority.valueOf(row.getString("authority")),
                                row.getString("instead"),
                                row.getString("title"),
                                row.getString("signer")),
                        row.getString("copies").lines().toList(),
                        row.getInt("version")))
                .optional();
    }

    /** Signs that are set, by agency. */
    Map<UUID, String> signs() {
        Map<UUID, String> signs = new HashMap<>();
        database.sql("select agency_id, sign from papers_office").query(row -> {
            signs.put(row.getObject("agency_id", UUID.class), row.getString("sign"));
        });
        return signs;
    }

    /** False if somebody else has changed it since that version was read. */
    boolean save(Office office) {
        return database.sql("""
                        insert into papers_office (agency_id, superior, body, place, sign, letter_unit, one_series,
                            authority, instead, title, signer, copies)
                        values (:agency, :superior, :body, :place, :sign, :unit, :one,
                            :authority, :instead, :title, :signer, :copies)
                        on conflict (agency_id) do update set superior = excluded.superior, body = excluded.body,
                            place = excluded.place, sign = excluded.sign, letter_unit = excluded.letter_unit,
                            one_series = excluded.one_series, authority = excluded.authority,
                            instead = excluded.instead, title = excluded.title, signer = excluded.signer,
                            copies = excluded.copies, version = papers_office.version + 1
                        where papers_office.version = :version
                        """)
                        .param("agency", office.agency())
                        .param("superior", office.superior())
                        .param("body", office.body())
                        .param("place", office.place())
                        .param("sign", office.sign())
                        .param("unit", office.letterUnit())
                        .param("one", office.oneSeries())
                        .param("authority", office.signature().authority().name())
                        .param("instead", office.signature().instead())
                        .param("title", office.signature().title())
                        .param("signer", office.signature().name())
                        .param("copies", String.join("\n", office.copies()))
                        .param("version", office.version())
                        .update()
                == 1;
    }

    /** Keeps everybody else from taking a number of a series until the transaction ends. */
    void lock(UUID agency, String series, int year) {
        database.sql("""
                        insert into papers_series (agency_id, series, year, last) values (:agency, :series, :year, 0)
                        on conflict (agency_id, series, year) do update set last = papers_series.last
                        """)
                .param("agency", agency)
                .param("series", series)
                .param("year", year)
                .update();
    }

    /** The next number of a series that is locked. */
    Series take(UUID agency, String series, int year) {
        return database.sql("""
                        update papers_series s set last = 1 + greatest(s.last, coalesce((
                            select max(n.number) from papers_number n
                            where n.agency_id = s.agency_id and n.year = s.year
                                and (s.series = '*' or n.type = s.series)), 0))
                        where s.agency_id = :agency and s.series = :series and s.year = :year
                        returning s.last, s.last_day
                        """)
                .param("agency", agency)
                .param("series", series)
                .param("year", year)
                .query((row, number) ->
                        new Series(series, row.getInt("last"), row.getObject("last_day", LocalDate.class)))
                .single();
    }

    void keep(PaperNumber number, String series, UUID paper) {
        database.sql("""
                        insert into papers_number (agency_id, type, year, number, series, sign, on_day, paper_id)
                        values (:agency, :type, :year, :number, :series, :sign, :day, :paper)
                        """)
                .param("agency", number.agency())
                .param("type", number.type())
                .param("year", number.year())
                .param("number", number.number())
                .param("series", series)
                .param("sign", number.sign())
                .param("day", number.on())
                .param("paper", paper)
                .update();
        database.sql("""
                        update papers_series set last_day = :day
                        where agency_id = :agency and series = :series and year = :year
                        """)
                .param("day", number.on())
                .param("agency", number.agency())
                .param("series", series)
                .param("year", number.year())
                .update();
    }

    Optional<PaperNumber> given(UUID paper) {
        return database.sql("select * from papers_number where paper_id = :paper")
                .param("paper", paper)
                .query((row, number) -> new PaperNumber(
                        row.getObject("agency_id", UUID.class),
                        row.getString("type"),
                        row.getInt("year"),
                        row.getInt("number"),
                        row.getString("sign"),
                        row.getObject("on_day", LocalDate.class)))
                .optional();
    }

    List<Series> series(UUID agency, int year) {
        return database.sql("""
                        select series, last, last_day from papers_series
                        where agency_id = :agency and year = :year order by series
                        """)
                .param("agency", agency)
                .param("year", year)
                .query((row, number) -> new Series(
                        row.getString("series"), row.getInt("last"), row.getObject("last_day", LocalDate.class)))
                .list();
    }

    /** Counts on from a number that was given on paper. False if the series is that far already. */
    boolean continueFrom(UUID agency, String series, int year, int last) {
        return database.sql("""
                        insert into papers_series (agency_id, series, year, last) values (:agency, :series, :year, :last)
                        on conflict (agency_id, series, year) do update set last = excluded.last
                        where papers_series.last < excluded.last
                        """)
                        .param("agency", agency)
                        .param("series", series)
                        .param("year", year)
                        .param("last", last)
                        .update()
                == 1;
    }
}
