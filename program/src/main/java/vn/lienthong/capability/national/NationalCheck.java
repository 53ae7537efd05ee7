package vn.lienthong.capability.national;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.lienthong.kernel.SelfCheck;
import vn.lienthong.kernel.Settings;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.kernel.Words;

/** The line to the population database: settings, keys, what is approved and until when, whether the gateway can be reached. */
public final class NationalCheck implements SelfCheck {

    private static final int SOON_DAYS = 30;
    private static final int PATIENCE_MILLIS = 3000;
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final Words words = Words.of(NationalCheck.class);

    @Override
    public int order() {
        return 45;
    }

    @Override
    public List<Finding> look(Settings settings) {
        NationalSettings set;
        try {
            set = NationalSettings.read(name -> settings.get(name).orElse(""));
        } catch (IllegalStateException e) {
            return List.of(new Finding(State.BAD, String.valueOf(e.getMessage())));
        }
        if (set.real().isEmpty()) {
            return List.of(new Finding(State.GOOD, words.text("national.check.none")));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(keys(set));
        findings.add(secrets(settings));
        findings.add(grants(set.grants(), LocalDate.now(VietnameseText.ZONE)));
        findings.add(reached(set.real().get().address()));
        return findings;
    }

    private Finding keys(NationalSettings set) {
        try {
            LineTls.of(set.tls());
            return new Finding(State.GOOD, words.text("national.check.keys"));
        } catch (IllegalStateException e) {
            return new Finding(State.BAD, String.valueOf(e.getMessage()));
        }
    }

    private Finding secrets(Settings settings) {
        String file = settings.get("national-secrets").orElse("");
        if (file.isEmpty()) {
            return new Finding(State.WARNING, words.text("national.check.secrets-none"));
        }
        try {
            Set<PosixFilePermission> open = new java.util.HashSet<>(Files.getPosixFilePermissions(Path.of(file)));
            open.retainAll(OTHERS);
            return open.isEmpty()
                    ? new Finding(State.GOOD, words.text("national.check.secrets"))
                    : new Finding(State.WARNING, words.text("national.check.secrets-open", file));
        } catch (IOException | UnsupportedOperationException e) {
            return new Finding(State.GOOD, words.text("national.check.secrets"));
        }
    }

    Finding grants(Grants grants, LocalDate today) {
        List<Grant> holding = grants.all().stream()
                .filter(grant -> !today.isBefore(grant.from()) && !today.isAfter(grant.until()))
                .toList();
        if (holding.isEmpty()) {
            return new Finding(State.BAD, words.text("national.check.grants-none"));
        }
        long soon = holding.stream()
                .filter(grant -> grant.until().isBefore(today.plusDays(SOON_DAYS)))
                .count();
        return soon > 0
                ? new Finding(State.WARNING, words.text("national.check.grants-soon", soon, SOON_DAYS))
                : new Finding(State.GOOD, words.text("national.check.grants", holding.size()));
    }

    private Finding reached(URI address) {
        int port = address.getPort() > 0 ? address.getPort() : address.getScheme().equals("https") ? 443 : 80;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), port), PATIENCE_MILLIS);
            return new Finding(State.GOOD, words.text("national.check.reached", address.getHost()));
        } catch (IOException e) {
            return new Finding(State.WARNING, words.text("national.check.unreached", address.getHost()));
        }
    }
}
