package vn.lienthong.capability.papers;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers a request with a file. */
final class PaperFiles {

    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private PaperFiles() {}

    /** A docx to be saved, or a PDF that a browser shows. */
    static ResponseEntity<byte[]> answer(String name, byte[] content) {
        boolean pdf = name.endsWith(".pdf");
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(pdf ? "application/pdf" : DOCX))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.builder(pdf ? "inline" : "attachment")
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'")
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(content);
    }
}
