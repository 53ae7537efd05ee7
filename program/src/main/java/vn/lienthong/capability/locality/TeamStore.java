package vn.lienthong.capability.locality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.kernel.VietnameseText;

/** The SQL about the task force of Đề án 06, its hamlet teams and the community digital teams. */
@Repository
class TeamStore {

    enum TeamKind {
        TASK_FORCE,
        HAMLET_TEAM,
        DIGITAL_TEAM
    }

    enum Role {
        HEAD,
        DEPUTY,
        STANDING,
        SECRETARY,
        MEMBER
    }

    record Team(
            UUID id,
            TeamKind kind,
            String name,
            String unitCode,
            @Nullable String decisionNumber,
            @Nullable LocalDate decisionDate,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            int members) {

        boolean isValidOn(LocalDate day) {
            return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
        }
    }

    record Member(
            UUID id,
            String person,
            Role role,
            @Nullable String post,
            @Nullable UUID agencyId,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    private final JdbcClient database;

    TeamStore(JdbcClient database) {
        this.database = database;
    }

    List<Team> list(String words, boolean endedToo, LocalDate on) {
        return database.sql("""
                        select t.*, (select count(*) from locality_team_member m
                            where m.team_id = t.id and (m.valid_to is null or m.valid_to >= :on)) as members
                        from locality_team t
                        where :ended or t.valid_to is null or t.valid_to >= :on
                        order by array_position(array['task_force', 'hamlet_team', 'digital_team'], t.kind),
                            length(t.unit_code), t.unit_code, t.name
                        """).param("ended", endedToo).param("on", on).query(TeamStore::team).stream()
                .filter(team -> VietnameseText.fold(team.name()).contains(VietnameseText.fold(words)))
                .toList();
    }

    Optional<Team> find(UUID id) {
        return database.sql("""
                        select t.*, (select count(*) from locality_team_member m where m.team_id = t.id) as members
                        from locality_team t where t.id = :id
                        """).param("id", id).query(TeamStore::team).optional();
    }

    List<String> hamlets(UUID team) {
        return database.sql("select hamlet from locality_team_hamlet where team_id = :team order by hamlet")
                .param("team", team)
                .query((row, number) -> row.getString("hamlet"))
                .list();
    }

    List<Member> members(UUID team) {
        return database.sql("""
                        select * from locality_team_member where team_id = :team
                        order by valid_to desc nulls first,
                            array_position(array['head', 'deputy', 'standing', 'secretary', 'member'], role), id
                        """)
                .param("team", team)
                .query((row, number) -> new Member(
                        row.getObject("id", UUID.class),
                        row.getString("person"),
                        Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                        row.getString("post"),
                        row.getObject("agency_id", UUID.class),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class)))
                .list();
    }

    void add(Team team, List<String> hamlets) {
        database.sql("""
                        insert into locality_team
                            (id, kind, name, unit_code, decision_number, decision_date, valid_from, valid_to)
                        values (:id, :kind, :name, :unit, :number, :date, :from, :to)
                        """)
                .param("id", team.id())
                .param("kind", UnitStore.lower(team.kind()))
                .param("name", team.name())
                .param("unit", team.unitCode())
                .param("number", team.decisionNumber())
                .param("date", team.decisionDate())
                .param("from", team.validFrom())
                .param("to", team.validTo())
                .update();
        hamlets.forEach(hamlet -> addHamlet(team.id(), hamlet));
    }

    void addHamlet(UUID team, String hamlet) {
        database.sql(
                        "insert into locality_team_hamlet (team_id, hamlet) values (:team, :hamlet) on conflict do nothing")
                .param("team", team)
                .param("hamlet", hamlet)
                .update();
    }

    void addMember(UUID team, Member member) {
        database.sql("""
                        insert into locality_team_member
                            (id, team_id, person, role, post, agency_id, valid_from, valid_to)
                        values (:id, :team, :person, :role, :post, :agency, :from, :to)
                        """)
                .param("id", member.id())
                .param("team", team)
                .param("person", member.person())
                .param("role", UnitStore.lower(member.role()))
                .param("post", member.post())
                .param("agency", member.agencyId())
                .param("from", member.validFrom())
                .param("to", member.validTo())
                .update();
    }

    void endMember(UUID team, UUID member, LocalDate lastDay) {
        database.sql("""
                        update locality_team_member set valid_to = greatest(:day, valid_from)
                        where id = :member and team_id = :team
                        """)
                .param("member", member)
                .param("team", team)
                .param("day", lastDay)
                .update();
    }

    private static Team team(ResultSet row, int number) throws SQLException {
        return new Team(
                row.getObject("id", UUID.class),
                TeamKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("name"),
                row.getString("unit_code"),
                row.getString("decision_number"),
                row.getObject("decision_date", LocalDate.class),
                Objects.requireNonNull(row.getObject("valid_from", LocalDate.class)),
                row.getObject("valid_to", LocalDate.class),
                row.getInt("members"));
    }
}
