package vn.lienthong.capability.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hands out the {@code DataSource}, started and migrated, and ends what it started. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration implements DisposableBean {

    private static final String DATABASE = "lienthong";

    private @Nullable HikariDataSource pool;
    private @Nullable EmbeddedPostgres server;

    @Bean(destroyMethod = "")
    DataSource dataSource(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        if (settings.embedded()) {
            server = EmbeddedPostgres.in(settings.data(), settings.durable());
            EmbeddedPostgres.Address address = server.start();
            createDatabase(address, settings.fresh());
            config.setJdbcUrl(address.url(DATABASE));
            config.setUsername(address.user());
            config.setPassword(address.password());
        } else {
            config.setJdbcUrl(settings.databaseUrl());
            config.setUsername(settings.databaseUser());
            config.setPassword(settings.databasePassword());
        }
        config.setPoolName(DATABASE);
        config.setMaximumPoolSize(24);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(10_000);
        config.addDataSourceProperty("ApplicationName", DATABASE);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool = new HikariDataSource(config);
        Migrations.run(pool);
        return pool;
    }

    /** Last of all: other rooms may still write while they are being closed. */
    @Override
    public void destroy() {
        if (pool != null) {
            pool.close();
        }
        if (server != null) {
            server.stop();
        }
    }

    private static void createDatabase(EmbeddedPostgres.Address address, boolean fresh) {
        try (Connection connection =
                        DriverManager.getConnection(address.url("postgres"), address.user(), address.password());
                var statement = connection.createStatement()) {
            if (fresh) {
                statement.execute("drop database if exists " + DATABASE + " with (force)");
            }
            try (var found = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database " + DATABASE);
        } catch (SQLException e) {
            throw new DatabaseTrouble("start", Map.of("why", String.valueOf(e.getMessage())));
        }
    }
}
