package vn.lienthong.capability.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;

/** Values find their places, the plain ones by the short way and the others by Spring's. */
@HouseTest
class NamedStatementsTests {

    @Autowired
    JdbcClient database;

    @Autowired
    NamedParameterJdbcOperations operations;

    @Test
    void allRoomsSpeakThroughIt() {
        assertThat(operations).isInstanceOf(NamedStatements.class);
    }

    @Test
    void aValueStandsWhereverItIsNamedAndNowhereElse() {
        for (String one : List.of("x", "y")) {
            assertThat(database.sql("select :one::text || ':one' || :two || :one -- :three")
                            .param("one", one)
                            .param("two", "z")
                            .query(String.class)
                            .single())
                    .isEqualTo(one + ":one" + "z" + one);
        }
    }

    @Test
    void kindsOfValuesComeBackAsTheyWent() {
        UUID id = UUID.randomUUID();
        OffsetDateTime at = OffsetDateTime.of(2026, 11, 21, 20, 15, 0, 0, ZoneOffset.UTC);
        for (UUID each : new UUID[] {id, null, id}) {
            assertThat(database.sql("""
                            select coalesce(cast(:id as uuid)::text, 'none') || ' ' || (:at > now()) || ' '
                                   || (cast(:many as text[]))[2]
                            """)
                            .param("id", each)
                            .param("at", at.plusYears(1000))
                            .param("many", new String[] {"a", "b"})
                            .query(String.class)
                            .single())
                    .isEqualTo((each == null ? "none" : each.toString()) + " true b");
        }
    }

    @Test
    void aListStandsForItsMembersHoweverManyThereAre() {
        for (List<Integer> some : List.of(List.of(1, 2), List.of(1, 2, 3, 9))) {
            assertThat(database.sql("select count(*) from generate_series(1, 5) n where n in (:some)")
                            .param("some", some)
                            .query(Long.class)
                            .single())
                    .isEqualTo(some.stream().filter(one -> one <= 5).count());
        }
    }

    @Test
    void aMissingValueIsSaidByName() {
        assertThatThrownBy(() -> database.sql("select :here, :missing")
                        .param("here", 1)
                        .query(Integer.class)
                        .single())
                .isInstanceOf(InvalidDataAccessApiUsageException.class)
                .hasMessageContaining("missing");
    }
}
