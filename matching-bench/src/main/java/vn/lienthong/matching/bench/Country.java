package vn.lienthong.matching.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The units over which a register is spread: real communes of whole provinces, with the old ones they were made of. */
final class Country {

    private static final int PEOPLE_OF_A_COMMUNE = 25_000;
    /** Six digits of a number tell a million people of one place and birth year apart; some are left for strangers. */
    private static final int COMMUNES_OF_A_PROVINCE = 34;

    private static final String TODAY = "2026-01-01";
    /** Three-digit codes that belong to no province and no country: no living person has a number that begins so. */
    private static final int[] FREE_CODES = {
        3, 5, 7, 9, 13, 16, 18, 21, 23, 28, 29, 32, 39, 41, 43, 47, 50, 53, 55, 57, 59, 61, 63, 65, 69, 71, 73, 76, 78,
        81, 85, 88, 90, 97, 98, 99
    };

    private static final List<String> HAMLET_NAMES = List.of(
            "Đông",
            "Đoài",
            "Trung",
            "Thượng",
            "Hạ",
            "Nội",
            "Ngoại",
            "Bắc",
            "Nam",
            "Chùa",
            "Đình",
            "Chợ",
            "Cầu",
            "Mới",
            "Tân Lập",
            "Phú Thọ",
            "Hòa Bình",
            "Đồng Tâm",
            "An Lạc",
            "Vĩnh Phước",
            "Bình Minh",
            "Thống Nhất",
            "Quyết Tiến");

    /** An old commune and the district in which it lay. */
    record OldCommune(String code, String name, String district) {}

    /**
     * A commune of today.
     *
     * @param province its place in the list of provinces
     */
    record Commune(
            String code,
            String name,
            int province,
            List<OldCommune> olds,
            List<String> hamlets,
            boolean south,
            int people) {
        OldCommune old(int hamlet) {
            return olds.get(hamlet % olds.size());
        }
    }

    /** A province and the people born in it: those from the first to the last index. */
    record Province(String name, int numberCode, long first, long end) {}

    final List<Commune> communes = new ArrayList<>();
    final List<Province> provinces = new ArrayList<>();
    final long people;

    private record Unit(String code, String from, String until, String tier, String name, String parent) {}

    Country(long people, long seed, NamePools names) {
        this.people = people;
        int wanted = (int) Math.max(4, (people + PEOPLE_OF_A_COMMUNE / 2) / PEOPLE_OF_A_COMMUNE);
        List<Unit> units = TextFiles.lines("units/units.tsv.gz", "\t").stream()
                .map(cells -> new Unit(cells[0], cells[1], cells[2], cells[3], cells[5], cells[6]))
                .toList();
        Map<String, List<OldCommune>> olds = olds(units);
        List<Unit> chosen = provinces(units, seed);
        int many = Math.ceilDiv(wanted, COMMUNES_OF_A_PROVINCE);
        if (many > chosen.size()) {
            throw new IllegalArgumentException("too many people: " + people);
        }
        for (int p = 0; p < many; p++) {
            int from = wanted * p / many;
            int until = wanted * (p + 1) / many;
            addCommunes(chosen.get(p), p, until - from, units, olds, names, seed);
            provinces.add(new Province(
                    chosen.get(p).name(),
                    FREE_CODES[p],
                    group(people * from / wanted),
                    group(people * until / wanted)));
        }
    }

    private static long group(long person) {
        return person / People.GROUP * People.GROUP;
    }

    private static List<Unit> provinces(List<Unit> units, long seed) {
        List<Unit> all = new ArrayList<>(units.stream()
                .filter(unit -> unit.tier().equals("province") && unit.until().equals("\\N"))
                .toList());
        Collections.shuffle(all, new java.util.Random(seed));
        return all;
    }

    private void addCommunes(
            Unit province,
            int place,
            int many,
            List<Unit> units,
            Map<String, List<OldCommune>> olds,
            NamePools names,
            long seed) {
        List<Unit> all = units.stream()
                .filter(unit -> unit.tier().equals("commune")
                        && unit.until().equals("\\N")
                        && unit.parent().equals(province.code())
                        && unit.from().compareTo(TODAY) < 0)
                .toList();
        for (int i = 0; i < many; i++) {
            Unit unit = all.get(i % all.size());
            Draw draw = new Draw(seed, Integer.parseInt(unit.code()));
            List<OldCommune> parts =
                    olds.getOrDefault(unit.code(), List.of(new OldCommune(unit.code(), unit.name(), "")));
            int minority = draw.happens(0.28) ? names.minorities.pick(draw) : 1;
            communes.add(new Commune(
                    unit.code(),
                    unit.name(),
                    place,
                    parts,
                    hamlets(draw, unit.name().startsWith("Phường")),
                    Integer.parseInt(province.code()) >= 45,
                    minority));
        }
    }

    private static List<String> hamlets(Draw draw, boolean town) {
        String kind = town ? "Tổ dân phố" : draw.of(List.of("Thôn", "Thôn", "Xóm", "Ấp", "Bản"));
        boolean numbers = town || draw.happens(0.6);
        List<String> all = new ArrayList<>();
        int many = draw.between(8, 22);
        for (int i = 0; i < many; i++) {
            all.add(kind + " " + (numbers ? Integer.toString(i + 1) : HAMLET_NAMES.get(i)));
        }
        return all;
    }

    private static Map<String, List<OldCommune>> olds(List<Unit> units) {
        Map<String, Unit> versions = new HashMap<>();
        Map<String, String> districts = new HashMap<>();
        for (Unit unit : units) {
            versions.put(unit.code() + unit.from(), unit);
            if (unit.tier().equals("district")) {
                districts.put(unit.code(), unit.name());
            }
        }
        Map<String, List<OldCommune>> all = new HashMap<>();
        for (String[] cells : TextFiles.lines("units/successors.tsv.gz", "\t")) {
            Unit old = versions.get(cells[0] + cells[1]);
            if (old != null && districts.containsKey(old.parent()) && cells[3].compareTo("2025-01-01") > 0) {
                all.computeIfAbsent(cells[2], code -> new ArrayList<>())
                        .add(new OldCommune(
                                old.code(), old.name(), Objects.requireNonNull(districts.get(old.parent()))));
            }
        }
        return all;
    }

    /** The province in which the person of an index was born. */
    Province provinceOf(long index) {
        for (Province province : provinces) {
            if (index < province.end()) {
                return province;
            }
        }
        return provinces.getLast();
    }

    /** Where the person of an index would live had nobody moved. */
    int communeOf(long index) {
        return (int) Math.min(communes.size() - 1L, index * communes.size() / people);
    }

    /** Writes what the engine may know of units: code, name, province, the code of today and the old district. */
    void write(Path file) {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("code\tname\tprovince\tsuccessor\tdistrict\n");
            for (Commune commune : communes) {
                String province = provinces.get(commune.province()).name();
                out.write(commune.code() + "\t" + commune.name() + "\t" + province + "\t" + commune.code() + "\t\n");
                for (OldCommune old : commune.olds()) {
                    out.write(old.code() + "\t" + old.name() + "\t" + province + "\t" + commune.code() + "\t"
                            + old.district() + "\n");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
