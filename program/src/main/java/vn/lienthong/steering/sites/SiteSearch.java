package vn.lienthong.steering.sites;

import java.util.List;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.capability.ui.SearchSource;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;

/** Places, by their names. */
@Component
class SiteSearch implements SearchSource {

    private final SiteStore store;
    private final PlanBook plans;
    private final Messages messages;

    SiteSearch(SiteStore store, PlanBook plans, Messages messages) {
        this.store = store;
        this.plans = plans;
        this.messages = messages;
    }

    @Override
    public String headingKey() {
        return "sites.nav";
    }

    @Override
    public String right() {
        return SiteConfiguration.READ;
    }

    @Override
    public List<Found> find(String words, int limit) {
        String folded = VietnameseText.fold(words);
        return store.ofPlans(plans.plans().stream().map(Plan::id).toList()).stream()
                .filter(site ->
                        VietnameseText.fold(site.name() + " " + site.unitName()).contains(folded))
                .limit(limit)
                .map(site -> new Found(
                        site.name(),
                        site.path(),
                        messages.text(
                                LocaleContextHolder.getLocale(), site.state().key())))
                .toList();
    }
}
