package vn.lienthong.capability.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.access.SignIns;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.capability.vneid.Citizen;
import vn.lienthong.capability.vneid.Citizens;
import vn.lienthong.idcard.BirthDate;
import vn.lienthong.idcard.MrzReading;
import vn.lienthong.idcard.OldNumber;
import vn.lienthong.idcard.PersonalNumber;
import vn.lienthong.idcard.QrReading;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;

/**
 * The page that every counter uses. One box takes whatever a scanner types; the answer stands below it and the box is ready again.
 * With script the page stays and only the answer changes; without, each scan is a page.
 */
@Controller
@RequestMapping(CheckPages.PATH)
@Allowed(IdentityConfiguration.CHECK)
class CheckPages {

    static final String PATH = "/kiem-tra-danh-tinh";
    static final String SCAN = "quet";
    static final String NUMBER = "so";
    static final String NAME = "ho-ten";
    static final String BIRTH = "ngay-sinh";
    static final String ONCE = "lan";
    static final String WORK = "cong-viec";
    static final String RECORD = "ho-so";
    static final String VIEWS = "lienthong/capability/identity/";

    /** A scanner types some hundred signs; what is longer is no card. */
    static final int LONGEST_SCAN = 4000;
    /** Age of a proof by VNeID that still counts as that of the person at the counter. */
    private static final java.time.Duration FRESH = java.time.Duration.ofMinutes(3);

    private final Checks checks;
    private final Counter counter;
    private final CheckBook book;
    private final CheckView view;
    private final ChipRelay relay;
    private final SignIns signIns;
    private final Citizens citizens;
    private final OfflineKey offline;
    private final Clock clock;
    private final Messages messages;

    CheckPages(
            Checks checks,
            Counter counter,
            CheckBook book,
            CheckView view,
            ChipRelay relay,
            SignIns signIns,
            Citizens citizens,
            OfflineKey offline,
            Clock clock,
            Messages messages) {
        this.checks = checks;
        this.counter = counter;
        this.book = book;
        this.view = view;
        this.relay = relay;
        this.signIns = signIns;
        this.citizens = citizens;
        this.offline = offline;
        this.clock = clock;
        this.messages = messages;
    }

    /** Persons stand on every page below this address: no browser and no proxy keeps them. */
    @ModelAttribute
    void keepNothing(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
    }

    @GetMapping
    String page(Model model, Locale locale) {
        return page(Form.blank(), null, model, locale);
    }

    @PostMapping("/cong-viec")
    String choose(Form form, Model model, Locale locale) {
        Optional<CheckWork> work = counter.work(form.value(WORK));
        if (work.isEmpty()) {
            return page(form.refuse(WORK, "identity.work.unknown"), null, model, locale);
        }
        switch (Counter.wrong(work.get(), form.value(RECORD))) {
            case NONE -> {
                counter.choose(new Counter.Station(work.get(), form.value(RECORD)));
                return "redirect:" + PATH;
            }
            case MISSING -> form.refuse(RECORD, "identity.record.missing");
            case UNFIT -> form.refuse(RECORD, "identity.record.unfit");
        }
        return page(form, null, model, locale);
    }

    /** What a scanner typed: a QR code, lines of a zone, or the bar code of an older card. */
    @PostMapping
    String scan(
            Form form,
            @RequestHeader(name = CheckView.PART, required = false) @Nullable String part,
            Model model,
            Locale locale) {
        Optional<Counter.Station> station = counter.current();
        String text = form.value(SCAN);
        if (text.isEmpty() || text.length() > LONGEST_SCAN) {
            form.refuse(SCAN, text.isEmpty() ? "identity.scan.empty" : "identity.scan.long");
        }
        if (station.isEmpty() || form.wrong()) {
            return page(form, part, model, locale);
        }
        Scan scan = scan(text);
        signIns.current().ifPresent(session -> relay.scanned(session.session(), scan));
        Check check = checks.check(once(form), scan, station.get().use());
        view.fill(check, hints(scan), model);
        return page(Form.blank(), part, model, locale);
    }

    private Scan scan(String text) {
        QrReading reading = QrReading.of(text);
        if (reading instanceof QrReading.NotACardQr other) {
            if (other.looksLike() == QrReading.Lookalike.MRZ) {
                return new Scan.Mrz(MrzReading.of(text, today()), false);
            }
            if (other.looksLike() == QrReading.Lookalike.NUMBER_ONLY
                    && PersonalNumber.read(text).isPresent()) {
                return new Scan.Typed(text, "", null);
            }
        }
        return new Scan.Qr(reading, false);
    }

