package vn.lienthong.capability.locality;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL about posts in agencies and the people who hold them. */
@Repository
class StaffStore {

    /** A post; {@code leads} marks the head's. */
    record Post(
            UUID id,
            UUID agencyId,
            String title,
            boolean leads,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    /** A person in a post for a period. */
    record Staff(
            UUID id,
            UUID postId,
            String title,
            String person,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    private final JdbcClient database;

    StaffStore(JdbcClient database) {
        this.database = database;
    }

    List<Post> posts(UUID agency) {
        return database.sql("""
                        select id, agency_id, title, leads, valid_from, valid_to from locality_post
                        where agency_id = :agency order by leads desc, valid_to nulls first, title
                        """)
                .param("agency", agency)
                .query((row, number) -> new Post(
                        row.getObject("id", UUID.class),
                        row.getObject("agency_id", UUID.class),
                        row.getString("title"),
                        row.getBoolean("leads"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class)))
                .list();
    }

    /** Those in office first, then the newest. */
    List<Staff> staff(UUID agency) {
        return database.sql("""
                        select s.id, s.post_id, p.title, s.person, s.valid_from, s.valid_to
                        from locality_staff s join locality_post p on p.id = s.post_id
                        where p.agency_id = :agency
                        order by s.valid_to desc nulls first, p.leads desc, s.valid_from desc, s.person
                        """)
                .param("agency", agency)
                .query((row, number) -> new Staff(
                        row.getObject("id", UUID.class),
                        row.getObject("post_id", UUID.class),
                        row.getString("title"),
                        row.getString("person"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class)))
                .list();
    }

    /** Who holds a post of this title on a day and is so named, letter case aside. */
    Optional<UUID> holding(UUID agency, String title, String person, LocalDate on) {
        return database.sql("""
                        select s.id from locality_staff s join locality_post p on p.id = s.post_id
                        where p.agency_id = :agency and lower(p.title) = lower(:title)
                            and lower(s.person) = lower(:person) and (s.valid_to is null or s.valid_to >= :on)
                        order by s.valid_from desc
                        limit 1
                        """)
                .param("agency", agency)
                .param("title", title)
                .param("person", person)
                .param("on", on)
                .query(UUID.class)
                .optional();
    }

    Optional<Staff> find(UUID agency, UUID staff) {
        return staff(agency).stream().filter(one -> one.id().equals(staff)).findFirst();
    }

    void addPost(Post post) {
        database.sql("""
                        insert into locality_post (id, agency_id, title, leads, valid_from, valid_to)
                        values (:id, :agency, :title, :leads, :from, :to)
                        """)
                .param("id", post.id())
                .param("agency", post.agencyId())
                .param("title", post.title())
                .param("leads", post.leads())
                .param("from", post.validFrom())
                .param("to", post.validTo())
                .update();
    }

    void addStaff(UUID id, UUID post, String person, LocalDate from, @Nullable LocalDate to) {
        database.sql("""
                        insert into locality_staff (id, post_id, person, valid_from, valid_to)
                        values (:id, :post, :person, :from, :to)
                        """)
                .param("id", id)
                .param("post", post)
                .param("person", person)
                .param("from", from)
                .param("to", to)
                .update();
    }

    /** An address at work, where another one or none was known. */
    void email(UUID id, String email) {
        database.sql("update locality_staff set email = :email where id = :id and email is distinct from :email")
                .param("id", id)
                .param("email", email)
                .update();
    }

    Optional<String> email(UUID id) {
        return database.sql("select email from locality_staff where id = :id and email is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    void removeStaff(UUID id) {
        database.sql("delete from locality_staff where id = :id")
                .param("id", id)
                .update();
    }

    void removePost(UUID id) {
        database.sql("delete from locality_post where id = :id").param("id", id).update();
    }

    void endStaff(UUID id, LocalDate lastDay) {
        database.sql("update locality_staff set valid_to = :day where id = :id")
                .param("id", id)
                .param("day", lastDay)
                .update();
    }
}
