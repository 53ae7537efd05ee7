package vn.lienthong.capability.access;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.capability.database.DatabaseAccess;
import vn.lienthong.capability.database.DatabaseSettings;
import vn.lienthong.kernel.Command;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.Settings;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.kernel.Words;

/**
 * {@code ./lienthong recover-account NAME}: the way back for somebody whom no administrator can help, for instance the only
 * administrator after a restore without keys. Only who has this machine's data folder can do it; that it was done stands in the trail.
 */
public final class RecoverCommand implements Command {

    private static final Duration LASTS = Duration.ofHours(24);

    @Override
    public String name() {
        return "recover-account";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        Words words = Words.of(RecoverCommand.class);
        Settings settings = Settings.read(arguments);
        if (settings.rest().size() != 1) {
            err.println(words.text("access.recover.usage"));
            return 2;
        }
        String name = settings.rest().getFirst().strip().toLowerCase(Locale.ROOT);
        try (DatabaseAccess access = DatabaseAccess.open(DatabaseSettings.of(settings))) {
            JdbcClient database = JdbcClient.create(access.dataSource());
            if (!ready(database)) {
                err.println(words.text("access.recover.none"));
                return 1;
            }
            Optional<UUID> account = account(database, name);
            if (account.isEmpty()) {
                err.println(words.text("access.recover.nobody", name));
                return 1;
            }
            Instant until = Instant.now().plus(LASTS);
            String password = order(database, account.get(), until);
            out.println(words.text(
                    "access.recover.letter",
                    name,
                    password,
                    DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT)
                            .format(until.atZone(VietnameseText.ZONE))));
            return 0;
        }
    }

    private static boolean ready(JdbcClient database) {
        return database.sql("select to_regclass('access_recovery') is not null")
                .query(Boolean.class)
                .single();
    }

    private static Optional<UUID> account(JdbcClient database, String name) {
        return database.sql("select id from access_account where user_name = :name and closed_at is null")
                .param("name", name)
                .query((row, number) -> row.getObject("id", UUID.class))
                .optional();
    }

    private static String order(JdbcClient database, UUID account, Instant until) {
        Passwords passwords = new Passwords();
        String password = passwords.oneTime();
        database.sql("""
                        insert into access_recovery (id, account_id, password_hash, until, ordered_at)
                        values (:id, :account, :hash, :until, :now)
                        """)
                .param("id", Ids.next())
                .param("account", account)
                .param("hash", passwords.hash(password))
                .param("until", AccountStore.utc(until))
                .param("now", AccountStore.utc(Instant.now()))
                .update();
        return password;
    }
}
