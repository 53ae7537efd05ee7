package vn.lienthong.capability.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with an open account, as other rooms address people.
 *
 * @param account id of the account
 * @param userName what is typed at sign-in and after an @ in a comment
 * @param displayName the person's name
 * @param post title of the post; possibly empty
 * @param agency where the person works, or null for none
 */
public record Person(
        UUID account,
        String userName,
        String displayName,
        String post,
        @Nullable UUID agency) {}
