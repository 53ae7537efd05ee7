package vn.lienthong.capability.national;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.imports.Sheet;
import vn.lienthong.capability.imports.Sheets;
import vn.lienthong.capability.jobs.JobState;
import vn.lienthong.capability.jobs.Jobs;
import vn.lienthong.capability.registry.ListApprovals;
import vn.lienthong.capability.registry.PersonField;
import vn.lienthong.capability.registry.Purpose;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;

/** Lists: ask for approval, bring the sheet, begin, watch, fetch the answers. Each sees their own only. */
@Controller
@RequestMapping(NationalLists.PATH)
@Allowed(NationalConfiguration.VERIFY)
class ListPages {

    static final String WHAT = "noi-dung";
    static final String RECORD = "ho-so";
    static final String REASON = "ly-do";
    static final String SHEET = "bang";
    static final String LIST_RIGHT = "registry.bulk";

    private static final String HERE = "redirect:" + NationalLists.PATH;
    private static final int PORTION = 500;

    private final NationalLists lists;
    private final ListApprovals approvals;
    private final Asking asking;
    private final AskStore store;
    private final Lines lines;
    private final NationalWords words;
    private final Jobs jobs;
    private final Access access;
    private final Audit audit;
    private final Messages messages;
    private final Sheets sheets;

    ListPages(
            NationalLists lists,
            ListApprovals approvals,
            Asking asking,
            AskStore store,
            Lines lines,
            NationalWords words,
            Jobs jobs,
            Access access,
            Audit audit,
            Messages messages,
            Sheets sheets) {
        this.lists = lists;
        this.approvals = approvals;
        this.asking = asking;
        this.store = store;
        this.lines = lines;
        this.words = words;
        this.jobs = jobs;
        this.access = access;
        this.audit = audit;
        this.messages = messages;
        this.sheets = sheets;
    }

    /** A request with what became of it. */
    record Line(
            ListApprovals.Request request,
            String purposeKey,
            NationalLists.@Nullable NationalList list,
            NationalLists.@Nullable Standing standing,
            @Nullable JobState job) {}

    @GetMapping
    String lists(Model model, Locale locale) {
        return lists(Form.blank(), model, locale);
    }

    private String lists(Form form, Model model, Locale locale) {
        model.addAttribute("form", form);
        model.addAttribute("sandbox", lines.sandbox());
        model.addAttribute("ready", lines.setUp());
        model.addAttribute("mayAsk", access.may(LIST_RIGHT));
        model.addAttribute(
                "lines",
                approvals.mine(NationalLists.PATH).stream().map(this::line).toList());
        model.addAttribute("uploads", lists.uploads());
        model.addAttribute(
                "offers",
                offers().stream()
                        .map(offer ->
                                words.choice(offer, words.fields(offer.grant().fields(), locale), locale))
                        .toList());
        return "lienthong/capability/national/lists";
    }

    private Line line(ListApprovals.Request request) {
        Optional<NationalLists.NationalList> list = lists.mine(request.id());
        Purpose purpose = asking.purposes().get(request.purpose());
        return new Line(
                request,
                purpose == null ? "" : purpose.key(),
                list.orElse(null),
                list.map(one -> lists.standing(one.id())).orElse(null),
                list.map(NationalLists.NationalList::job).flatMap(jobs::state).orElse(null));
    }

    private List<NationalPages.Offer> offers() {
        List<NationalPages.Offer> offers = new ArrayList<>();
        for (Purpose purpose : asking.purposes().values()) {
            if (purpose.code().startsWith("national.") && access.may(purpose.right())) {
                Stream.of(Service.VERIFY, Service.LOOK_UP)
                        .filter(service -> access.may(service.right()))
                        .forEach(service -> asking.grant(service, purpose.serving("list", "?"))
                                .ifPresent(grant -> offers.add(new NationalPages.Offer(purpose, grant))));
            }
        }
        offers.sort((one, other) -> one.value().compareTo(other.value()));
        return offers;
    }

    /** Asks for approval; another person decides on the register's page of lists. */
    @PostMapping
    @Allowed(LIST_RIGHT)
    String ask(Form form, Model model, Locale locale, RedirectAttributes after) {
        Optional<NationalPages.Offer> offer = offers().stream()
                .filter(one -> one.value().equals(form.value(WHAT)))
                .findFirst();
        if (offer.isEmpty()) {
            form.refuse(WHAT, "national.ask.what-missing");
        }
        String record = form.value(RECORD);
        if (record.isEmpty() || record.length() > 100 || Asking.holdsNumber(record)) {
            form.refuse(RECORD, NationalOutcome.Refusal.NO_RECORD.key());
        }
        if (form.value(REASON).isEmpty() || form.value(REASON).length() > 1000) {
            form.refuse(REASON, "national.list.reason-missing");
        }
        if (form.wrong() || offer.isEmpty()) {
            return lists(form, model, locale);
        }
        Set<PersonField> fields = EnumSet.noneOf(PersonField.class);
        fields.addAll(offer.get().grant().fields());
        fields.retainAll(offer.get().purpose().fields());
        String reason = messages.text(
                locale,
                "national.list.reason",
                messages.text(locale, offer.get().grant().service().key()),
                form.value(REASON));
        lists.ask(offer.get().grant().service(), offer.get().purpose(), record, fields, reason);
        after.addFlashAttribute("toast", messages.text(locale, "national.list.asked"));
        return HERE;
    }