    /** What to do about the scanner or the card, beyond the outcome. */
    static List<String> hints(Scan scan) {
        List<String> hints = new ArrayList<>();
        if (scan instanceof Scan.Qr qr) {
            if (qr.reading() instanceof QrReading.NotACardQr other) {
                hints.add("identity.lookalike." + CheckView.code(other.looksLike()));
            }
            if (qr.reading() instanceof QrReading.ReadWithDoubts read) {
                read.doubts().stream().sorted().forEach(doubt -> hints.add("identity.doubt." + CheckView.code(doubt)));
            }
        }
        if (scan instanceof Scan.Mrz zone && zone.reading() instanceof MrzReading.NotAnMrz not) {
            hints.add("identity.zone." + CheckView.code(not.why()));
        }
        return hints;
    }

    @PostMapping("/nhap")
    String typed(
            Form form,
            @RequestHeader(name = CheckView.PART, required = false) @Nullable String part,
            Model model,
            Locale locale) {
        Optional<Counter.Station> station = counter.current();
        Optional<BirthDate> birth = TypedBirth.read(form.value(BIRTH));
        if (PersonalNumber.read(form.value(NUMBER)).isEmpty()
                && OldNumber.read(form.value(NUMBER)).isEmpty()) {
            form.refuse(NUMBER, "identity.number.wrong");
        }
        if (form.value(NAME).isEmpty() || form.value(NAME).length() > 200) {
            form.refuse(NAME, "identity.name.missing");
        }
        if (birth.isEmpty()) {
            form.refuse(BIRTH, "identity.birth.wrong");
        }
        if (station.isEmpty() || form.wrong()) {
            return page(form, part, model, locale);
        }
        Scan scan = new Scan.Typed(form.value(NUMBER), form.value(NAME), birth.orElseThrow());
        view.fill(checks.check(once(form), scan, station.get().use()), List.of(), model);
        return page(Form.blank(), part, model, locale);
    }

    /** Back from VNeID, in the officer's browser: nothing is done before the officer says so. */
    @GetMapping("/vneid")
    String vneid(Model model) {
        model.addAttribute(
                "level", fresh(citizens.current()).map(Citizen::level).orElse(""));
        model.addAttribute("once", Ids.next());
        return VIEWS + "vneid";
    }

    /** Takes the citizen's proof, once: their session ends with it, so that the next person is not taken for them. */
    @PostMapping("/vneid")
    String proved(Form form, HttpServletRequest request, HttpServletResponse response, Model model, Locale locale) {
        boolean sandbox = citizens.way().sandbox();
        Optional<Citizen> citizen = fresh(citizens.take(request, response));
        Optional<Counter.Station> station = counter.current();
        if (citizen.isEmpty() || station.isEmpty()) {
            return page(form.refuse("", "identity.vneid.gone"), null, model, locale);
        }
        Scan scan = new Scan.Vneid(citizen.get(), sandbox);
        view.fill(checks.check(once(form), scan, station.get().use()), List.of(), model);
        return page(Form.blank(), null, model, locale);
    }

    private Optional<Citizen> fresh(Optional<Citizen> citizen) {
        return citizen.filter(one -> one.provedAt().isAfter(clock.instant().minus(FRESH)));
    }

    /** The whole page, or only what changes of it. */
    String page(Form form, @Nullable String part, Model model, Locale locale) {
        Optional<Counter.Station> station = counter.current();
        Citizens.Way way = citizens.way();
        model.addAttribute("form", form);
        model.addAttribute("station", station.orElse(null));
        model.addAttribute("works", works(locale));
        model.addAttribute("once", Ids.next());
        model.addAttribute("recent", book.latest(today()));
        model.addAttribute("offlineKey", part == null ? offline.publicKey() : "");
        model.addAttribute(
                "account",
                signIns.current().map(live -> live.account().toString()).orElse(""));
        model.addAttribute("vneid", way.open() ? citizens.signIn(2, PATH + "/vneid") : "");
        model.addAttribute("vneid1", way.open() ? citizens.signIn(1, PATH + "/vneid") : "");
        if (!model.containsAttribute("result")) {
            model.addAttribute("result", null);
        }
        return VIEWS + (part == null ? "check" : "answer");
    }

    private List<Choice> works(Locale locale) {
        return counter.works().stream()
                .map(work -> new Choice(
                        work.purpose().code(),
                        messages.text(locale, work.purpose().key()),
                        messages.text(locale, work.purpose().basisKey())))
                .toList();
    }

    private static UUID once(Form form) {
        try {
            return UUID.fromString(form.value(ONCE));
        } catch (IllegalArgumentException none) {
            return Ids.next();
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
    }
}
