package vn.lienthong.capability.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.idcard.simulator.InventedAuthority;
import vn.lienthong.kernel.SelfCheck;
import vn.lienthong.kernel.Settings;

/** Whose signature on a chip counts: what lies in the folder, and nothing else. */
class ChipTrustTests {

    private static final InventedAuthority OURS = new InventedAuthority(InventedAuthority.Kind.NIST, "VN");
    private static final InventedAuthority OTHERS = new InventedAuthority(InventedAuthority.Kind.NIST, "VN");
    private static final Instant LATER = Instant.parse("2038-01-01T00:00:00Z");

    @TempDir
    Path data;

    private Path file(String name, byte[] content) throws IOException {
        Path folder = Files.createDirectories(data.resolve("csca"));
        return Files.write(folder.resolve(name), content);
    }

    private List<SelfCheck.Finding> look() {
        return new TrustCheck().look(new Settings(Map.of("lienthong.data", data.toString()), List.of()));
    }

    @Test
    void withoutAFolderNobodyIsTrustedAndTheSelfCheckSaysSo() {
        ChipTrust trust = new ChipTrust(data.resolve("csca"));
        assertThat(trust.list().isEmpty()).isTrue();
        assertThat(look()).singleElement().satisfies(line -> {
            assertThat(line.state()).isEqualTo(SelfCheck.State.WARNING);
            assertThat(line.words()).contains(data.resolve("csca").toString());
        });
    }

    @Test
    void aFileThatComesOrGoesCountsWithoutARestart() throws IOException {
        ChipTrust trust = new ChipTrust(data.resolve("csca"));
        assertThat(trust.state().authorities()).isZero();
        Path certificate = file("a.cer", OURS.certificate());
        assertThat(trust.state().authorities()).isEqualTo(1);
        file("a.crl", OURS.revocationList(LATER));
        assertThat(trust.state()).isEqualTo(new ChipTrust.State(1, 1, List.of()));
        assertThat(look())
                .singleElement()
                .satisfies(line -> assertThat(line.state()).isEqualTo(SelfCheck.State.GOOD));
        Files.delete(certificate);
        assertThat(trust.list().isEmpty()).isTrue();
        // A list whose authority is not there is worth nothing.
        assertThat(trust.state().unusable()).containsExactly("a.crl");
    }

    @Test
    void badFilesAreNamedAndDoNotTakeTheGoodOnesWithThem() throws IOException {
        file("a.cer", OURS.certificate());
        file("b.pem", "-----BEGIN CERTIFICATE-----\nnothing".getBytes(StandardCharsets.US_ASCII));
        file("c.crl", OTHERS.revocationList(LATER));
        file("d.cer", new byte[2 << 20]);
        file("readme.txt", "from the ministry".getBytes(StandardCharsets.US_ASCII));
        ChipTrust trust = new ChipTrust(data.resolve("csca"));
        assertThat(trust.state())
                .isEqualTo(new ChipTrust.State(1, 0, List.of("b.pem", "d.cer", "readme.txt", "c.crl")));
        assertThat(look())
                .extracting(SelfCheck.Finding::state)
                .containsExactly(SelfCheck.State.WARNING, SelfCheck.State.BAD);
        assertThat(look().getLast().words()).contains("b.pem", "c.crl");
    }

    @Test
    void aMasterListBringsAllItsAuthoritiesAndOneThatNobodyOnItVouchesForNone() throws IOException {
        file("country.ml", OURS.masterList(OURS.certificate(), OTHERS.certificate(), OTHERS.certificate()));
        file("a.crl", OTHERS.revocationList(LATER));
        ChipTrust trust = new ChipTrust(data.resolve("csca"));
        assertThat(trust.state()).isEqualTo(new ChipTrust.State(2, 1, List.of()));
        byte[] changed = OURS.masterList(OURS.certificate());
        changed[changed.length - 1] ^= 1;
        file("changed.ml", changed);
        file("stranger.ml", OTHERS.masterList(OURS.certificate()));
        file("zertifikat.ml", OURS.certificate());
        assertThat(trust.state())
                .isEqualTo(new ChipTrust.State(2, 1, List.of("changed.ml", "stranger.ml", "zertifikat.ml")));
    }
}
