package vn.lienthong.capability.access;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to an account or at the gate that the audit trail must keep. Published in the transaction of the
 * act, so that the act and its line stand or fall together.
 *
 * @param act such as {@code access.signed-in}
 * @param accountId who did it where nobody is signed in yet (a sign-in), else null: the one who is
 * @param subjectKind what it was done to, such as {@code account}
 * @param subjectId its id
 * @param details facts without secrets, names or personal numbers
 */
public record AccessAct(
        String act,
        @Nullable UUID accountId,
        @Nullable String accountName,
        String subjectKind,
        String subjectId,
        Map<String, String> details) {

    public AccessAct {
        details = Map.copyOf(details);
    }
}
