package vn.lienthong.capability.locality;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.ui.SearchSource;

/** Agencies and units for the search field in the page head: agencies first, since they are looked for daily. */
@Component
class LocalitySearch implements SearchSource {

    private final Locality locality;
    private final AgencyStore agencies;
    private final UnitStore units;
    private final Clock clock;

    LocalitySearch(Locality locality, AgencyStore agencies, UnitStore units, Clock clock) {
        this.locality = locality;
        this.agencies = agencies;
        this.units = units;
        this.clock = clock;
    }

    @Override
    public String headingKey() {
        return "locality.search.heading";
    }

    @Override
    public String right() {
        return "";
    }

    @Override
    public List<Found> find(String words, int limit) {
        LocalDate today = LocalDate.now(clock);
        List<Found> found = new ArrayList<>();
        agencies.list(new AgencyStore.Filter(words, "", "", true), today, limit, 0)
                .forEach(agency -> found.add(new Found(
                        agency.name(),
                        "/don-vi/co-quan/" + agency.id(),
                        units.versions(agency.unitCode()).stream()
                                .findFirst()
                                .map(AdminUnit::name)
                                .orElse(""))));
        locality.search(words, today, Math.max(0, limit - found.size()))
                .forEach(unit -> found.add(new Found(unit.name(), "/don-vi/" + unit.code(), unit.code())));
        return found;
    }
}
