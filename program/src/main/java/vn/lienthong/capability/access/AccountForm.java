package vn.lienthong.capability.access;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.kernel.TypedDay;

/** What the forms about accounts ask, and what they refuse. Field names are Vietnamese because addresses show them. */
final class AccountForm {

    static final String NAME = "ten";
    static final String USER = "dang-nhap";
    static final String POST = "chuc-vu";
    static final String AGENCY = "don-vi";
    static final String ROLE = "vai-tro";
    static final String ROLE_AGENCY = "vai-tro-don-vi";
    static final String FROM = "tu-ngay";
    static final String TO = "den-ngay";
    static final String STAND_IN = "nguoi-thay";
    static final String STAFF = "nguoi-giu-chuc";
    static final String VERSION = "phien-ban";

    private static final int LONGEST_NAME = 100;

    private AccountForm() {}

    static void checkPerson(Form form) {
        if (form.value(NAME).length() < 2) {
            form.refuse(NAME, "access.form.name-missing");
        } else if (form.value(NAME).length() > LONGEST_NAME || form.value(NAME).matches(".*\\d.*")) {
            form.refuse(NAME, "access.form.name-odd");
        }
        if (form.value(POST).length() > LONGEST_NAME) {
            form.refuse(POST, "access.form.post-long");
        }
    }

    /** The sign-in name asked for or proposed; refused when it cannot be. */
    static String userName(Form form, AccountBook book) {
        String asked = SignIn.normal(form.value(USER));
        if (!asked.isEmpty()) {
            if (!UserNames.GOOD.matcher(asked).matches()) {
                form.refuse(USER, "access.form.user-odd");
            } else if (book.taken(asked)) {
                form.refuse(USER, "access.form.user-taken", asked);
            }
            return asked;
        }
        return book.free(UserNames.propose(form.value(NAME)));
    }

    static @Nullable UUID agency(Form form, String field) {
        return AccountBook.uuid(form.value(field));
    }

    static Accounts.RoleWish role(Form form, Reach reach, LocalDate today) {
        String role = form.value(ROLE);
        if (reach.grantable().stream().noneMatch(each -> each.code().equals(role))) {
            form.refuse(ROLE, "access.form.role-missing");
        }
        LocalDate from = form.value(FROM).isEmpty() ? today : day(form, FROM).orElse(today);
        LocalDate to = form.value(TO).isEmpty() ? null : day(form, TO).orElse(null);
        if (to != null && to.isBefore(from)) {
            form.refuse(TO, "access.form.to-before-from");
        }
        return new Accounts.RoleWish(role, agency(form, ROLE_AGENCY), from, to);
    }

    static Optional<LocalDate> day(Form form, String field) {
        Optional<LocalDate> day = TypedDay.parse(form.value(field));
        if (day.isEmpty()) {
            form.refuse(field, "access.form.day-odd");
        }
        return day;
    }
}
