package vn.lienthong.capability.sso;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of people at old applications. */
@Component
class ProxyStore {

    private final JdbcClient database;

    ProxyStore(JdbcClient database) {
        this.database = database;
    }

    /** Who is at an application. */
    record Visit(UUID application, UUID account, UUID session, String level) {}

    void ticket(String ticket, Visit visit, String browserHash, Instant until) {
        database.sql("""
                        insert into sso_proxy_ticket (ticket_hash, application_id, account_id, session_id, level,
                            browser_hash, until)
                        values (:ticket, :application, :account, :session, :level, decode(:browser, 'hex'), :until)
                        """)
                .param("ticket", Secrets.hash(ticket))
                .param("application", visit.application())
                .param("account", visit.account())
                .param("session", visit.session())
                .param("level", visit.level())
                .param("browser", browserHash)
                .param("until", SigningKeys.utc(until))
                .update();
    }

    Optional<Visit> take(String ticket, UUID application, String browser, Instant now) {
        return database.sql("""
                        delete from sso_proxy_ticket
                         where ticket_hash = :ticket and application_id = :application and browser_hash = :browser
                           and until > :now
                        returning *
                        """)
                .param("ticket", Secrets.hash(ticket))
                .param("application", application)
                .param("browser", Secrets.hash(browser))
                .param("now", SigningKeys.utc(now))
                .query((row, number) -> new Visit(
                        row.getObject("application_id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        row.getObject("session_id", UUID.class),
                        row.getString("level")))
                .optional();
    }

    void begin(String token, Visit visit, Instant now, Instant until) {
        database.sql("""
                        insert into sso_proxy_session (token_hash, application_id, account_id, session_id, level, began_at,
                            until)
                        values (:token, :application, :account, :session, :level, :now, :until)
                        """)
                .param("token", Secrets.hash(token))
                .param("application", visit.application())
                .param("account", visit.account())
                .param("session", visit.session())
                .param("level", visit.level())
                .param("now", SigningKeys.utc(now))
                .param("until", SigningKeys.utc(until))
                .update();
    }

    Optional<Visit> visit(String token, UUID application, Instant now) {
        return database.sql("""
                        select * from sso_proxy_session
                         where token_hash = :token and application_id = :application and until > :now
                        """)
                .param("token", Secrets.hash(token))
                .param("application", application)
                .param("now", SigningKeys.utc(now))
                .query((row, number) -> new Visit(
                        row.getObject("application_id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        row.getObject("session_id", UUID.class),
                        row.getString("level")))
                .optional();
    }

    void endSession(UUID session) {
        database.sql("delete from sso_proxy_session where session_id = :session")
                .param("session", session)
                .update();
    }

    void endApplication(UUID application) {
        database.sql("delete from sso_proxy_session where application_id = :application")
                .param("application", application)
                .update();
    }

    void tidy(Instant now) {
        database.sql("delete from sso_proxy_session where until < :now")
                .param("now", SigningKeys.utc(now))
                .update();
        database.sql("delete from sso_proxy_ticket where until < :now")
                .param("now", SigningKeys.utc(now))
                .update();
    }
}
