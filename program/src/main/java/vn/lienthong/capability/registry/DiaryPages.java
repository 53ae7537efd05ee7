package vn.lienthong.capability.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;

/** The diary of a person who asks at the counter, to be shown and printed; questions about its lines and their answers. */
@Controller
@RequestMapping("/dan-cu")
@Allowed(RegistryConfiguration.SHOW_DIARY)
class DiaryPages {

    static final String REQUEST = "yeu-cau";
    static final String WORDS = "noi-dung";
    static final String LINE = "dong";

    private static final String VIEWS = "lienthong/capability/registry/";
    private static final int LONGEST = 2000;

    private final Registry registry;
    private final DataUse dataUse;
    private final Questions questions;
    private final Diary diary;
    private final People people;
    private final Purpose ownRequest;
    private final Messages messages;
    private final Clock clock;

    DiaryPages(
            Registry registry,
            DataUse dataUse,
            Questions questions,
            Diary diary,
            People people,
            PurposeBook purposes,
            Messages messages,
            Clock clock) {
        this.registry = registry;
        this.dataUse = dataUse;
        this.questions = questions;
        this.diary = diary;
        this.people = people;
        this.ownRequest = purposes.find("registry.own-request").orElseThrow();
        this.messages = messages;
        this.clock = clock;
    }

    /** A question with the line it is about. */
    record Row(Questions.Question question, Diary.Line line, String answeredBy) {}

    @GetMapping("/nguoi/{id}/nhat-ky")
    String begin(@PathVariable UUID id, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("form", Form.blank());
        return VIEWS + "diaryFor";
    }

    /** Shows the diary for a request that the person made: itself a look, which the next showing lists. */
    @PostMapping("/nguoi/{id}/nhat-ky")
    String show(@PathVariable UUID id, Form form, Model model) {
        if (form.value(REQUEST).isEmpty() || RegistryPages.holdsNumber(form.value(REQUEST))) {
            form.refuse(REQUEST, "registry.record.wrong");
            model.addAttribute("id", id);
            model.addAttribute("form", form);
            return VIEWS + "diaryFor";
        }
        Person person = person(id, form.value(REQUEST));
        model.addAttribute("person", person);
        model.addAttribute("request", form.value(REQUEST));
        model.addAttribute("lines", dataUse.of(id, null));
        model.addAttribute("now", clock.instant());
        return VIEWS + "diary";
    }

    @PostMapping("/nguoi/{id}/nhat-ky/hoi")
    String ask(@PathVariable UUID id, Form form, Model model, Locale locale, RedirectAttributes after) {
        person(id, form.value(REQUEST));
        String words = form.value(WORDS);
        UUID line = id(form.value(LINE));
        if (words.isEmpty() || words.length() > LONGEST) {
            return show(id, form.refuse(WORDS, "registry.question.missing"), model);
        }
        boolean taken = dataUse.ask(id, line, words);
        after.addFlashAttribute(
                "toast", messages.text(locale, taken ? "registry.question.taken" : "registry.question.not-taken"));
        return "redirect:/dan-cu/nguoi/" + id + "/nhat-ky";
    }

    @GetMapping("/cau-hoi")
    String questions(Model model) {
        return questions(Form.blank(), model);
    }

    private String questions(Form form, Model model) {
        List<Questions.Question> seen = questions.seen();
        Map<UUID, String> names = people.names(seen.stream()
                .map(Questions.Question::answeredBy)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(Collectors.toSet()));
        model.addAttribute("form", form);
        model.addAttribute("today", LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE));
        model.addAttribute(
                "rows",
                seen.stream()
                        .map(one -> new Row(
                                one, diary.find(one.look()).orElseThrow(), names.getOrDefault(one.answeredBy(), "")))
                        .toList());
        return VIEWS + "questions";
    }

    @PostMapping("/cau-hoi/{id}")
    String answer(@PathVariable UUID id, Form form, Model model, Locale locale, RedirectAttributes after) {
        String words = form.value(WORDS);
        if (words.isEmpty() || words.length() > LONGEST) {
            return questions(form.refuse("", "registry.question.answer-missing"), model);
        }
        boolean answered = questions.answer(id, words);
        after.addFlashAttribute(
                "toast",
                messages.text(locale, answered ? "registry.question.answered" : "registry.question.was-answered"));
        return "redirect:/dan-cu/cau-hoi";
    }

    private Person person(UUID id, String request) {
        return registry.person(id, ownRequest.serving("request", request)) instanceof Answer.Found found
                ? found.person()
                : nobody();
    }

    private static Person nobody() {
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
