package vn.lienthong.capability.database;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Hands out the {@code DataSource}, started and migrated, watches over the server, and ends what it started. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration implements DisposableBean {

    private @Nullable OpenDatabase database;
    private @Nullable DatabaseWatch watch;

    @Bean(destroyMethod = "")
    DataSource dataSource(DatabaseSettings settings, ObjectProvider<DatabaseAhead> ahead) {
        DatabaseAhead begun = ahead.getIfAvailable();
        OpenDatabase opened = begun == null ? OpenDatabase.open(settings) : begun.take(settings);
        database = opened;
        HikariDataSource pool = opened.pool();
        if (opened.access().embedded()) {
            watch = DatabaseWatch.over(
                    opened.access(), () -> pool.getHikariPoolMXBean().softEvictConnections());
        }
        return pool;
    }

    @Bean
    NamedParameterJdbcTemplate namedParameterJdbcTemplate(JdbcTemplate template) {
        return new NamedStatements(template);
    }

    /** Last of all: other rooms may still write while they are being closed. */
    @Override
    public void destroy() {
        if (watch != null) {
            watch.close();
        }
        if (database != null) {
            database.close();
        }
    }
}
