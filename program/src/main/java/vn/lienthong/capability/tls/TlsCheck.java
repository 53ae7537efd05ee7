package vn.lienthong.capability.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import vn.lienthong.kernel.SelfCheck;
import vn.lienthong.kernel.Settings;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.kernel.Words;

/** How long the certificate of the pages is still good. */
public final class TlsCheck implements SelfCheck {

    private static final Duration SOON = Duration.ofDays(21);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Words words = Words.of(TlsCheck.class);

    @Override
    public int order() {
        return 30;
    }

    @Override
    public List<Finding> look(Settings settings) {
        String tls = settings.get("tls").orElse("off");
        if (tls.equals("off")) {
            return List.of(new Finding(State.GOOD, words.text("tls.check.off")));
        }
        Path file = settings.get("tls-certificate")
                .map(Path::of)
                .filter(path -> tls.equals("files"))
                .orElse(settings.data().resolve("secrets/tls/server.crt"));
        try {
            return List.of(finding(Pem.readCertificate(file).getNotAfter().toInstant(), Instant.now()));
        } catch (IOException | GeneralSecurityException e) {
            return List.of(new Finding(State.BAD, words.text("tls.check.unreadable", file)));
        }
    }

    Finding finding(Instant end, Instant now) {
        String day = DAY.format(end.atZone(VietnameseText.ZONE));
        if (end.isBefore(now)) {
            return new Finding(State.BAD, words.text("tls.check.over", day));
        }
        return end.isBefore(now.plus(SOON))
                ? new Finding(State.WARNING, words.text("tls.check.soon", day))
                : new Finding(State.GOOD, words.text("tls.check.good", day));
    }
}
