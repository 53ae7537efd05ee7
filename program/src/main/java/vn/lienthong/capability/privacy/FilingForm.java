package vn.lienthong.capability.privacy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.multipart.MultipartFile;
import vn.lienthong.capability.registry.OwnData;
import vn.lienthong.capability.registry.PersonField;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.Ids;

/** What a request asks of the one who files it, by kind; the same on the citizen's page and at the counter. */
@Component
class FilingForm {

    static final String ID = "ma";
    static final String AGENCY = "co-quan";
    static final String FIELD = "muc";
    static final String VALUE = "gia-tri";
    static final String TARGETS = "chon";
    static final String WISH = "noi-dung";
    static final String PHONE = "dien-thoai";
    static final String EMAIL = "thu-dien-tu";
    static final String AGREED = "dong-y";
    static final String FILE = "tep";
    static final String NUMBER = "so-dinh-danh";
    static final String NAME = "ho-ten";
    static final String STAND_IN = "nguoi-dai-dien";

    private static final int LONGEST = 3000;
    private static final int LONGEST_NAME = 120;

    private final RequestStore store;
    private final Deeds deeds;
    private final Consents consents;
    private final OwnData own;
    private final Messages messages;

    FilingForm(RequestStore store, Deeds deeds, Consents consents, OwnData own, Messages messages) {
        this.store = store;
        this.deeds = deeds;
        this.consents = consents;
        this.own = own;
        this.messages = messages;
    }

    /** What the form of a kind offers. */
    record Offered(Kind kind, List<Choice> desks, List<Choice> fields, List<Choice> values, List<Choice> targets) {}

    /**
     * @param held codes of the consents that the person has given, or null where they are not known yet
     */
    void show(Model model, Kind kind, Form form, @Nullable Set<String> held, Locale locale) {
        if (form.value(ID).isEmpty()) {
            form.with(ID, Ids.next().toString());
        }
        List<RequestStore.Desk> desks = store.desks();
        if (form.value(AGENCY).isEmpty() && desks.size() == 1) {
            form.with(AGENCY, desks.getFirst().agency().toString());
        }
        PersonField field = Deeds.field(form.value(FIELD)).orElse(null);
        model.addAttribute("form", form);
        model.addAttribute(
                "offered",
                new Offered(
                        kind,
                        desks.stream()
                                .map(desk -> Choice.of(desk.agency().toString(), desk.name()))
                                .toList(),
                        kind == Kind.CORRECT ? fields(locale) : List.of(),
                        field == null ? List.of() : choices(own.choices(field, locale)),
                        targets(kind, held, locale)));
    }

    private List<Choice> fields(Locale locale) {
        return OwnData.correctable().stream()
                .map(field -> Choice.of(field.name(), messages.text(locale, field.key())))
                .toList();
    }

    private static List<Choice> choices(Map<String, String> words) {
        List<Choice> all = new ArrayList<>();
        words.forEach((code, text) -> all.add(Choice.of(code, text)));
        return all;
    }

    private List<Choice> targets(Kind kind, @Nullable Set<String> held, Locale locale) {
        return switch (kind) {
            case OBJECT, RESTRICT -> choices(own.purposes(locale));
            case ERASE ->
                deeds.items().stream()
                        .map(item -> new Choice(
                                item.code(),
                                messages.text(locale, item.key()),
                                item.erasable()
                                        ? messages.text(locale, "privacy.erase.can")
                                        : messages.text(
                                                locale, "privacy.erase.kept", messages.text(locale, item.dutyKey()))))
                        .toList();
            case WITHDRAW ->
                consents.purposes().stream()
                        .filter(purpose -> held == null || held.contains(purpose.code()))
                        .map(purpose -> Choice.of(purpose.code(), messages.text(locale, purpose.key())))
                        .toList();
            case SEE, COPY, CORRECT, COMPLAIN -> List.of();
        };
    }

