package vn.lienthong.capability.notify;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.access.Person;
import vn.lienthong.capability.locality.Holidays;
import vn.lienthong.kernel.VietnameseText;

/**
 * Makes mails of notices. Times say only when to look; what decides is written in the same transaction as the mail: a day of a
 * person has one digest (its key), and a notice is carried by one mail (its column). So neither a clock set back nor a second
 * copy of the program makes a mail twice.
 */
@Component
class Digests {

    private static final Logger LOG = LoggerFactory.getLogger(Digests.class);

    private final WishStore wishes;
    private final NoticeStore notices;
    private final Outbox outbox;
    private final LetterWriter writer;
    private final MailSettings settings;
    private final People people;
    private final Holidays holidays;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Digests(
            WishStore wishes,
            NoticeStore notices,
            Outbox outbox,
            LetterWriter writer,
            MailSettings settings,
            People people,
            Holidays holidays,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.wishes = wishes;
        this.notices = notices;
        this.outbox = outbox;
        this.writer = writer;
        this.settings = settings;
        this.people = people;
        this.holidays = holidays;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Makes what is due now; answers how many mails that were. Nothing without a mail server. */
    int make() {
        Optional<MailServer> server = settings.server();
        if (server.isEmpty()) {
            return 0;
        }
        String domain = domain(server.get().sender());
        ZonedDateTime now = clock.instant().atZone(VietnameseText.ZONE);
        LocalDate day = now.toLocalDate();
        LocalTime time = now.toLocalTime();
        boolean working = holidays.calendar().isWorkingDay(day);
        int made = 0;
        for (UUID account : wishes.digestsDue(day, time, working)) {
            if (!wishes.of(account).isQuiet(time)) {
                made += one(account, () -> digest(account, day, domain));
            }
        }
        for (Map.Entry<UUID, Wishes> person : wishes.withUrgent().entrySet()) {
            if (person.getValue().mayBeMailed(time, working)) {
                made += one(person.getKey(), () -> urgent(person.getKey(), day, domain));
            }
        }
        return made;
    }

    /** Each person's mail in a transaction of its own: one that fails keeps nobody else waiting. */
    private int one(UUID account, java.util.function.BooleanSupplier work) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> work.getAsBoolean())) ? 1 : 0;
        } catch (RuntimeException e) {
            LOG.error(
                    "no mail could be made for account {}: {}",
                    account,
                    e.getClass().getName());
            return 0;
        }
    }

    private boolean digest(UUID account, LocalDate day, String domain) {
        if (!wishes.claimDigest(account, day)) {
            return false;
        }
        Optional<Person> person = people.find(account);
        Wishes now = wishes.of(account);
        if (person.isEmpty() || now.address() == null) {
            return false;
        }
        List<Told> carried = notices.unmailed(account, now.inboxOnly(), false);
        if (carried.isEmpty()) {
            return false;
        }
        Outbox.Words words = writer.digest(person.get().displayName(), carried, day);
        return outbox.put("digest:" + account + ":" + day, account, now.address(), domain, words)
                .map(mail -> {
                    notices.carried(carried, mail);
                    wishes.digestMade(account, day, mail);
                    return true;
                })
                .orElse(false);
    }

    private boolean urgent(UUID account, LocalDate day, String domain) {
        Optional<Person> person = people.find(account);
        Wishes now = wishes.of(account);
        if (person.isEmpty() || now.address() == null) {
            return false;
        }
        List<Told> carried = notices.unmailed(account, now.inboxOnly(), true);
        if (carried.isEmpty()) {
            return false;
        }
        long first = carried.stream().mapToLong(Told::number).min().orElseThrow();
        Outbox.Words words = writer.urgent(person.get().displayName(), carried, day);
        return outbox.put("urgent:" + account + ":" + first, account, now.address(), domain, words)
                .map(mail -> {
                    notices.carried(carried, mail);
                    return true;
                })
                .orElse(false);
    }

    static String domain(String address) {
        return address.substring(address.indexOf('@') + 1);
    }
}
