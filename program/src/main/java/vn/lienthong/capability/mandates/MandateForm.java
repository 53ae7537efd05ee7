package vn.lienthong.capability.mandates;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.idcard.PersonalNumber;
import vn.lienthong.kernel.TypedDay;

/** What a paper's form asks, and what is wrong with an answer. */
@Component
class MandateForm {

    static final String ID = "ma";
    static final String GROUND = "loai";
    static final String PRINCIPAL = "so-nguoi-duoc";
    static final String PRINCIPAL_NAME = "ten-nguoi-duoc";
    static final String BORN = "ngay-sinh";
    static final String AGENT = "so-nguoi-lam";
    static final String AGENT_NAME = "ten-nguoi-lam";
    static final String PAPER = "so-giay";
    static final String PAPER_BY = "noi-cap";
    static final String PAPER_ON = "ngay-giay";
    static final String UNTIL = "den-ngay";
    static final String DEEDS = "viec";
    static final String FILE = "tep";
    static final String NUMBER = "so-dinh-danh";
    static final String WHY = "ly-do";

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_PAPER = 100;
    /** After which the paper is shown again: a house rule, no law says how long a counter may rely on a copy. */
    private static final int LONGEST_YEARS = 5;

    private final Mandates mandates;
    private final Messages messages;

    MandateForm(Mandates mandates, Messages messages) {
        this.mandates = mandates;
        this.messages = messages;
    }

    List<Choice> grounds(Locale locale) {
        return List.of(Ground.GUARDIAN, Ground.WRITTEN).stream()
                .map(ground -> new Choice(
                        ground.code(),
                        messages.text(locale, ground.key()),
                        messages.text(locale, ground.key() + ".how")))
                .toList();
    }

    List<Choice> deeds(Locale locale) {
        return mandates.deeds().stream()
                .map(deed -> Choice.of(deed.code(), messages.text(locale, deed.key())))
                .toList();
    }

    /** The paper that the form holds; what is wrong with it stands in the form. */
    Optional<MandateEntries.Entry> read(Form form, @Nullable MultipartFile file) {
        Optional<Ground> ground =
                Ground.of(form.value(GROUND)).filter(one -> one != Ground.PARENT);
        if (ground.isEmpty()) {
            form.refuse(GROUND, "mandates.missing.ground");
        }
        Optional<Pair> pair = pair(form);
        if (ground.filter(one -> one == Ground.GUARDIAN).isPresent()
                && pair.filter(two -> two.born() == null && !mandates.known(two.principal()))
                        .isPresent()) {
            form.refuse(BORN, "mandates.missing.born");
        }
        Optional<LocalDate> on = paper(form);
        Optional<LocalDate> until = until(form);
        Set<String> known = mandates.deeds().stream().map(MandateDeed::code).collect(Collectors.toSet());
        Set<String> deeds = form.values(DEEDS).stream().filter(known::contains).collect(Collectors.toSet());
        if (ground.filter(one -> one == Ground.WRITTEN).isPresent() && deeds.isEmpty()) {
            form.refuse(DEEDS, "mandates.missing.deeds");
        }
        if (file == null || file.isEmpty()) {
            form.refuse(FILE, "mandates.missing.file");
        }
        UUID id = uuid(form.value(ID));
        if (form.wrong() || id == null || pair.isEmpty() || ground.isEmpty() || on.isEmpty() || until.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new MandateEntries.Entry(
                id,
                ground.get(),
                pair.get(),
                form.value(PAPER),
                form.value(PAPER_BY),
                on.get(),
                until.get(),
                ground.get() == Ground.GUARDIAN ? Set.of() : deeds));
    }

    private Optional<LocalDate> paper(Form form) {
        String paper = form.value(PAPER);
        if (paper.isEmpty() || paper.length() > LONGEST_PAPER || paper.matches(".*\\d{9}.*")) {
            form.refuse(PAPER, "mandates.missing.paper");
        }
        if (form.value(PAPER_BY).isEmpty() || form.value(PAPER_BY).length() > LONGEST_PAPER) {
            form.refuse(PAPER_BY, "mandates.missing.paper-by");
        }
        Optional<LocalDate> on =
                TypedDay.parse(form.value(PAPER_ON)).filter(day -> !day.isAfter(mandates.today()));
        if (on.isEmpty()) {
            form.refuse(PAPER_ON, "mandates.wrong.paper-on");
        }
        return on;
    }

    private Optional<LocalDate> until(Form form) {
        Optional<LocalDate> until = TypedDay.parse(form.value(UNTIL))
                .filter(day -> !day.isBefore(mandates.today()))
                .filter(day -> !day.isAfter(mandates.today().plusYears(LONGEST_YEARS)));
        if (until.isEmpty()) {
            form.refuse(UNTIL, "mandates.wrong.until", LONGEST_YEARS);
        }
        return until;
    }

    /** The two, with their numbers and names. */
    static Optional<Pair> pair(Form form) {
        String principal = digits(form.value(PRINCIPAL));
        String agent = digits(form.value(AGENT));
        if (principal.isEmpty()) {
            form.refuse(PRINCIPAL, "mandates.wrong.number");
        }
        if (agent.isEmpty()) {
            form.refuse(AGENT, "mandates.wrong.number");
        } else if (agent.equals(principal)) {
            form.refuse(AGENT, "mandates.wrong.same");
        }
        name(form, PRINCIPAL_NAME);
        name(form, AGENT_NAME);
        Optional<LocalDate> born = TypedDay.parse(form.value(BORN));
        if (!form.value(BORN).isEmpty() && born.isEmpty()) {
            form.refuse(BORN, "mandates.wrong.born");
        }
        return form.wrong()
                ? Optional.empty()
                : Optional.of(new Pair(
                        principal,
                        form.value(PRINCIPAL_NAME),
                        agent,
                        form.value(AGENT_NAME),
                        born.orElse(null)));
    }

    private static void name(Form form, String field) {
        if (form.value(field).length() < 2 || form.value(field).length() > LONGEST_NAME) {
            form.refuse(field, "mandates.missing.name");
        }
    }

    /** Twelve digits, or nothing. */
    static String digits(String typed) {
        String digits = typed.replaceAll("[ .]", "");
        return digits.matches("\\d{12}") && PersonalNumber.read(digits).isPresent() ? digits : "";
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException no) {
            return null;
        }
    }
}
