package vn.lienthong.steering.sites;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.ui.Form;

/** Reads what was typed into a survey or an evaluation; refuses what is missing or no number. */
@Component
class SheetForms {

    private static final String NUMBER = "-?\\d{1,12}([.,]\\d{1,4})?";
    private static final int LONGEST = 2000;

    private final SiteSheets sheets;
    private final SiteStore store;

    SheetForms(SiteSheets sheets, SiteStore store) {
        this.sheets = sheets;
        this.store = store;
    }

    static String question(String id) {
        return "hoi-" + id;
    }

    static String score(String id) {
        return "diem-" + id;
    }

    static String before(String id) {
        return "truoc-" + id;
    }

    static String after(String id) {
        return "sau-" + id;
    }

    /** A form with the answers of the last survey. */
    Form survey(Site site) {
        Form form = Form.blank();
        store.lastSheets(List.of(site.id()), SiteActs.SURVEY)
                .getOrDefault(site.id(), List.of())
                .forEach(line -> form.with(question(line.id()), line.value()));
        return form;
    }

    List<SiteStore.Line> surveyed(Form form) {
        List<SiteStore.Line> lines = new ArrayList<>();
        for (SiteSheets.Question question : sheets.questions()) {
            String field = question(question.id());
            String value = form.value(field);
            if (value.isEmpty()) {
                if (question.needed()) {
                    form.refuse(field, "sites.missing.answer");
                }
                continue;
            }
            switch (question.answer()) {
                case YESNO -> {
                    if (!value.matches("yes|no")) {
                        form.refuse(field, "sites.missing.answer");
                    }
                }
                case NUMBER -> number(form, field, value);
                case TEXT -> {
                    if (value.length() > LONGEST) {
                        form.refuse(field, "sites.too-long", LONGEST);
                    }
                }
            }
            lines.add(new SiteStore.Line(
                    question.id(),
                    question.words().words(),
                    question.words().english(),
                    question.unit(),
                    value,
                    "",
                    0));
        }
        return List.copyOf(lines);
    }

    List<SiteStore.Line> evaluated(Form form) {
        List<SiteStore.Line> lines = new ArrayList<>();
        for (SiteSheets.Criterion criterion : sheets.criteria()) {
            String field = score(criterion.id());
            String value = form.value(field);
            if (!value.matches("\\d{1,3}") || Integer.parseInt(value) > criterion.most()) {
                form.refuse(field, "sites.wrong.score", criterion.most());
            }
            lines.add(new SiteStore.Line(
                    criterion.id(),
                    criterion.words().words(),
                    criterion.words().english(),
                    "",
                    value,
                    "",
                    criterion.most()));
        }
        for (SiteSheets.Result result : sheets.results()) {
            String before = form.value(before(result.id()));
            String after = form.value(after(result.id()));
            if (before.isEmpty() && after.isEmpty()) {
                continue;
            }
            number(form, before(result.id()), before);
            number(form, after(result.id()), after);
            lines.add(new SiteStore.Line(
                    "result-" + result.id(),
                    result.words().words(),
                    result.words().english(),
                    result.unit(),
                    before,
                    after,
                    0));
        }
        return List.copyOf(lines);
    }

    private static void number(Form form, String field, String value) {
        if (!value.matches(NUMBER)) {
            form.refuse(field, "sites.wrong.number");
        }
    }
}
