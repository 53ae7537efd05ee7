package vn.lienthong.capability.locality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class KnownAgenciesTests {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    private final UUID id = new UUID(1, 1);
    private long revision = 1;
    private long nanos;
    private String name = "Phòng Một";
    private int reads;
    private final KnownAgencies known = new KnownAgencies(() -> revision, () -> nanos);

    @AfterEach
    void outside() {
        TransactionSynchronizationManager.clear();
    }

    private String found() {
        return known.find(id, DAY, () -> {
                    reads++;
                    return Optional.of(new Agency(id, "other", "25450", null, name, DAY, null, 1));
                })
                .orElseThrow()
                .name();
    }

    @Test
    void asksOnceWhileNothingChanges() {
        found();
        nanos += Duration.ofMinutes(10).toNanos();
        assertThat(found()).isEqualTo("Phòng Một");
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void whatIsNotThereIsAskedForAgain() {
        assertThat(known.find(id, DAY, Optional::empty)).isEmpty();
        assertThat(found()).isEqualTo("Phòng Một");
    }

    @Test
    void ownChangesAreSeenAtOnce() {
        found();
        name = "Phòng Hai";
        revision++;
        known.changed();
        assertThat(found()).isEqualTo("Phòng Hai");
    }

    @Test
    void aChangeIsSeenByAllWhenItsTransactionHasEndedAndByItselfBefore() {
        found();
        TransactionSynchronizationManager.initSynchronization();
        TransactionSynchronizationManager.setActualTransactionActive(true);
        name = "Phòng Hai";
        known.changed();
        assertThat(found()).as("inside").isEqualTo("Phòng Hai");
        TransactionSynchronizationManager.setActualTransactionActive(false);
        name = "Phòng Một";
        assertThat(found()).as("others, meanwhile").isEqualTo("Phòng Một");

        name = "Phòng Hai";
        revision++;
        TransactionSynchronizationManager.getSynchronizations()
                .forEach(one -> one.afterCompletion(TransactionSynchronization.STATUS_COMMITTED));
        assertThat(found()).as("others, afterwards").isEqualTo("Phòng Hai");
    }

    @Test
    void whatAnotherCopyOfTheProgramChangesIsSeenWithinASecond() {
        found();
        name = "Phòng Hai";
        revision++;
        nanos += Duration.ofMillis(1001).toNanos();
        assertThat(found()).isEqualTo("Phòng Hai");
    }
}
