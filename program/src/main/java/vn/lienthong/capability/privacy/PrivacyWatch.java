package vn.lienthong.capability.privacy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.capability.jobs.JobRun;
import vn.lienthong.capability.jobs.JobWork;
import vn.lienthong.kernel.VietnameseText;

/**
 * Every ten minutes: clocks of breaches and requests that near their end are said, and what is no longer needed of a person is
 * forgotten: the contact 90 days after a request was closed, who asked and in which words after five years.
 */
@Component
class PrivacyWatch implements JobWork {

    static final Period CONTACT_FOR = Period.ofDays(90);
    static final Period SUBJECT_FOR = Period.ofYears(5);

    private final RequestStore store;
    private final Breaches breaches;
    private final PrivacyNotices notices;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PrivacyWatch(
            RequestStore store,
            Breaches breaches,
            PrivacyNotices notices,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.breaches = breaches;
        this.notices = notices;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "privacy.watch";
    }

    @Override
    public Optional<Duration> cadence() {
        return Optional.of(Duration.ofMinutes(10));
    }

    @Override
    public void run(JobRun run) {
        breaches.watch();
        run.stopIfCancelled();
        look();
        run.stopIfCancelled();
        forget();
    }

    void look() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
        transaction.executeWithoutResult(status -> store.open().forEach(request -> notices.remind(request, today)));
    }

    void forget() {
        Instant now = clock.instant();
        Instant contacts = before(now, CONTACT_FOR);
        Instant subjects = before(now, SUBJECT_FOR);
        transaction.executeWithoutResult(status -> store.remembered(contacts, subjects)
                .forEach(request -> {
                    Instant closed = request.closedAt();
                    boolean whole = closed != null && closed.isBefore(subjects);
                    store.leave(
                            request.id(),
                            whole ? Subject.FORGOTTEN : request.subject().withoutContact(),
                            whole ? RequestStore.Rest.NOTHING : RequestStore.Rest.NO_CONTACT);
                }));
    }

    private static Instant before(Instant now, Period period) {
        return now.atOffset(ZoneOffset.UTC).minus(period).toInstant();
    }
}
