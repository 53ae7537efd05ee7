package vn.lienthong.capability.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who there is to be addressed, asked and named: people with an open account. */
@Component
public class People {

    private static final String OPEN = """
            select a.id, a.user_name, a.display_name, a.post, a.agency_id
              from access_account a
             where a.closed_at is null and (a.valid_until is null or a.valid_until >= :today)
            """;

    private final JdbcClient database;
    private final AccountStore accounts;
    private final Rights rights;
    private final ObjectProvider<AgencyDirectory> agencies;

    People(JdbcClient database, AccountStore accounts, Rights rights, ObjectProvider<AgencyDirectory> agencies) {
        this.database = database;
        this.accounts = accounts;
        this.rights = rights;
        this.agencies = agencies;
    }

    /** The person of an open account. */
    public Optional<Person> find(UUID account) {
        return database.sql(OPEN + " and a.id = :id")
                .param("today", accounts.today())
                .param("id", account)
                .query(People::person)
                .optional();
    }

    /** Codes of the roles that a person holds today, at any unit. */
    public List<String> rolesOf(UUID account) {
        return database.sql("""
                        select distinct role from access_role
                         where account_id = :id and valid_from <= :today and (valid_to is null or valid_to >= :today)
                        """)
                .param("today", accounts.today())
                .param("id", account)
                .query((row, number) -> row.getString("role"))
                .list();
    }

    /** The person who signs in by a name. */
    public Optional<Person> named(String userName) {
        return database.sql(OPEN + " and a.user_name = :name")
                .param("today", accounts.today())
                .param("name", userName)
                .query(People::person)
                .optional();
    }

    /** The address at work that a list of officers gave for this person; to be proposed, for nothing confirms it. */
    public Optional<String> emailAtWork(UUID account) {
        AgencyDirectory directory = agencies.getIfAvailable();
        return directory == null
                ? Optional.empty()
                : database.sql("select staff_id from access_account where id = :id and staff_id is not null")
                        .param("id", account)
                        .query(UUID.class)
                        .optional()
                        .flatMap(directory::email);
    }

    /** Names of accounts, closed ones too, for lists and histories. */
    public Map<UUID, String> names(Collection<UUID> ids) {
        Map<UUID, String> names = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            database.sql("select id, display_name from access_account where id in (:ids)")
                    .param("ids", ids)
                    .query(row -> {
                        names.put(row.getObject("id", UUID.class), row.getString("display_name"));
                    });
        }
        return names;
    }

    /** Who works at an agency, by name. */
    public List<Person> at(UUID agency) {
        return database.sql(OPEN + " and a.agency_id = :agency order by a.display_name, a.id")
                .param("today", accounts.today())
                .param("agency", agency)
                .query(People::person)
                .list();
    }

    /** Who works at an agency and holds a role there today, such as {@link Role#UNIT_HEAD}. */
    public List<Person> at(UUID agency, String role) {
        return database.sql(OPEN + """
                         and a.agency_id = :agency
                         and exists (select from access_role r where r.account_id = a.id and r.role = :role
                              and r.valid_from <= :today and (r.valid_to is null or r.valid_to >= :today))
                        order by a.display_name, a.id
                        """)
                .param("today", accounts.today())
                .param("agency", agency)
                .param("role", role)
                .query(People::person)
                .list();
    }

    /** Who holds a right at an agency today: by a role held there, above it, or for the whole locality. */
    public List<Person> holding(String right, UUID agency) {
        Set<String> roles = rights.giving(right);
        if (roles.isEmpty()) {
            return List.of();
        }
        AgencyDirectory directory = agencies.getIfAvailable();
        Map<UUID, Person> found = new LinkedHashMap<>();
        database.sql("""
                        select a.id, a.user_name, a.display_name, a.post, a.agency_id, r.agency_id as held_at
                          from access_account a join access_role r on r.account_id = a.id
                         where a.closed_at is null and (a.valid_until is null or a.valid_until >= :today)
                           and r.role in (:roles)
                           and r.valid_from <= :today and (r.valid_to is null or r.valid_to >= :today)
                         order by a.display_name, a.id
                        """).param("today", accounts.today()).param("roles", roles).query(row -> {
            UUID at = row.getObject("held_at", UUID.class);
            if (at == null || at.equals(agency) || (directory != null && directory.reaches(at, agency))) {
                found.putIfAbsent(row.getObject("id", UUID.class), person(row, 0));
            }
        });
        return List.copyOf(found.values());
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getObject("id", UUID.class),
                row.getString("user_name"),
                row.getString("display_name"),
                row.getString("post"),
                row.getObject("agency_id", UUID.class));
    }
}
