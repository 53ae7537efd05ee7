package vn.lienthong.capability.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.capability.ui.Tag;
import vn.lienthong.capability.ui.WorkSource;
import vn.lienthong.kernel.VietnameseText;

/**
 * What waits in the register for the one who looks: corrections to decide, questions to answer, cases to review, emergency
 * accesses to check. Only what this person may see and do; names of persons do not stand here.
 */
@Component
class RegistryWork implements WorkSource {

    private static final int REVIEW_AHEAD = 7;

    private final Corrections corrections;
    private final Questions questions;
    private final Deferrals deferrals;
    private final BreakGlass glass;
    private final Access access;
    private final Messages messages;
    private final Clock clock;

    RegistryWork(
            Corrections corrections,
            Questions questions,
            Deferrals deferrals,
            BreakGlass glass,
            Access access,
            Messages messages,
            Clock clock) {
        this.corrections = corrections;
        this.questions = questions;
        this.deferrals = deferrals;
        this.glass = glass;
        this.access = access;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public List<Work> work() {
        Locale locale = LocaleContextHolder.getLocale();
        List<Work> all = new ArrayList<>();
        if (access.may(RegistryConfiguration.DECIDE)) {
            corrections.seen().stream()
                    .filter(Corrections.Correction::open)
                    .filter(corrections::mayDecide)
                    .forEach(one -> all.add(work(
                            messages.text(
                                    locale,
                                    "registry.work.correction",
                                    messages.text(locale, one.field().key())),
                            "/dan-cu/de-nghi/" + one.id(),
                            one.agencyName(),
                            one.dueOn(),
                            locale)));
        }
        if (access.may(RegistryConfiguration.SHOW_DIARY)) {
            questions.seen().stream()
                    .filter(Questions.Question::open)
                    .forEach(one -> all.add(work(
                            messages.text(locale, "registry.work.question"),
                            "/dan-cu/cau-hoi",
                            "",
                            one.dueOn(),
                            locale)));
        }
        if (access.may(RegistryConfiguration.OVERSEE)) {
            oversight(all, locale);
        }
        return all;
    }

    private void oversight(List<Work> all, Locale locale) {
        LocalDate horizon = today().plusDays(REVIEW_AHEAD);
        deferrals.seen().stream()
                .filter(Deferrals.Case::open)
                .filter(deferrals::mayReview)
                .filter(one -> !one.reviewDue().isAfter(horizon))
                .forEach(one -> all.add(work(
                        messages.text(locale, "registry.work.case"),
                        "/dan-cu/giam-sat",
                        one.agencyName(),
                        one.reviewDue(),
                        locale)));
        glass.seen().stream()
                .filter(one -> one.checkedAt() == null)
                .filter(glass::mayCheck)
                .forEach(one -> all.add(work(
                        messages.text(locale, "registry.work.glass"),
                        "/dan-cu/giam-sat",
                        one.agencyName(),
                        LocalDate.ofInstant(one.brokenAt(), VietnameseText.ZONE).plus(RegistryWatch.CHECK_WITHIN),
                        locale)));
    }

    private Work work(String title, String path, String note, @Nullable LocalDate due, Locale locale) {
        boolean late = due != null && due.isBefore(today());
        return new Work(
                title,
                path,
                note,
                due,
                late ? Tag.LATE : Tag.TODO,
                messages.text(locale, late ? "registry.work.late" : "registry.work.waits"));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
    }
}
