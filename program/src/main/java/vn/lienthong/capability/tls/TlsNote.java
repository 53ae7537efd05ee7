package vn.lienthong.capability.tls;

import java.security.GeneralSecurityException;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.kernel.StartNote;
import vn.lienthong.kernel.Words;

/** Tells the administrator where the certificate is handed out, and the fingerprint to read to people. */
@Component
class TlsNote implements StartNote {

    private static final int BELOW_THE_ADDRESS = 5;

    private final TlsSettings settings;

    TlsNote(TlsSettings settings) {
        this.settings = settings;
    }

    @Override
    public int order() {
        return BELOW_THE_ADDRESS;
    }

    @Override
    public List<String> lines() {
        if (!settings.own() || settings.httpPort() == 0) {
            return List.of();
        }
        Words words = Words.of(TlsNote.class);
        String host = Names.networkAddresses().stream().findFirst().orElse("localhost");
        try {
            return List.of(
                    words.text("tls.note.page", "http://" + host + ":" + settings.httpPort() + CertificatePages.PATH),
                    words.text(
                            "tls.note.fingerprint",
                            CertificatePages.fingerprint(new LocalAuthority(settings.folder()).authority())));
        } catch (GeneralSecurityException e) {
            return List.of();
        }
    }
}
