package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class StartTests {

    @Autowired
    JdbcClient database;

    @Test
    void theRealDatabaseAnswers() {
        assertThat(database.sql("show server_version").query(String.class).single())
                .startsWith("18.");
    }
}
