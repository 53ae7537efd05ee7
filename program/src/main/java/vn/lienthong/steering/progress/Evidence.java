package vn.lienthong.steering.progress;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence.
 *
 * @param address of a link or of a record of this program; empty for a file
 * @param document the file in {@code Documents}, else null
 * @param by account of who brought it, or null where the program did
 * @param agencyName for which agency, as it was called that day
 */
record Evidence(
        UUID id,
        UUID planId,
        UUID itemId,
        UUID stepId,
        Kind kind,
        String title,
        String address,
        @Nullable UUID document,
        String sha256,
        long bytes,
        Scan scan,
        String note,
        @Nullable UUID by,
        String agencyName,
        Instant at) {

    enum Kind {
        FILE,
        LINK,
        RECORD
    }

    /** What the virus scanner said. */
    enum Scan {
        /** Nobody was asked: no scanner is set up, or there is no file. */
        NONE,
        CLEAN,
        /** The scanner was away: held back until it has looked. */
        WAITING,
        /** Held back for ever; only what came while the scanner was away can become this. */
        INFECTED
    }

    /** Whether it can be opened. */
    boolean readable() {
        return scan == Scan.NONE || scan == Scan.CLEAN;
    }

    /** Where it opens. */
    String path() {
        return kind == Kind.FILE ? "/tai-lieu/" + document : address;
    }
}
