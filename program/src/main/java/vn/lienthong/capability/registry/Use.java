package vn.lienthong.capability.registry;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a person's data are looked at now: for which purpose and for which record. It stands in the diary line.
 *
 * @param recordKind what the read serves, such as {@code dossier}; empty for none
 * @param recordId its id or its number as people write it; empty for none. No personal number
 * @param deferredCase a case whose looks reach the diary only at its release, or null; the reader must hold the right
 */
public record Use(
        Purpose purpose,
        String recordKind,
        String recordId,
        @Nullable UUID deferredCase) {

    private static final int LONGEST = 200;

    public Use {
        recordKind = recordKind.strip();
        recordId = recordId.strip();
        if (recordKind.length() > LONGEST || recordId.length() > LONGEST) {
            throw new IllegalArgumentException("a record is named in " + LONGEST + " characters");
        }
    }

    /** The same use for a case of deferred disclosure. */
    public Use under(UUID caseId) {
        return new Use(purpose, recordKind, recordId, caseId);
    }

    /** Whether a record is named. */
    public boolean namesRecord() {
        return !recordId.isEmpty();
    }
}
