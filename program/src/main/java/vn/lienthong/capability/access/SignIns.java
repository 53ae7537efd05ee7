package vn.lienthong.capability.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sessions of people, for rooms that let them in another way or pass on who they are. */
@Component
public class SignIns {

    private final Access access;
    private final AccountStore accounts;
    private final Sessions sessions;
    private final SecondFactor second;
    private final OwnPassword password;
    private final Errands errands;
    private final ApplicationEventPublisher events;

    SignIns(
            Access access,
            AccountStore accounts,
            Sessions sessions,
            SecondFactor second,
            OwnPassword password,
            Errands errands,
            ApplicationEventPublisher events) {
        this.password = password;
        this.errands = errands;
        this.second = second;
        this.access = access;
        this.accounts = accounts;
        this.sessions = sessions;
        this.events = events;
    }

    /**
     * A session that is good now.
     *
     * @param account the person's own account, also while standing in for another
     * @param provedAt when the person last proved who they are
     * @param level how sure we are
     * @param means by what they were known
     * @param ready whether the person may do anything yet: not before a one-time password was changed, or a second factor set
     *     up that the house demands
     * @param roles codes of the roles in force today
     */
    public record Live(
            UUID session,
            UUID account,
            Instant provedAt,
            String level,
            List<String> means,
            boolean ready,
            List<String> roles) {}

    /** The session of this request. */
    public Optional<Live> current() {
        return access.signedIn().flatMap(person -> {
            UUID session = person.sessionId();
            return session == null
                    ? Optional.empty()
                    : sessions.proof(session)
                            .map(proof -> new Live(
                                    session,
                                    person.accountId(),
                                    proof.at(),
                                    proof.level(),
                                    proof.means(),
                                    !person.mustChange() && !second.owed(person),
                                    List.copyOf(person.actor().roles())));
        });
    }

    /**
     * Asks the person who is signed in for the password once more, before something that would outlast the session. Wrong ones
     * count as at the door.
     *
     * @return message key of what is wrong with it, or empty
     */
    public Optional<String> askAgain(String typed) {
        SignedIn person = access.signedIn().orElseThrow(AccountPages::gone);
        return typed.isEmpty() || typed.length() > 200
                ? Optional.of("access.password.wrong")
                : password.check(person, typed);
    }

    /** A page of this house to go on to after the door, or the first one: nobody is sent elsewhere by a prepared link. */
    public static String safe(@Nullable String next) {
        return SignInPages.safe(next);
    }

    /**
     * Where a person at the door is on the way to: a program, or empty for this house. The form of the answer may lead there.
     */
    public Optional<Errand.Onward> errand(String next, HttpServletResponse response) {
        return errands.of(safe(next), response);
    }

    /** Whether a session is open still. */
    public boolean open(UUID session) {
        return sessions.open(session);
    }

    /**
     * Lets a person in whom another room knows for sure; the session that the browser had ends, or goes on anew if it is the
     * same person's.
     *
     * @return false if the account is closed
     */
    @Transactional
    public boolean begin(UUID account, Entry entry, HttpServletRequest request, HttpServletResponse response) {
        Optional<SignedIn> person = accounts.principal(account);
        if (person.isEmpty()) {
            return false;
        }
        accounts.seen(account);
        sessions.begin(account, entry, request, response);
        events.publishEvent(new AccessAct(
                "access.signed-in",
                account,
                person.get().name(),
                "account",
                account.toString(),
                Map.of("means", String.join(" ", entry.means()), "level", entry.level())));
        return true;
    }

    /** Signs the person of this browser out. */
    @Transactional
    public void end(HttpServletRequest request, HttpServletResponse response) {
        Optional<SignedIn> person = access.signedIn();
        sessions.end(request, response);
        person.ifPresent(gone -> events.publishEvent(new AccessAct(
                "access.signed-out",
                gone.accountId(),
                gone.name(),
                "account",
                gone.accountId().toString(),
                Map.of())));
    }
}
