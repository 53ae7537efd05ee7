package vn.lienthong.capability.access;

import java.util.regex.Pattern;
import vn.lienthong.kernel.VietnameseText;

/** Names to sign in with: short, without marks, easy to dictate over the telephone. */
final class UserNames {

    static final Pattern GOOD = Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}");

    private UserNames() {}

    /** "Nguyễn Thị Hồng Vy" is proposed as vy.nguyen. */
    static String propose(String displayName) {
        String[] words = VietnameseText.fold(displayName)
                .replaceAll("[^a-z0-9 ]", "")
                .strip()
                .split(" +");
        String last = words[words.length - 1];
        String made = words.length < 2 ? last : last + "." + words[0];
        return made.length() < 2 ? "tai-khoan" : made.substring(0, Math.min(36, made.length()));
    }
}