    /**
     * The request that the form holds; what is wrong with it stands in the form.
     *
     * @param number and name of the person as they are known
     */
    Optional<Requests.Filing> read(
            Form form,
            Kind kind,
            String number,
            String name,
            Consents.Channel channel,
            @Nullable MultipartFile file,
            Locale locale)
            throws IOException {
        UUID id = uuid(form.value(ID));
        UUID agency = uuid(form.value(AGENCY));
        if (agency == null
                || store.desks().stream().noneMatch(desk -> desk.agency().equals(agency))) {
            form.refuse(AGENCY, "privacy.missing.agency");
        }
        String wish = form.value(WISH);
        boolean wishNeeded = kind == Kind.COMPLAIN || kind == Kind.OBJECT;
        if ((wishNeeded && wish.isEmpty()) || wish.length() > LONGEST) {
            form.refuse(WISH, "privacy.missing.wish", LONGEST);
        }
        List<String> targets = targets(form, kind, locale);
        contact(form);
        if (form.value(STAND_IN).length() > LONGEST_NAME * 2) {
            form.refuse(STAND_IN, "privacy.wrong.long");
        }
        if (form.wrong() || id == null || agency == null) {
            return Optional.empty();
        }
        return Optional.of(new Requests.Filing(
                id,
                kind,
                agency,
                new Subject(
                        number,
                        name,
                        form.value(PHONE),
                        form.value(EMAIL),
                        form.value(STAND_IN),
                        wish,
                        form.value(VALUE)),
                targets,
                channel,
                !form.value(AGREED).isEmpty(),
                upload(file)));
    }

    private List<String> targets(Form form, Kind kind, Locale locale) {
        if (kind == Kind.CORRECT) {
            PersonField field = Deeds.field(form.value(FIELD)).orElse(null);
            if (field == null) {
                form.refuse(FIELD, "privacy.missing.field");
                return List.of();
            }
            if (!OwnData.meant(field, form.value(VALUE))) {
                form.refuse(VALUE, "privacy.wrong.value");
            }
            return List.of(field.name());
        }
        Set<String> offered =
                targets(kind, null, locale).stream().map(Choice::value).collect(Collectors.toSet());
        List<String> picked = form.values(TARGETS).stream()
                .filter(offered::contains)
                .distinct()
                .toList();
        boolean needed = kind == Kind.OBJECT || kind == Kind.ERASE || kind == Kind.WITHDRAW;
        if (needed && picked.isEmpty()) {
            form.refuse(TARGETS, "privacy.missing.targets");
        }
        return picked;
    }

    private static void contact(Form form) {
        if (!form.value(PHONE).isEmpty() && !form.value(PHONE).matches("[+0-9][0-9 .()-]{6,19}")) {
            form.refuse(PHONE, "privacy.wrong.phone");
        }
        if (!form.value(EMAIL).isEmpty() && !form.value(EMAIL).matches("[^@\\s]{1,64}@[^@\\s]{1,180}")) {
            form.refuse(EMAIL, "privacy.wrong.email");
        }
        if ((!form.value(PHONE).isEmpty() || !form.value(EMAIL).isEmpty())
                && form.value(AGREED).isEmpty()) {
            form.refuse(AGREED, "privacy.missing.agreed");
        }
    }

    static Requests.@Nullable Upload upload(@Nullable MultipartFile file) throws IOException {
        if (file == null || file.isEmpty()) {
            return null;
        }
        String name = file.getOriginalFilename();
        return new Requests.Upload(name == null ? "" : name, file.getInputStream());
    }

    static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException no) {
            return null;
        }
    }

    /** What a request is about, in words. */
    List<String> targetWords(DataRequest request, Locale locale) {
        if (request.kind() == Kind.CORRECT) {
            return Deeds.field(request)
                    .map(field -> List.of(messages.text(locale, field.key()) + ": "
                            + own.valueWords(field, request.subject().value(), locale)))
                    .orElse(List.of());
        }
        Map<String, String> words = targets(request.kind(), null, locale).stream()
                .collect(Collectors.toMap(
                        Choice::value,
                        choice -> request.kind() == Kind.ERASE && !choice.hint().isEmpty()
                                ? choice.text() + " – " + choice.hint()
                                : choice.text()));
        return request.targets().stream()
                .map(code -> words.getOrDefault(code, code))
                .toList();
    }
}
