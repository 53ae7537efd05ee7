package vn.lienthong.capability.identity;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.access.SignIns;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.idcard.CardQr;
import vn.lienthong.idcard.MrzReading;
import vn.lienthong.idcard.QrReading;
import vn.lienthong.kernel.Ids;

/**
 * Photographs of cards and frames of a camera. A picture comes as the body of a request and is read into memory: a form with a file
 * would be written to disk on its way.
 */
@Controller
@RequestMapping(CheckPages.PATH + "/anh")
@Allowed(IdentityConfiguration.CHECK)
class PhotoPages {

    private final CardPhoto photos;
    private final ChipRelay relay;
    private final Checks checks;
    private final Counter counter;
    private final CheckPages pages;
    private final CheckView view;
    private final SignIns signIns;
    /** So many pictures may be in memory at a time. */
    private final Semaphore bodies = new Semaphore(8);

    PhotoPages(
            CardPhoto photos,
            ChipRelay relay,
            Checks checks,
            Counter counter,
            CheckPages pages,
            CheckView view,
            SignIns signIns) {
        this.photos = photos;
        this.relay = relay;
        this.checks = checks;
        this.counter = counter;
        this.pages = pages;
        this.view = view;
        this.signIns = signIns;
    }

    /** One photograph: its code, or else its zone, is checked like a scan. */
    @PostMapping(consumes = {MediaType.IMAGE_JPEG_VALUE, MediaType.IMAGE_PNG_VALUE})
    String photograph(InputStream body, Model model, Locale locale) throws IOException {
        if (!bodies.tryAcquire()) {
            return refused("identity.photo.busy", model, locale);
        }
        try {
            return answer(photos.photograph(body.readNBytes(CardPhoto.MOST_BYTES + 1)), model, locale);
        } finally {
            bodies.release();
        }
    }

    /** A frame of the camera: no content while there is no card in it, so that the page sends the next one. */
    @PostMapping(path = "/khung", consumes = MediaType.IMAGE_JPEG_VALUE)
    Object frame(InputStream body, Model model, Locale locale) throws IOException {
        byte[] frame = body.readNBytes(CardPhoto.MOST_FRAME_BYTES + 1);
        if (frame.length > CardPhoto.MOST_FRAME_BYTES) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        PhotoReading reading = photos.frame(frame);
        return reading instanceof PhotoReading.Looked looked && looked.card()
                ? answer(reading, model, locale)
                : ResponseEntity.noContent().build();
    }

    private String answer(PhotoReading reading, Model model, Locale locale) {
        Optional<Counter.Station> station = counter.current();
        return switch (reading) {
            case PhotoReading.Refused refused ->
                refused("identity.photo." + refused.why().key(), model, locale);
            case PhotoReading.Looked looked -> {
                String trouble = trouble(looked);
                Scan scan = scan(looked);
                if (trouble != null || scan == null || station.isEmpty()) {
                    yield refused(trouble == null ? "identity.photo.nothing" : trouble, model, locale);
                }
                UUID session = signIns.current()
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN))
                        .session();
                relay.photographed(session, code(looked), zone(looked));
                Check check = checks.check(Ids.next(), scan, station.get().use());
                view.fill(check, CheckPages.hints(scan), model);
                yield pages.page(Form.blank(), CheckView.PART, model, locale);
            }
        };
    }

    private String refused(String key, Model model, Locale locale) {
        return pages.page(Form.blank().refuse("", key), CheckView.PART, model, locale);
    }

    private static @Nullable String trouble(PhotoReading.Looked looked) {
        Optional<CardQr> code = code(looked);
        Optional<MrzReading.Read> zone = zone(looked);
        if (code.isPresent()
                && zone.isPresent()
                && !code.get().number().equals(zone.get().mrz().number())) {
            return "identity.photo.two-cards";
        }
        if (code.isEmpty() && zone.isEmpty() && looked.recogniserMissing()) {
            return "identity.photo.no-recogniser";
        }
        return null;
    }

    private static @Nullable Scan scan(PhotoReading.Looked looked) {
        if (code(looked).isPresent()) {
            return new Scan.Qr(looked.code().orElseThrow(), true);
        }
        if (looked.zone().isPresent()) {
            return new Scan.Mrz(looked.zone().get(), true);
        }
        return looked.code().map(code -> (Scan) new Scan.Qr(code, true)).orElse(null);
    }

    private static Optional<CardQr> code(PhotoReading.Looked looked) {
        return looked.code().flatMap(code -> switch (code) {
            case QrReading.Read read -> Optional.of(read.card());
            case QrReading.ReadWithDoubts read -> Optional.of(read.card());
            case QrReading.NotACardQr other -> Optional.empty();
        });
    }

    private static Optional<MrzReading.Read> zone(PhotoReading.Looked looked) {
        return looked.zone().filter(MrzReading.Read.class::isInstance).map(MrzReading.Read.class::cast);
    }
}
