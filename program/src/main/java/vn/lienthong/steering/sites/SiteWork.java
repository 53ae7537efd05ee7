package vn.lienthong.steering.sites;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.capability.ui.Tag;
import vn.lienthong.capability.ui.WorkSource;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;

/** Places that wait for the decision of the one who looks: which to choose, whether to replicate. */
@Component
class SiteWork implements WorkSource {

    private final SiteStore store;
    private final SiteReach reach;
    private final PlanBook plans;
    private final Access access;
    private final Messages messages;

    SiteWork(SiteStore store, SiteReach reach, PlanBook plans, Access access, Messages messages) {
        this.store = store;
        this.reach = reach;
        this.plans = plans;
        this.access = access;
        this.messages = messages;
    }

    @Override
    public List<Work> work() {
        if (!access.may(SiteConfiguration.DECIDE)) {
            return List.of();
        }
        Map<UUID, Boolean> decides = new LinkedHashMap<>();
        Map<UUID, List<Site>> byItem = store.toDecide().stream()
                .filter(site -> decides.computeIfAbsent(site.planId(), plan -> reach.decides(site)))
                .collect(Collectors.groupingBy(Site::itemId, LinkedHashMap::new, Collectors.toList()));
        Locale locale = LocaleContextHolder.getLocale();
        List<Work> work = new ArrayList<>();
        byItem.forEach((id, sites) -> plans.item(id).ifPresent(item -> {
            List<Site> candidates = sites.stream()
                    .filter(site -> site.state() == Site.State.CANDIDATE)
                    .toList();
            if (!candidates.isEmpty()) {
                work.add(work(
                        messages.text(locale, "sites.work.choose", candidates.size()),
                        candidates.size() == 1 ? candidates.getFirst().path() : "/dia-diem/so-sanh?muc=" + id,
                        item,
                        locale));
            }
            for (Site site : sites) {
                Integer score = site.score();
                if (site.state() == Site.State.RUNNING && score != null) {
                    String words = messages.text(locale, "sites.work.replicate", site.name(), score);
                    work.add(work(words, site.path(), item, locale));
                }
            }
        }));
        return List.copyOf(work);
    }

    private Work work(String title, String path, PlanItem item, Locale locale) {
        return new Work(title, path, item.title(), null, Tag.WAIT, messages.text(locale, "sites.work.state"));
    }
}
