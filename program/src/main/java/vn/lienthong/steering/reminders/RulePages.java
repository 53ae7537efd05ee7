package vn.lienthong.steering.reminders;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;

/** When the program reminds by itself. */
@Controller
@RequestMapping(RulePages.PATH)
@Allowed(RemindersConfiguration.SET_RULES)
class RulePages {

    static final String PATH = "/nhac-viec/quy-tac";
    private static final int MOST_DAYS = 60;
    private static final int MOST_LATE = 1000;

    private final ReminderStore store;
    private final Audit audit;
    private final Messages messages;
    private final TransactionTemplate transaction;

    RulePages(ReminderStore store, Audit audit, Messages messages, PlatformTransactionManager transactions) {
        this.store = store;
        this.audit = audit;
        this.messages = messages;
        this.transaction = new TransactionTemplate(transactions);
    }

    @GetMapping
    ModelAndView show() {
        return page(form(store.rules()), HttpStatus.OK);
    }

    private static Form form(Rules rules) {
        return Form.blank()
                .with(
                        "before",
                        rules.before().reversed().stream().map(String::valueOf).collect(Collectors.joining(", ")))
                .with("day", rules.onTheDay() ? "1" : "")
                .with("first", Integer.toString(rules.lateFirst()))
                .with("every", Integer.toString(rules.lateEvery()))
                .with("last", Integer.toString(rules.lateLast()))
                .with("escalate", Integer.toString(rules.escalateFrom()))
                .with("version", Integer.toString(rules.version()));
    }

    private static ModelAndView page(Form form, HttpStatus status) {
        return new ModelAndView("lienthong/steering/reminders/rules", Map.of("form", form), status);
    }

    @PostMapping
    ModelAndView save(Form form, RedirectAttributes after, Locale locale) {
        Rules rules = new Rules(
                days(form),
                form.value("day").equals("1"),
                number(form, "first", MOST_DAYS),
                number(form, "every", MOST_DAYS),
                number(form, "last", MOST_LATE),
                number(form, "escalate", MOST_LATE),
                form.value("version").matches("[0-9]{1,9}") ? Integer.parseInt(form.value("version")) : 0);
        if (form.wrong()) {
            return page(form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        boolean saved = Boolean.TRUE.equals(transaction.execute(status -> save(rules)));
        if (!saved) {
            Form now = form(store.rules());
            return page(now.refuse("", "reminders.rules.changed"), HttpStatus.CONFLICT);
        }
        after.addFlashAttribute("toast", messages.text(locale, "reminders.rules.saved"));
        return new ModelAndView("redirect:" + PATH);
    }

    private boolean save(Rules rules) {
        if (!store.save(rules)) {
            return false;
        }
        audit.record(
                "reminders.rules.changed",
                "reminder-rules",
                "all",
                Map.of(
                        "before", rules.before().toString(),
                        "on-the-day", Boolean.toString(rules.onTheDay()),
                        "late", rules.lateFirst() + "+" + rules.lateEvery() + ".." + rules.lateLast(),
                        "escalate-from", Integer.toString(rules.escalateFrom())));
        return true;
    }

    private static List<Integer> days(Form form) {
        List<Integer> days = new ArrayList<>();
        for (String word : form.value("before").split("[,;\\s]+", -1)) {
            if (!word.isEmpty() && (!word.matches("[0-9]{1,2}") || !between(Integer.parseInt(word), MOST_DAYS))) {
                form.refuse("before", "reminders.rules.before-wrong", MOST_DAYS);
                return List.of();
            }
            if (!word.isEmpty()) {
                days.add(Integer.parseInt(word));
            }
        }
        return days;
    }

    private static int number(Form form, String field, int most) {
        String text = form.value(field);
        if (!text.matches("[0-9]{1,4}") || !between(Integer.parseInt(text), most)) {
            form.refuse(field, "reminders.rules.number", most);
            return 1;
        }
        return Integer.parseInt(text);
    }

    private static boolean between(int number, int most) {
        return number >= 1 && number <= most;
    }
}
