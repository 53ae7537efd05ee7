package vn.lienthong.capability.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.lienthong.kernel.TypedDay;

/** The rules of this room that need no database. */
class RulesTests {

    private static Optional<String> broken(String password) {
        return PasswordRules.broken(password, "vy.nguyen", "Nguyễn Hồng Vy");
    }

    @Test
    void aPasswordHasTenSigns() {
        assertThat(broken("mưa chiều")).contains("access.password.short");
        assertThat(broken("mưa chiều nay")).isEmpty();
    }

    @Test
    void whatEverybodyTriesIsRefused() {
        for (String password : List.of(
                "1234567890",
                "matkhau123",
                "Mật khẩu 2026",
                "password1!",
                "qwertyuiop",
                "aaaaaaaaaaaa",
                "Congan@2025")) {
            assertThat(broken(password)).as(password).contains("access.password.common");
        }
    }

    @Test
    void onesOwnNameIsRefusedWithOrWithoutMarks() {
        assertThat(broken("nguyenhongvy#77")).contains("access.password.name");
        assertThat(broken("xx-Nguyễn Hồng Vy")).contains("access.password.name");
        assertThat(broken("vy.nguyen.8x")).contains("access.password.name");
    }

    @Test
    void noKindOfSignIsDemanded() {
        assertThat(broken("trâu đi cày ruộng sâu")).isEmpty();
    }

    @Test
    void waitsGrowAndEndAtAnHour() {
        assertThat(List.of(4, 5, 6, 7, 8, 50))
                .extracting(failures -> Failures.delay(failures, 5))
                .containsExactly(
                        Duration.ZERO,
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15),
                        Duration.ofHours(1),
                        Duration.ofHours(1));
    }

    /** A name that does not exist is checked against it: were it of another make, the time of the answer would tell. */
    @Test
    void whatNobodyKnowsIsMadeLikeAPassword() {
        Passwords passwords = new Passwords();
        String nobodys = passwords.nobodys();
        assertThat(passwords.outdated(nobodys)).isFalse();
        assertThat(nobodys).hasSameSizeAs(passwords.hash("mật khẩu"));
        assertThat(nobodys.split("\\$", -1)).hasSize(6).startsWith("", "argon2id", "v=19", "m=19456,t=2,p=1");
        assertThat(passwords.matches("mật khẩu", nobodys)).isFalse();
        assertThat(new Passwords().nobodys()).isNotEqualTo(nobodys);
    }

    @Test
    void oneTimePasswordsAreReadWithoutDoubtAndNeverTheSame() {
        Passwords passwords = new Passwords();
        assertThat(passwords.oneTime())
                .matches("[a-hjkmnp-z2-9]{4}-[a-hjkmnp-z2-9]{4}-[a-hjkmnp-z2-9]{4}")
                .isNotEqualTo(passwords.oneTime());
    }

    @Test
    void passwordsAreKeptAsArgon2idAndOlderSettingsAreRenewed() {
        Passwords passwords = new Passwords();
        String hash = passwords.hash("trâu đi cày");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches("trâu đi cày", hash)).isTrue();
        assertThat(passwords.matches("trâu đi bừa", hash)).isFalse();
        assertThat(passwords.outdated(hash)).isFalse();
        assertThat(passwords.outdated(hash.replace("m=19456", "m=4096"))).isTrue();
    }

    @Test
    void namesToSignInWithAreMadeFromNames() {
        assertThat(UserNames.propose("Nguyễn Thị Hồng Vy")).isEqualTo("vy.nguyen");
        assertThat(UserNames.propose("Đặng Ơn")).isEqualTo("on.dang");
        assertThat(UserNames.propose("Vy")).isEqualTo("vy");
        assertThat(UserNames.propose("…")).isEqualTo("tai-khoan");
    }

    @Test
    void daysAreReadAsTheyAreTyped() {
        LocalDate day = LocalDate.of(2026, 1, 5);
        assertThat(List.of("5/1/2026", "05/01/2026", "05-01-2026", "5.1.2026", "2026-01-05"))
                .allSatisfy(text -> assertThat(TypedDay.parse(text)).contains(day));
        assertThat(List.of("", "31/2/2026", "1/13/2026", "mai"))
                .allSatisfy(text -> assertThat(TypedDay.parse(text)).isEmpty());
    }

    @Test
    void aRightNamesRoomAndAct() {
        assertThat(new Right("plan.item.correct", Set.of()).key()).isEqualTo("plan.right.item.correct");
        assertThatIllegalArgumentException().isThrownBy(() -> new Right("Plan", Set.of()));
    }

    @Test
    void aRightOfAnUnknownRoleStopsTheStart() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Rights(List.of(new Right("a.b", Set.of("nobody"))), List.of()));
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        new Rights(List.of(new Right("a.b", Set.of()), new Right("a.b", Set.of())), List.of()));
    }

    @Test
    void browsersAreNamedAsPeopleKnowThem() {
        assertThat(Browsers.name("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/120.0 Safari/537.36 Edg/120.0"))
                .isEqualTo("Edge · Windows");
        assertThat(Browsers.name("curl/8")).isEmpty();
    }

    @Test
    void aQrCodeIsDrawnWithItsQuietZone() {
        QrCode code = QrCode.of("https://lienthong.example/");
        assertThat(code.size()).isGreaterThanOrEqualTo(21 + 8);
        assertThat(code.path()).startsWith("M4 4h7v1h-7z");
    }
}
