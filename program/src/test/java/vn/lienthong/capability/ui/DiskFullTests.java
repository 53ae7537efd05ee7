package vn.lienthong.capability.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;

/** A full disk is called so, by whatever it shows itself. */
class DiskFullTests {

    private static final long ROOM = 1L << 30;

    @Test
    void theDatabaseOrAFileSaysSo() {
        assertThat(Trouble.of(
                        new IllegalStateException(new SQLException("could not extend file", "53100")), true, ROOM))
                .isEqualTo(Trouble.DISK_FULL);
        assertThat(Trouble.of(new UncheckedIOException(new IOException("No space left on device")), true, ROOM))
                .isEqualTo(Trouble.DISK_FULL);
    }

    @Test
    void aDatabaseThatIsGoneWhileNothingIsLeftOnTheDisk() {
        var gone = new DataAccessResourceFailureException("connection refused");
        assertThat(Trouble.of(gone, true, 4096)).isEqualTo(Trouble.DISK_FULL);
        assertThat(Trouble.of(gone, true, ROOM)).isEqualTo(Trouble.BUSY);
    }

    @Test
    void whatHasNothingToDoWithTheDiskKeepsItsName() {
        assertThat(Trouble.of(new OptimisticLockingFailureException("changed"), true, 0))
                .isEqualTo(Trouble.CONFLICT);
    }
}
