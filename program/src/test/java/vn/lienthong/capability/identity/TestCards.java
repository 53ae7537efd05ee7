package vn.lienthong.capability.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.lienthong.idcard.simulator.CardMaker;
import vn.lienthong.idcard.simulator.InventedAuthority;
import vn.lienthong.idcard.simulator.Zones;
import vn.lienthong.kernel.VietnameseText;

/** Chip cards for persons of the tests, signed by an invented authority that this program trusts. */
@Component
class TestCards {

    static final InventedAuthority TRUSTED = new InventedAuthority(InventedAuthority.Kind.BRAINPOOL, "VN");
    static final InventedAuthority STRANGER = new InventedAuthority(InventedAuthority.Kind.NIST, "VN");

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    TestCards(@Value("${lienthong.data}") Path data) {
        try {
            Path folder = Files.createDirectories(data.resolve("csca"));
            Files.write(folder.resolve("invented.cer"), TRUSTED.certificate());
            Files.write(
                    folder.resolve("invented.crl"),
                    TRUSTED.revocationList(java.time.Instant.parse("2038-01-01T00:00:00Z")));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** His card of 15 June 2022, with a face and a chip that proves it is no copy. */
    CardMaker of(TestPersons.Someone man, InventedAuthority authority) {
        return CardMaker.card(authority.signer())
                .zone(zone(man))
                .text(1, man.number())
                .text(2, man.name())
                .text(3, SHOWN.format(man.born()))
                .text(9, "Thôn Thử Danh Tính")
                .text(11, "15/06/2022")
                .text(12, "21/07/2045")
                .withFace(face())
                .pace(13, 4)
                .chipAuthentication("brainpoolP256r1", 2);
    }

    static String zone(TestPersons.Someone man) {
        String plain = VietnameseText.fold(man.name()).toUpperCase(Locale.ROOT).replace(" ", "<");
        String names = plain.replaceFirst("<", "<<");
        String birth = DateTimeFormatter.ofPattern("yyMMdd").format(man.born());
        return Zones.of(man.number(), birth, "M", "450721", names);
    }

    /** A picture that no other test has. */
    static byte[] face() {
        return DrawnCard.jpeg(DrawnCard.face(), 0.8f);
    }
}
