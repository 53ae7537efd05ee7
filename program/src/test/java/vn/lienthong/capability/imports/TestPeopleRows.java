package vn.lienthong.capability.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.access.Role;

/** A kind of rows for tests: people with a code that may come only once, a birthday and an age. */
@Component
class TestPeopleRows implements RowType {

    static final RowField<String> CODE =
            RowField.text("code", "test.people.code", 20).required();
    static final RowField<String> NAME =
            RowField.text("name", "test.people.name", 60).required();
    static final RowField<LocalDate> BORN = RowField.date("born", "test.people.born");
    static final RowField<Long> AGE = RowField.wholeNumber("age", "test.people.age", 0, 120);
    static final RowField<String> SEX =
            RowField.oneOf("sex", "test.people.sex", String.class, Map.of("Nam", "m", "Nữ", "f"));

    private final JdbcClient database;

    /** What a test wants to happen while a batch is taken, by import. */
    final Map<UUID, Runnable> meanwhile = new ConcurrentHashMap<>();

    TestPeopleRows(JdbcClient database) {
        this.database = database;
        database.sql("create table if not exists test_person (import uuid, key uuid primary key, code text, name text,"
                        + " unique (import, code))")
                .update();
    }

    @Override
    public String kind() {
        return "test.people";
    }

    @Override
    public String nameKey() {
        return "test.people";
    }

    @Override
    public String right() {
        return "test.people-import";
    }

    @Override
    public List<RowField<?>> fields() {
        return List.of(CODE, NAME, BORN, AGE, SEX);
    }

    @Override
    public List<RowField.Problem> check(ImportedRow row) {
        return row.get(AGE).filter(age -> age == 99).isPresent()
                ? List.of(RowField.Problem.of("test.people.nobody-is-99"))
                : List.of();
    }

    @Override
    public void take(UUID importId, List<ImportedRow> rows) {
        for (ImportedRow row : rows) {
            int inserted = database.sql("insert into test_person (import, key, code, name)"
                            + " values (:import, :key, :code, :name) on conflict (import, code) do nothing")
                    .param("import", importId)
                    .param("key", row.key())
                    .param("code", row.require(CODE))
                    .param("name", row.require(NAME))
                    .update();
            if (inserted == 0) {
                throw new RowRefused(row, RowField.Problem.of("test.people.code-taken", row.require(CODE)));
            }
        }
        meanwhile.getOrDefault(importId, () -> {}).run();
    }

    @Override
    public void withdraw(UUID importId) {
        database.sql("delete from test_person where import = :import")
                .param("import", importId)
                .update();
    }

    @Override
    public String seenAt() {
        return "/cong-viec";
    }

    long count(UUID importId) {
        return database.sql("select count(*) from test_person where import = :import")
                .param("import", importId)
                .query(Long.class)
                .single();
    }

    @Configuration(proxyBeanMethods = false)
    static class Rights {
        @Bean
        Right importTestPeople() {
            return new Right("test.people-import", Set.of(Role.UNIT_OFFICER));
        }
    }
}
