package vn.lienthong.capability.notify;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.locality.Holidays;
import vn.lienthong.kernel.VietnameseText;

/** A copy of the program's mail part with a server and a clock of the test's own, on the shared database. */
@Component
class PostOffice {

    private final JdbcClient database;
    private final DataSource source;
    private final JsonMapper json;
    private final LetterWriter writer;
    private final People people;
    private final TestPeople testPeople;
    private final Holidays holidays;
    private final PlatformTransactionManager transactions;

    PostOffice(
            JdbcClient database,
            DataSource source,
            JsonMapper json,
            LetterWriter writer,
            People people,
            TestPeople testPeople,
            Holidays holidays,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.source = source;
        this.json = json;
        this.writer = writer;
        this.people = people;
        this.testPeople = testPeople;
        this.holidays = holidays;
        this.transactions = transactions;
    }

    static GreenMail server() {
        ServerSetup smtp = ServerSetupTest.SMTP.dynamicPort();
        ServerSetup imap = ServerSetupTest.IMAP.dynamicPort();
        smtp.setServerStartupTimeout(120_000);
        imap.setServerStartupTimeout(120_000); // two seconds, unless told
        GreenMail server = new GreenMail(new ServerSetup[] {smtp, imap});
        server.start();
        return server;
    }

    static MailServer at(GreenMail server) {
        return at(server.getSmtp().getPort());
    }

    static MailServer at(int port) {
        return new MailServer("127.0.0.1", port, MailServer.Security.NONE, "", "", "lien-thong@son-hai.example", null);
    }

    /** Nothing of other tests lies in the outbox. */
    void clear() {
        database.sql("delete from notify_mail").update();
        database.sql("delete from notify_digest").update();
        database.sql("update notify_person set address = null").update();
    }

    /** A person whose mailbox is confirmed. */
    UUID reader(String address) {
        UUID account = testPeople.account(Role.UNIT_OFFICER);
        database.sql("insert into notify_person (account, address) values (:account, :address)")
                .param("account", account)
                .param("address", address)
                .update();
        return account;
    }

    void quiet(UUID account, String kind) {
        database.sql("update notify_person set inbox_only = array[:kind] where account = :account")
                .param("account", account)
                .param("kind", kind)
                .update();
    }

    void close(UUID account) {
        database.sql("update access_account set closed_at = now(), closed_why = 'left' where id = :account")
                .param("account", account)
                .update();
    }

    /** The mail part with a clock that stands. */
    Desk desk(@Nullable MailServer server, Instant now) {
        return new Desk(server, Clock.fixed(now, VietnameseText.ZONE), channel -> channel);
    }

    Desk desk(@Nullable MailServer server, Instant now, UnaryOperator<Channel> around) {
        return new Desk(server, Clock.fixed(now, VietnameseText.ZONE), around);
    }

    /** The only mail there is was refused. */
    void refused() {
        database.sql("update notify_mail set state = 'failed', reason = 'notify.reason.refused',"
                        + " answer = '550 5.1.1 no such user'")
                .update();
    }

    UUID only() {
        return database.sql("select id from notify_mail")
                .query((row, number) -> row.getObject("id", UUID.class))
                .single();
    }

    /** Mails in several states to look at, and a server that is away. */
    void some() {
        clear();
        Desk desk = desk(null, Instant.now());
        Outbox.Words words = new Outbox.Words("Liên Thông: 4 việc cần xem, ngày 20/11/2026", "-", "-");
        List.of("waiting", "sent", "failed", "given_up").forEach(state -> {
            desk.outbox.put("look:" + state, null, state + "@son-hai.example", "son-hai.example", words);
            database.sql("""
                            update notify_mail set state = :state, tries = 2, next_at = now() + interval '1 hour',
                                   sent_at = case when :state = 'sent' then now() end,
                                   reason = case :state when 'failed' then 'notify.reason.refused'
                                       when 'given_up' then 'notify.reason.unsure' when 'waiting' then 'notify.reason.later' end,
                                   answer = case :state when 'failed' then '550 5.1.1 <failed@son-hai.example> User unknown' end
                             where key = :key
                            """)
                    .param("state", state)
                    .param("key", "look:" + state)
                    .update();
        });
        desk.state.away("notify.reason.connect", "Connection refused");
    }

    List<String> bodies(String keyStart) {
        return database.sql("select body_text || body_html as words from notify_mail where starts_with(key, :start)")
                .param("start", keyStart)
                .query((row, number) -> row.getString("words"))
                .list();
    }

    List<String> states() {
        return database.sql("select state || ' ' || tries || ' ' || unsure from notify_mail order by id")
                .query((row, number) -> row.getString(1))
                .list();
    }

    final class Desk {

        final Outbox outbox;
        final NoticeStore notices;
        final Digests digests;
        final Sender sender;
        final ServerState state;

        Desk(@Nullable MailServer server, Clock clock, UnaryOperator<Channel> around) {
            MailSettings settings = new MailSettings(name -> "");
            settings.use(server);
            WishStore wishes = new WishStore(database);
            outbox = new Outbox(database, clock);
            notices = new NoticeStore(database, json, clock);
            state = new ServerState(database, clock);
            digests = new Digests(wishes, notices, outbox, writer, settings, people, holidays, transactions, clock);
            sender = new Sender(
                    outbox,
                    state,
                    new Recipients(database, people),
                    source,
                    () -> Optional.ofNullable(server).map(at -> around.apply(new SmtpChannel(at, "Liên Thông"))));
        }

        Sender.Round send() {
            try {
                return sender.send(() -> true);
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
