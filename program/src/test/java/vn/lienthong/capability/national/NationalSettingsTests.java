package vn.lienthong.capability.national;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.kernel.SelfCheck;

/** Settings and the file of what is approved: a wrong one stops the start and says where. */
class NationalSettingsTests {

    private static final String GOOD = "national.procedure\tlook-up\t1.004194\t12345678901234567890\tSPDC04"
            + "\tname,birth\t2026-01-01\t2026-12-31\tCông văn thử 1";

    @TempDir
    Path folder = Path.of("");

    private NationalSettings read(Map<String, String> set) {
        return NationalSettings.read(name -> set.getOrDefault(name, ""));
    }

    private Map<String, String> real() throws IOException {
        Map<String, String> set = new HashMap<>();
        set.put("national-address", "https://lgsp.example/ngsp/csdldc/");
        set.put("national-unit", "000.00.12.H99");
        set.put("national-services", file("services.tsv", GOOD));
        set.put("national-secrets", file("secrets", "token=tin\nAppName=thu\nclient-key-password=mat"));
        return set;
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void nothingSetIsNoLine() {
        assertThat(read(Map.of()).real()).isEmpty();
        assertThat(read(Map.of()).keptDays()).isEqualTo(30);
    }

    @Test
    void aRealLineHasItsAddressKeysAndGrants() throws IOException {
        NationalSettings settings = read(real());
        Line line = settings.real().orElseThrow();
        assertThat(line.address()).hasToString("https://lgsp.example/ngsp/csdldc");
        assertThat(line.headers())
                .containsEntry("Authorization", "Bearer tin")
                .containsEntry("AppName", "thu")
                .doesNotContainValue("mat");
        assertThat(line.toString()).doesNotContain("tin", "thu");
        assertThat(settings.grants().all()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "national-address,http://lgsp.example",
        "national-address,ftp://lgsp.example",
        "national-unit,''",
        "national-services,''",
        "national-services,/nowhere",
        "national-secrets,/nowhere",
        "national-transport,pigeon",
        "national-codes,00=MAYBE",
        "national-stop,at night",
        "national-tries,0",
        "national-tries,many",
        "national-path-verify,../../x?y"
    })
    void aWrongSettingStopsTheStart(String name, String value) throws IOException {
        Map<String, String> set = real();
        set.put(name, value);
        assertThatThrownBy(() -> read(set)).isInstanceOf(IllegalStateException.class).hasMessageContaining("national");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "national.procedure\tlook-up",
                "*\tlook-up\t1.004194\t12345678901234567890\tSPDC04\tname\t2026-01-01\t2026-12-31\tC",
                "national.procedure\tguess\t1.004194\t12345678901234567890\tSPDC04\tname\t2026-01-01\t2026-12-31\tC",
                "national.procedure\tlook-up\t1.004194\t123\tSPDC04\tname\t2026-01-01\t2026-12-31\tC",
                "national.procedure\tlook-up\t1.004194\t12345678901234567890\tSPDC01\tname\t2026-01-01\t2026-12-31\tC",
                "national.procedure\tlook-up\t1.004194\t12345678901234567890\tSPDC04\tshoe\t2026-01-01\t2026-12-31\tC",
                "national.procedure\tverify\t1.004194\t12345678901234567890\tSPDC01\treligion\t2026-01-01\t2026-12-31\tC",
                "national.procedure\tlook-up\t1.004194\t12345678901234567890\tSPDC04\tname\t31/12/2026\t2026-12-31\tC",
                "national.procedure\tlook-up\t1.004194\t12345678901234567890\tSPDC04\tname\t2026-12-31\t2026-01-01\tC",
                "national.procedure\tlook-up\t1.004194\t12345678901234567890\tSPDC04\tname\t2026-01-01\t2026-12-31\t "
            })
    void aWrongLineOfTheGrantsIsNamed(String line) {
        assertThatThrownBy(() -> Grants.read("# remark\n" + line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("line 2: ");
    }

    @Test
    void aGrantHoldsOnItsDaysAndForItsPurpose() {
        Grants grants = Grants.read(GOOD);
        LocalDate day = LocalDate.of(2026, 6, 1);
        assertThat(grants.find("national.procedure", Service.LOOK_UP, day)).isPresent();
        assertThat(grants.find("national.procedure", Service.VERIFY, day)).isEmpty();
        assertThat(grants.find("national.residence", Service.LOOK_UP, day)).isEmpty();
        assertThat(grants.find("national.procedure", Service.LOOK_UP, LocalDate.of(2027, 1, 1)))
                .isEmpty();
        assertThat(grants.find("national.procedure", Service.LOOK_UP, LocalDate.of(2025, 12, 31)))
                .isEmpty();
    }

    @Test
    void theSelfCheckWarnsBeforeAnApprovalEnds() {
        NationalCheck check = new NationalCheck();
        Grants grants = Grants.read(GOOD);
        assertThat(check.grants(grants, LocalDate.of(2026, 6, 1)).state()).isEqualTo(SelfCheck.State.GOOD);
        assertThat(check.grants(grants, LocalDate.of(2026, 12, 15)).state()).isEqualTo(SelfCheck.State.WARNING);
        assertThat(check.grants(grants, LocalDate.of(2027, 1, 1)).state()).isEqualTo(SelfCheck.State.BAD);
    }

    @Test
    void whatShipsForTheSandboxIsInOrder() {
        assertThat(NationalSettings.sandboxGrants().all())
                .isNotEmpty()
                .allSatisfy(grant -> assertThat(grant.basis()).startsWith("Môi trường thử"));
        assertThat(SandboxPeople.read().all()).allSatisfy(person -> assertThat(person.number()).startsWith("099"));
    }
}
