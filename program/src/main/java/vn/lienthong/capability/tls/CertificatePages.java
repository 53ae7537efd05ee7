package vn.lienthong.capability.tls;

import jakarta.servlet.http.HttpServletRequest;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import vn.lienthong.capability.access.OpenToAll;

/** Helps people trust the certificate that this house made for itself, on their computers and phones. */
@Controller
@OpenToAll
class CertificatePages {

    static final String PATH = "/chung-chi";
    private static final String FILE = "lien-thong.crt";

    private final TlsSettings settings;

    CertificatePages(TlsSettings settings) {
        this.settings = settings;
    }

    /**
     * @param address of this page, for another device
     * @param picture the same as a QR code
     * @param fingerprint SHA-256 of the certificate in groups, to be compared with what the administrator printed
     */
    record Trust(String address, Picture picture, String fingerprint, String download) {}

    @GetMapping(PATH)
    String page(HttpServletRequest request, Model model) throws GeneralSecurityException {
        String address = address(request);
        model.addAttribute(
                "trust", new Trust(address, Picture.of(address), fingerprint(authority()), PATH + "/" + FILE));
        return "lienthong/capability/tls/trust";
    }

    @GetMapping(PATH + "/" + FILE)
    ResponseEntity<byte[]> certificate() throws GeneralSecurityException {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/x-x509-ca-cert"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(FILE).build().toString())
                .body(authority().getEncoded());
    }

    /** The address by http where that is offered: a phone that does not trust us yet opens it without a warning. */
    private String address(HttpServletRequest request) {
        String host = request.getServerName();
        String name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return settings.httpPort() > 0
                ? "http://" + name + (settings.httpPort() == 80 ? "" : ":" + settings.httpPort()) + PATH
                : "https://" + name + ":" + request.getServerPort() + PATH;
    }

    private X509Certificate authority() {
        if (!settings.own()) {
            throw new ResponseStatusException(org.springframework.http.HttpStatus.NOT_FOUND);
        }
        return new LocalAuthority(settings.folder()).authority();
    }

    static String fingerprint(X509Certificate certificate) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        return HexFormat.ofDelimiter(":")
                .formatHex(digest)
                .toUpperCase(Locale.ROOT)
                .replaceAll("((?:..:){8})", "$1 ")
                .replace(": ", " ");
    }
}
