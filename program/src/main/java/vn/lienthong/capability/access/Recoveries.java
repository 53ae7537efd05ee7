package vn.lienthong.capability.access;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries out what {@code ./lienthong recover-account} ordered: at the next start, or when the person comes to the door. Here, and
 * not in the command, because other rooms must hear of it: sessions of programs end, passkeys go, the trail is written.
 */
@Component
class Recoveries {

    private final JdbcClient database;
    private final AccountBook book;
    private final SecondFactor second;
    private final Sessions sessions;
    private final Failures failures;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Recoveries(
            JdbcClient database,
            AccountBook book,
            SecondFactor second,
            Sessions sessions,
            Failures failures,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.database = database;
        this.book = book;
        this.second = second;
        this.sessions = sessions;
        this.failures = failures;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    private record Order(UUID id, UUID account, String userName, String hash, Instant until) {}

    @EventListener(ApplicationReadyEvent.class)
    void all() {
        carryOut("");
    }

    /**
     * Those for a name; asked for each name alike, whether it exists or not.
     *
     * @param userName whose; empty for everybody's
     */
    void carryOut(String userName) {
        transaction.executeWithoutResult(status -> waiting(userName).forEach(this::carryOut));
    }

    private List<Order> waiting(String userName) {
        return database.sql("""
                        select r.*, a.user_name from access_recovery r join access_account a on a.id = r.account_id
                         where r.done_at is null and (:name = '' or a.user_name = :name)
                         order by r.ordered_at, r.id for update of r
                        """)
                .param("name", userName)
                .query((row, number) -> new Order(
                        row.getObject("id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        row.getString("user_name"),
                        row.getString("password_hash"),
                        row.getObject("until", OffsetDateTime.class).toInstant()))
                .list();
    }

    private void carryOut(Order order) {
        database.sql("update access_recovery set done_at = :now, password_hash = '' where id = :id")
                .param("id", order.id())
                .param("now", AccountStore.utc(clock.instant()))
                .update();
        book.setPassword(order.account(), order.hash(), order.until());
        second.remove(order.account(), "access.second-factor.reset");
        sessions.endAll(order.account(), null);
        failures.forget(SignIn.subject(order.userName()));
        failures.forget(SecondFactor.subject(order.account()));
        events.publishEvent(new AccessAct(
                "access.account.recovered",
                null,
                null,
                "account",
                order.account().toString(),
                Map.of()));
    }
}
