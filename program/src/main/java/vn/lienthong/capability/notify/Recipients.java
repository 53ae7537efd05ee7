package vn.lienthong.capability.notify;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.People;

/** Whether the one a mail was written to still belongs to the house: a closed account gets nothing more. */
@Component
class Recipients {

    private final JdbcClient database;
    private final People people;

    Recipients(JdbcClient database, People people) {
        this.database = database;
        this.people = people;
    }

    boolean mayStillBeWritten(UUID mail) {
        Optional<UUID> account = database.sql("select account from notify_mail where id = :id and account is not null")
                .param("id", mail)
                .query((row, number) -> row.getObject("account", UUID.class))
                .optional();
        return account.isEmpty() || people.find(account.get()).isPresent();
    }
}