    @PostMapping("/{id}/bat-dau")
    String begin(@PathVariable UUID id, Form form, Model model, Locale locale, RedirectAttributes after) {
        Optional<NationalLists.Hindrance> hindrance = lists.begin(id, id(form.value(SHEET)));
        if (hindrance.isPresent()) {
            String key = "national.list.hindrance."
                    + hindrance.get().name().toLowerCase(Locale.ROOT).replace('_', '-');
            return lists(form.refuse("", key), model, locale);
        }
        after.addFlashAttribute("toast", messages.text(locale, "national.list.begun"));
        return HERE;
    }

    @PostMapping("/{id}/tiep-tuc")
    String goOn(@PathVariable UUID id, Locale locale, RedirectAttributes after) {
        lists.goOn(id);
        after.addFlashAttribute("toast", messages.text(locale, "national.list.begun"));
        return HERE;
    }

    /** The answers as a sheet, for who asked; each time is written down. */
    @PostMapping("/{id}/ket-qua")
    void result(@PathVariable UUID id, Locale locale, HttpServletResponse response) throws IOException {
        NationalLists.NationalList list = lists.mine(id)
                .filter(NationalLists.NationalList::fetched)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        audit.record("national.list.fetched", "national-list", id.toString(), Map.of());
        String title = messages.text(
                locale, list.sandbox() ? "national.list.file-sandbox" : "national.list.file", list.record());
        List<PersonField> fields = new ArrayList<>(new TreeSet<>(list.fields()));
        List<Sheet.Column> columns = new ArrayList<>(List.of(
                Sheet.Column.number(messages.text(locale, "national.row.line")),
                Sheet.Column.text(messages.text(locale, "national.row.number"), 16),
                Sheet.Column.text(messages.text(locale, "national.row.name"), 30),
                Sheet.Column.text(messages.text(locale, "national.asks.outcome"), 44),
                Sheet.Column.text(messages.text(locale, "national.asks.product"), 10),
                Sheet.Column.date(messages.text(locale, "national.one.answered"))));
        fields.forEach(field -> columns.add(Sheet.Column.text(messages.text(locale, field.key()), 28)));
        Iterable<List<@Nullable Object>> rows = () -> rows(list.id())
                .map(row -> cells(row, fields, list.service().verifies(), locale))
                .iterator();
        sheets.send(
                response,
                messages.text(locale, "national.list.file-name") + ".xlsx",
                new Sheet(messages.text(locale, "national.list.tab"), title, columns, rows));
    }

    private Stream<NationalLists.Row> rows(UUID list) {
        Iterator<NationalLists.Row> all = new Iterator<>() {
            private List<NationalLists.Row> portion = lists.rows(list, 0, PORTION);
            private int at;

            @Override
            public boolean hasNext() {
                if (at == portion.size() && at == PORTION) {
                    portion = lists.rows(list, portion.getLast().line(), PORTION);
                    at = 0;
                }
                return at < portion.size();
            }

            @Override
            public NationalLists.Row next() {
                return portion.get(at++);
            }
        };
        Iterable<NationalLists.Row> iterable = () -> all;
        return java.util.stream.StreamSupport.stream(iterable.spliterator(), false);
    }

    private List<@Nullable Object> cells(
            NationalLists.Row row, List<PersonField> fields, boolean verifies, Locale locale) {
        Optional<Ask> ask = store.find(row.id());
        Optional<Kept.Answer> answer = store.answer(row.id());
        List<@Nullable Object> cells = new ArrayList<@Nullable Object>(Arrays.<@Nullable Object>asList(
                row.line(),
                row.claim().asked(),
                row.claim().name(),
                ask.map(one -> words.outcome(one, locale))
                        .filter(text -> !text.isEmpty())
                        .orElseGet(() -> messages.text(locale, "national.list.not-yet")),
                ask.filter(one -> one.state().ended())
                        .map(one -> one.product().name())
                        .orElse(""),
                ask.map(Ask::answeredAt).orElse(null)));
        for (PersonField field : fields) {
            cells.add(verifies ? match(answer, field, locale) : told(answer, field, locale));
        }
        return cells;
    }

    private String match(Optional<Kept.Answer> answer, PersonField field, Locale locale) {
        return answer.map(one -> one.fields().get(field))
                .map(match -> messages.text(locale, match.key()))
                .orElse("");
    }

    private String told(Optional<Kept.Answer> answer, PersonField field, Locale locale) {
        return answer.map(Kept.Answer::facts).map(facts -> words.of(facts, locale)).orElse(List.of()).stream()
                .filter(shown -> shown.field() == field)
                .flatMap(shown -> shown.values().stream())
                .reduce((one, next) -> one + "; " + next)
                .orElse("");
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }
}
