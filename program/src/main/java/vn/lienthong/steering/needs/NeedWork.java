package vn.lienthong.steering.needs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.devices.Devices;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.capability.ui.Tag;
import vn.lienthong.capability.ui.WorkSource;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;

/** What waits for the standing body: proposals to be gathered, and lists whose letter is not issued. */
@Component
class NeedWork implements WorkSource {

    private final Devices devices;
    private final PlanBook plans;
    private final NeedReach reach;
    private final Access access;
    private final Messages messages;

    NeedWork(Devices devices, PlanBook plans, NeedReach reach, Access access, Messages messages) {
        this.devices = devices;
        this.plans = plans;
        this.reach = reach;
        this.access = access;
        this.messages = messages;
    }

    @Override
    public List<Work> work() {
        if (!access.may(NeedConfiguration.GATHER)) {
            return List.of();
        }
        Locale locale = LocaleContextHolder.getLocale();
        List<Work> work = new ArrayList<>();
        devices.withoutPaper()
                .forEach(list -> plans.plan(list.collection())
                        .filter(reach::gathers)
                        .ifPresent(plan -> work.add(new Work(
                                messages.text(
                                        locale,
                                        "needs.work.issue",
                                        messages.text(locale, "needs.addressee." + list.addressee()),
                                        list.needs()),
                                NeedPages.listPath(list.id()),
                                name(plan),
                                null,
                                Tag.WAIT,
                                messages.text(locale, "needs.work.issue.state")))));
        devices.proposed()
                .forEach((collection, needs) -> plans.plan(collection)
                        .filter(reach::gathers)
                        .ifPresent(plan -> work.add(new Work(
                                messages.text(locale, "needs.work.gather", needs),
                                "/ke-hoach/" + collection + "/nhu-cau",
                                name(plan),
                                null,
                                Tag.TODO,
                                messages.text(locale, "needs.work.gather.state")))));
        return List.copyOf(work);
    }

    private static String name(Plan plan) {
        return plan.head().name(plan.head().title());
    }
}
