package vn.lienthong.capability.matching;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.locality.AdminUnit;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.kernel.VietnameseText;

/** Communes as lists write them, and as pages name them. */
@Component
class UnitNames {

    private final Locality locality;
    private final Clock clock;

    UnitNames(Locality locality, Clock clock) {
        this.locality = locality;
        this.clock = clock;
    }

    /** Name of a unit today, or as it was last; its code if nobody knows it. */
    String name(String code) {
        return locality.unit(code, today())
                .or(() -> locality.versions(code).stream().findFirst())
                .map(AdminUnit::name)
                .orElse(code);
    }

    /** Understands communes of the province around a unit, by names of today and of before. */
    Reader around(String home) {
        LocalDate today = today();
        Map<String, String> codes = new HashMap<>();
        List<AdminUnit> provinces = new ArrayList<>();
        locality.unit(home, today).ifPresent(unit -> {
            if (unit.tier() == AdminUnit.Tier.PROVINCE) {
                provinces.add(unit);
            }
            locality.above(unit, today).stream()
                    .filter(above -> above.tier() == AdminUnit.Tier.PROVINCE)
                    .forEach(provinces::add);
            name(codes, unit, unit.code());
        });
        for (AdminUnit province : provinces) {
            for (AdminUnit commune : locality.children(province, today)) {
                locality.predecessorsOn(commune, LocalDate.of(2025, 6, 30))
                        .forEach(before -> name(codes, before, commune.code()));
            }
            locality.children(province, today).forEach(commune -> name(codes, commune, commune.code()));
        }
        locality.unit(home, today).ifPresent(unit -> name(codes, unit, unit.code()));
        return new Reader(codes, home);
    }

    private static void name(Map<String, String> codes, AdminUnit unit, String code) {
        codes.put(VietnameseText.fold(unit.name()), code);
        codes.put(VietnameseText.fold(unit.shortName()), code);
        codes.put(unit.code(), code);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
    }

    /** Reads what lists write. */
    static final class Reader {

        private final Map<String, String> codes;
        private final String home;
        private final Map<String, String> seen = new HashMap<>();

        Reader(Map<String, String> codes, String home) {
            this.codes = codes;
            this.home = home;
        }

        /** Code of the commune written; that of the list if none is written or nobody knows it. */
        String code(String written) {
            return written.isEmpty() ? home : seen.computeIfAbsent(written, this::read);
        }

        private String read(String written) {
            String plain = VietnameseText.fold(written).strip();
            String known = codes.get(plain);
            if (known == null) {
                known = codes.get(plain.replaceFirst("^(xa|x|phuong|p|thi tran|tt|dac khu)[ .]+", ""));
            }
            if (known == null) {
                known = codes.get(plain.split("[,;-]", 2)[0].strip());
            }
            return known == null ? home : known;
        }
    }
}
