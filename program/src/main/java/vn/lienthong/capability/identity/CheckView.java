package vn.lienthong.capability.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.capability.registry.Person;
import vn.lienthong.kernel.VietnameseText;

/** A check as pages show it: the same for a scan, a chip, a picture and VNeID. */
@Component
class CheckView {

    /** Header of requests that want only the part of the page that changes. */
    static final String PART = "X-Part";

    private final Faces faces;
    private final Access access;
    private final ObjectProvider<FaceMatcher> matchers;
    private final Locality locality;
    private final NationalStep national;
    private final Clock clock;

    CheckView(
            Faces faces,
            Access access,
            ObjectProvider<FaceMatcher> matchers,
            Locality locality,
            NationalStep national,
            Clock clock) {
        this.national = national;
        this.locality = locality;
        this.clock = clock;
        this.faces = faces;
        this.access = access;
        this.matchers = matchers;
    }

    /**
     * A check with what stands around it.
     *
     * @param hints keys of sentences about the scanner or the card
     * @param face the chip's face: can be shown, is there in a form that browsers do not show, or is not there
     * @param matcher whether a face matcher is connected
     * @param address where the person lives by the register, or empty
     * @param national whether the national database can be asked about it, and why not
     */
    record Result(Check check, List<String> hints, Face face, boolean matcher, String address, NationalStep.Offer national) {

        /** Whether the officer is asked what their eye says: only about somebody, and where a picture is at hand. */
        boolean eye() {
            return check.said() != null
                    && check.means() != Check.Means.TYPED
                    && check.means() != Check.Means.VNEID
                    && check.verdict() != Outcome.Verdict.NO;
        }
    }

    /** Whether the chip's face can be shown. */
    enum Face {
        NONE,
        SHOWN,
        /** JPEG 2000. */
        NOT_SHOWABLE
    }

    /** Puts a check where {@code result.jte}, {@code answer.jte} and {@code check.jte} find it. */
    void fill(Check check, List<String> hints, Model model) {
        model.addAttribute(
                "result",
                new Result(
                        check,
                        List.copyOf(hints),
                        face(check.id()),
                        matchers.getIfAvailable() != null,
                        check.person() == null ? "" : address(check.person()),
                        national.offer(check)));
    }

    private Face face(UUID check) {
        return faces.of(check, access.actor().accountId())
                .map(face -> face.mediaType().equals("image/jpeg") ? Face.SHOWN : Face.NOT_SHOWABLE)
                .orElse(Face.NONE);
    }

    /** Where the person lives now, with the unit as it is called today. */
    private String address(Person person) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
        return person.residences().stream()
                .filter(one -> one.until() == null)
                .findFirst()
                .map(one -> one.address()
                        + locality.unit(one.unit(), today)
                                .map(unit -> ", " + unit.name())
                                .orElse(""))
                .orElse("");
    }

    /** Class of a verdict in {@code identity.css}. */
    static String css(Outcome.Verdict verdict) {
        return "identity-" + code(verdict);
    }

    /** A code as keys write it. */
    static String code(Enum<?> code) {
        return code(code.name());
    }

    /** A code as keys write it. */
    static String code(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Twelve digits in threes, for reading. */
    static String grouped(String number) {
        return number.replaceAll("(\\d{3})(?=\\d)", "$1 ");
    }
}
