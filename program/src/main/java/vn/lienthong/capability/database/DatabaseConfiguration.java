package vn.lienthong.capability.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Hands out the {@code DataSource}, started and migrated, watches over the server, and ends what it started. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration implements DisposableBean {

    private static final int MOST_CONNECTIONS = 24;

    private @Nullable DatabaseAccess access;
    private @Nullable HikariDataSource pool;
    private @Nullable DatabaseWatch watch;

    @Bean(destroyMethod = "")
    DataSource dataSource(DatabaseSettings settings) {
        DatabaseAccess opened = DatabaseAccess.serve(settings);
        access = opened;
        HikariConfig config = new HikariConfig();
        config.setDataSource(opened.dataSource());
        config.setPoolName(DatabaseAccess.DATABASE);
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(10_000);
        HikariDataSource made = new HikariDataSource(config);
        pool = made;
        Migrations.run(made);
        if (opened.embedded()) {
            watch = DatabaseWatch.over(opened, () -> made.getHikariPoolMXBean().softEvictConnections());
        }
        return made;
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
        if (pool != null) {
            pool.close();
        }
        if (access != null) {
            access.close();
        }
    }
}
