package vn.lienthong.capability.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.imports.Sheet;
import vn.lienthong.capability.imports.Sheets;
import vn.lienthong.capability.papers.PaperData;
import vn.lienthong.capability.papers.Papers;
import vn.lienthong.capability.registry.DataUse;
import vn.lienthong.capability.registry.OwnData;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;

/**
 * The data of a person as all rooms hold them, with the data-use diary, the consents and the requests: to be read, and to be
 * taken along as a workbook, as JSON for another program, or as a paper. Made when it is asked for and kept nowhere.
 */
@Component
class OwnCopy {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.ROOT);

    private final Deeds deeds;
    private final OwnData own;
    private final Consents consents;
    private final RequestStore store;
    private final Sheets sheets;
    private final Papers papers;
    private final JsonMapper json;
    private final Messages messages;
    private final Audit audit;
    private final Clock clock;

    OwnCopy(
            Deeds deeds,
            OwnData own,
            Consents consents,
            RequestStore store,
            Sheets sheets,
            Papers papers,
            JsonMapper json,
            Messages messages,
            Audit audit,
            Clock clock) {
        this.deeds = deeds;
        this.own = own;
        this.consents = consents;
        this.store = store;
        this.sheets = sheets;
        this.papers = papers;
        this.json = json;
        this.messages = messages;
        this.audit = audit;
        this.clock = clock;
    }

    /** A kind of data with what is held of it. */
    record Line(String item, List<String> values, String origin) {

        Line {
            values = List.copyOf(values);
        }
    }

    /** Everything. */
    record Copy(
            DataRequest request,
            Instant made,
            List<Line> data,
            List<DataUse.Line> diary,
            List<Consents.Consent> consents,
            List<DataRequest> requests) {}

    /**
     * Gathers the data of a granted request.
     *
     * @param reader the person, who stands for them, or the officer who acts
     */
    @Transactional
    public Copy of(DataRequest request, OwnData.Reader reader, Locale locale) {
        String number = request.subject().number();
        Map<String, HeldData.Item> items =
                deeds.items().stream().collect(Collectors.toMap(HeldData.Item::code, Function.identity()));
        // The diary first: the look that is made now stands in the next copy.
        List<DataUse.Line> diary = own.find(number).map(own::diary).orElse(List.of());
        List<Line> data = deeds.held(request, reader, locale).stream()
                .map(held -> new Line(
                        messages.text(
                                locale,
                                Objects.requireNonNull(items.get(held.item())).key()),
                        held.values(),
                        held.origin()))
                .toList();
        audit.record(
                "privacy.copy.made",
                "data-request",
                request.id().toString(),
                Map.of("code", request.code(), "by-person", Boolean.toString(!(reader instanceof OwnData.Reader.Officer))));
        return new Copy(request, clock.instant(), data, diary, consents.of(number), store.ofPerson(number));
    }

    /** Answers with the copy in a form: {@code xlsx}, {@code json} or {@code pdf}. */
    void send(HttpServletResponse response, Copy copy, String form, Locale locale) throws IOException {
        String name = copy.request().code() + "." + form;
        switch (form) {
            case "xlsx" -> sheets.send(response, name, workbook(copy, locale));
            case "json" -> {
                head(response, name, "application/json;charset=UTF-8");
                response.getOutputStream().write(json.writeValueAsBytes(tree(copy, locale)));
            }
            case "pdf" -> {
                head(response, name, "application/pdf");
                response.getOutputStream().write(paper(copy).pdf());
            }
            default -> throw new IllegalArgumentException(form);
        }
    }

    private static void head(HttpServletResponse response, String name, String type) {
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private List<Sheet> workbook(Copy copy, Locale locale) {
        return List.of(
                sheet(
                        locale,
                        "privacy.copy.data",
                        List.of(
                                column(locale, "privacy.copy.item", 28),
                                column(locale, "privacy.copy.value", 60),
                                column(locale, "privacy.copy.origin", 60)),
                        copy.data().stream()
                                .map(line -> List.of(line.item(), String.join("\n", line.values()), line.origin()))
                                .toList()),
                sheet(
                        locale,
                        "privacy.copy.diary",
                        List.of(
                                Sheet.Column.date(messages.text(locale, "privacy.copy.when")),
                                column(locale, "privacy.copy.who", 30),
                                column(locale, "privacy.copy.agency", 40),
                                column(locale, "privacy.copy.what-for", 40),
                                column(locale, "privacy.copy.record", 20),
                                column(locale, "privacy.copy.fields", 60)),
                        copy.diary().stream()
                                .map(line -> List.of(
                                        line.at(),
                                        line.who(),
                                        line.agency(),
                                        line.purpose(),
                                        line.record(),
                                        fields(line, locale)))
                                .toList()),
                sheet(
                        locale,
                        "privacy.copy.consents",
                        List.of(
                                column(locale, "privacy.copy.consent", 40),
                                column(locale, "privacy.copy.text", 80),
                                Sheet.Column.date(messages.text(locale, "privacy.copy.since")),
                                Sheet.Column.date(messages.text(locale, "privacy.copy.withdrawn"))),
                        copy.consents().stream()
                                .map(one -> java.util.Arrays.asList(
                                        one.title(), one.text(), one.givenAt(), one.withdrawnAt()))
                                .toList()),
                sheet(
                        locale,
                        "privacy.copy.requests",
                        List.of(
                                column(locale, "privacy.field.code", 20),
                                column(locale, "privacy.field.kind", 40),
                                column(locale, "privacy.field.state", 24),
                                Sheet.Column.date(messages.text(locale, "privacy.field.filed"))),
                        copy.requests().stream()
                                .map(one -> List.of(
                                        one.code(),
                                        messages.text(locale, one.kind().key()),
                                        messages.text(locale, one.state().key()),
                                        one.filedAt()))
                                .toList()));
    }

    private Sheet sheet(Locale locale, String key, List<Sheet.Column> columns, Iterable<? extends List<?>> rows) {
        String name = messages.text(locale, key);
        return new Sheet(name, name, columns, rows);
    }

    private Sheet.Column column(Locale locale, String key, int width) {
        return Sheet.Column.text(messages.text(locale, key), width);
    }

    private String fields(DataUse.Line line, Locale locale) {
        return line.fields().stream()
                .map(field -> messages.text(locale, field.key()))
                .collect(Collectors.joining(", "));
    }

    /** For other programs: names of members are English and stay as they are. */
    private Map<String, Object> tree(Copy copy, Locale locale) {
        Subject subject = copy.request().subject();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("request", copy.request().code());
        tree.put("made_at", copy.made().toString());
        tree.put("personal_id", subject.number());
        tree.put("full_name", subject.name());
        tree.put(
                "data",
                copy.data().stream()
                        .map(line -> Map.of("item", line.item(), "values", line.values(), "origin", line.origin()))
                        .toList());
        tree.put(
                "data_use", copy.diary().stream().map(line -> use(line, locale)).toList());
        tree.put("consents", copy.consents().stream().map(OwnCopy::consent).toList());
        tree.put(
                "requests",
                copy.requests().stream()
                        .map(one -> Map.of(
                                "code",
                                one.code(),
                                "kind",
                                one.kind().name(),
                                "state",
                                one.state().name(),
                                "filed_at",
                                one.filedAt().toString()))
                        .toList());
        return tree;
    }

    private Map<String, Object> use(DataUse.Line line, Locale locale) {
        Map<String, Object> use = new LinkedHashMap<>();
        use.put("at", line.at().toString());
        use.put("by", line.who());
        use.put("agency", line.agency());
        use.put("purpose", line.purpose());
        use.put("legal_basis", line.basis());
        use.put("record", line.record());
        use.put(
                "fields",
                line.fields().stream()
                        .map(field -> messages.text(locale, field.key()))
                        .toList());
        return use;
    }

    private static Map<String, @Nullable Object> consent(Consents.Consent one) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("purpose", one.purpose());
        tree.put("title", one.title());
        tree.put("text", one.text());
        tree.put("version", one.version());
        tree.put("given_at", one.givenAt().toString());
        Instant withdrawn = one.withdrawnAt();
        tree.put("withdrawn_at", withdrawn == null ? null : withdrawn.toString());
        return tree;
    }

    private Papers.Paper paper(Copy copy) {
        Locale vietnamese = VietnameseText.VIETNAMESE;
        Subject subject = copy.request().subject();
        return papers.make(
                PrivacyConfiguration.COPY_PAPER,
                papers.letterhead(
                                copy.request().agency(),
                                "",
                                java.time.LocalDate.ofInstant(copy.made(), VietnameseText.ZONE))
                        .about(
                                messages.text(vietnamese, "privacy.paper.copy.type"),
                                messages.text(
                                        vietnamese,
                                        "privacy.paper.copy.about",
                                        copy.request().code())),
                PaperData.none()
                        .with("so_yeu_cau", copy.request().code())
                        .with("ho_ten", subject.name())
                        .with("so_dinh_danh", subject.number())
                        .with("lap_luc", moment(copy.made()))
                        .with(
                                "du_lieu",
                                copy.data().stream()
                                        .map(line -> PaperData.none()
                                                .with("muc", line.item())
                                                .with("noi_dung", String.join("; ", line.values()))
                                                .with("nguon", line.origin()))
                                        .toList())
                        .with(
                                "nhat_ky",
                                copy.diary().stream()
                                        .map(line -> PaperData.none()
                                                .with("luc", moment(line.at()))
                                                .with("ai", who(line))
                                                .with(
                                                        "muc_dich",
                                                        line.record().isEmpty()
                                                                ? line.purpose()
                                                                : line.purpose() + " (" + line.record() + ")"))
                                        .toList())
                        .with(
                                "dong_y",
                                copy.consents().stream()
                                        .map(one -> PaperData.none()
                                                .with("viec", one.title())
                                                .with("tu", moment(one.givenAt()))
                                                .with("rut", moment(one.withdrawnAt())))
                                        .toList()));
    }

    private static String who(DataUse.Line line) {
        return line.agency().isEmpty() ? line.who() : line.agency() + ", " + line.who();
    }

    private static String moment(@Nullable Instant at) {
        return at == null ? "" : MOMENT.format(LocalDateTime.ofInstant(at, VietnameseText.ZONE));
    }
}
