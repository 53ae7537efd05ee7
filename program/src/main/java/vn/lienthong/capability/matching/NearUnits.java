package vn.lienthong.capability.matching;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.locality.AdminUnit;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.matching.Units;

/** How near two units are, by what the locality knows of mergers: a list may still name the commune of before. */
@Component
class NearUnits implements Units {

    private final Locality locality;
    private final Clock clock;

    NearUnits(Locality locality, Clock clock) {
        this.locality = locality;
        this.clock = clock;
    }

    @Override
    public Nearness nearness(String written, String registered) {
        if (written.equals(registered)) {
            return Nearness.SAME;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
        List<String> one = became(written, today);
        List<String> other = became(registered, today);
        if (one.stream().anyMatch(other::contains)) {
            return one.size() == 1 && other.size() == 1 ? Nearness.SAME : Nearness.NEAR;
        }
        Optional<String> here = one.stream().findFirst().flatMap(code -> province(code, today));
        return here.isPresent() && here.equals(other.stream().findFirst().flatMap(code -> province(code, today)))
                ? Nearness.SAME_PROVINCE
                : Nearness.FAR;
    }

    /** The units of today that a code stands for. */
    private List<String> became(String code, LocalDate today) {
        if (locality.unit(code, today).isPresent()) {
            return List.of(code);
        }
        return locality.versions(code).stream()
                .findFirst()
                .map(last -> locality.successorsOn(last, today).stream()
                        .map(AdminUnit::code)
                        .toList())
                .orElse(List.of(code));
    }

    private Optional<String> province(String code, LocalDate today) {
        return locality.unit(code, today)
                .flatMap(unit -> locality.above(unit, today).stream()
                        .filter(above -> above.tier() == AdminUnit.Tier.PROVINCE)
                        .map(AdminUnit::code)
                        .findFirst());
    }
}
