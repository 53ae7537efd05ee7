package vn.lienthong.capability.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import vn.lienthong.kernel.Settings;

/**
 * Where the records lie.
 *
 * @param data the folder that holds everything this program keeps: database, documents, keys
 * @param databaseUrl {@code jdbc:postgresql://host:port/name} or {@code postgresql://user:password@host:port/name} of a
 *     server that somebody else runs; without it the embedded one is started
 * @param databaseUser account at that server; unused for the embedded one
 * @param databasePassword its password, best given by environment
 * @param durable whether a commit waits for the disk. Only tests say false
 * @param fresh whether the embedded database is emptied at start. Only tests say true
 */
@ConfigurationProperties("lienthong")
public record DatabaseSettings(
        Path data,
        @Nullable String databaseUrl,
        @Nullable String databaseUser,
        @Nullable String databasePassword,
        boolean durable,
        boolean fresh) {

    /** The settings of a command, which runs without Spring. */
    public static DatabaseSettings of(Settings settings) {
        return new DatabaseSettings(
                settings.data(),
                settings.get("database-url").orElse(null),
                settings.get("database-user").orElse(null),
                settings.get("database-password").orElse(null),
                !settings.get("durable").filter("false"::equals).isPresent(),
                false);
    }

    /** The same, with another data folder. */
    public DatabaseSettings in(Path folder) {
        return new DatabaseSettings(folder, databaseUrl, databaseUser, databasePassword, durable, fresh);
    }

    /** True where the program runs its own PostgreSQL. */
    public boolean embedded() {
        return databaseUrl == null || databaseUrl.isBlank();
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "DatabaseSettings[data=" + data + ", embedded=" + embedded() + "]";
    }
}
