package vn.lienthong.capability.national;

import java.time.Clock;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.national.SandboxPeople.Manner;
import vn.lienthong.idcard.BirthDate;
import vn.lienthong.kernel.VietnameseText;

/**
 * A register that behaves like the national one as far as is known publicly, over invented people, for trying and teaching. It
 * remembers request numbers: asked twice under one it answers the same and counts one ask.
 */
@Component
class Sandbox {

    /** By which an answer says that it proves nothing. */
    static final String MARK = "MoiTruong";

    static final String MARKED = "THU";

    private static final int REMEMBERED = 20_000;
    private static final LocalTime NIGHT = LocalTime.of(21, 0);
    private static final LocalTime MORNING = LocalTime.of(6, 0);

    private final SandboxPeople people = SandboxPeople.read();
    private final Clock clock;
    private final Map<String, Said> remembered = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Said> eldest) {
            return size() > REMEMBERED;
        }
    };

    Sandbox(Clock clock) {
        this.clock = clock;
    }

    /**
     * What is answered, and how.
     *
     * @param status of HTTP
     * @param body the envelope; null for none
     * @param manner in which it comes
     * @param number asked about
     */
    record Said(int status, @Nullable Map<String, Object> body, Manner manner, String number) {

        Said about(String asked) {
            return new Said(status, body, manner, asked);
        }
    }

    List<SandboxPeople.Person> people() {
        return people.all();
    }

    /** How many different requests were answered about a number. */
    synchronized long askedAbout(String number) {
        return remembered.values().stream()
                .filter(said -> said.number().equals(number))
                .count();
    }

    Said answer(String service, Map<String, String> asked) {
        String id = asked.getOrDefault("MaYeuCau", "");
        synchronized (this) {
            Said before = remembered.get(id);
            if (before != null) {
                return before;
            }
        }
        Said said = said(service, asked, id).about(asked.getOrDefault("SoDinhDanh", ""));
        synchronized (this) {
            if (said.status() == 200) {
                remembered.put(id, said);
            }
        }
        return said;
    }

    private Said said(String service, Map<String, String> asked, String id) {
        if (!complete(asked)) {
            return plain("01", id);
        }
        if (!asked.getOrDefault("MaTichHop", "").startsWith("99")) {
            return plain("02", id);
        }
        String number = asked.getOrDefault("SoDinhDanh", "");
        List<SandboxPeople.Person> found =
                number.isEmpty() ? people.byOld(asked.getOrDefault("SoCMND", "")) : people.byNumber(number).stream().toList();
        if (found.isEmpty()) {
            return plain("03", id);
        }
        if (found.size() > 1) {
            return plain("05", id);
        }
        SandboxPeople.Person person = found.getFirst();
        return switch (person.manner()) {
            case LOCKED -> plain("06", id);
            case BROKEN -> new Said(500, null, Manner.BROKEN, "");
            case NIGHT -> night() ? new Said(503, null, Manner.NIGHT, "") : about(service, asked, person, id);
            case FINE, SLOW, SILENT, HALF, OTHER -> about(service, asked, person, id);
        };
    }

    private boolean night() {
        LocalTime now = LocalTime.ofInstant(clock.instant(), VietnameseText.ZONE);
        return !now.isBefore(NIGHT) || now.isBefore(MORNING);
    }

    private static boolean complete(Map<String, String> asked) {
        return asked.getOrDefault("MaYeuCau", "").matches("[\\w-]{1,40}")
                && asked.getOrDefault("MaDVC", "").matches("[\\w.-]{1,20}")
                && asked.getOrDefault("MaTichHop", "").matches("\\d{20}")
                && asked.getOrDefault("MaDonVi", "").matches(".{1,35}")
                && asked.getOrDefault("MaCanBo", "").matches(".{1,20}")
                && (asked.getOrDefault("SoDinhDanh", "").matches("\\d{12}")
                        || asked.getOrDefault("SoCMND", "").matches("\\d{9}"))
                && asked.getOrDefault("HoVaTen", "").matches(".{1,100}")
                && asked.getOrDefault("NgayThangNamSinh", "").matches("\\d{4}(-\\d{2}-\\d{2})?");
    }

    private Said about(String service, Map<String, String> asked, SandboxPeople.Person person, String id) {
        boolean verifies = service.equals(Service.VERIFY.path()) || service.equals(Service.OLD_NUMBER.path());
        boolean looksUp = service.equals(Service.LOOK_UP.path()) || service.equals(Service.HOUSEHOLD.path());
        if (!verifies && !looksUp) {
            return plain("01", id);
        }
        if (looksUp && !(sameName(asked, person).equals("1") && !sameBirth(asked, person).equals("2"))) {
            return plain("04", id);
        }
        SandboxPeople.Person shown = person.manner() == Manner.OTHER ? people.all().getFirst() : person;
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("MaYeuCau", id);
        response.put(MARK, MARKED);
        response.put("SoDinhDanh", shown.number());
        response.put("SoCMND", shown.old());
        if (verifies) {
            response.put("KetQua", results(asked, person));
        } else {
            response.put("HoVaTen", name(shown.name()));
            response.put("NgayThangNamSinh", shown.birth());
            if (service.equals(Service.LOOK_UP.path())) {
                whole(response, shown);
            }
            household(response, shown, service.equals(Service.HOUSEHOLD.path()));
        }
        if (person.manner() == Manner.HALF) {
            response.keySet().retainAll(List.of("MaYeuCau", MARK));
        }
        return new Said(200, envelope("00", id, response), person.manner(), "");
    }

    /** Everything, as a careless server sends it: the caller drops what is not approved. */
    private static void whole(Map<String, Object> response, SandboxPeople.Person person) {
        response.put("GioiTinh", person.sex());
        response.put("DanToc", person.ethnicity());
        response.put("TonGiao", person.religion());
        response.put("QuocTich", person.nationality());
        Map<String, Object> home = new LinkedHashMap<>();
        home.put("MaTinhThanh", "");
        home.put("MaQuanHuyen", "");
        home.put("MaPhuongXa", person.commune());
        home.put("ChiTiet", person.address());
        response.put("ThuongTru", home);
        response.put("NoiOHienTai", home);
        response.put("Cha", Map.of("HoVaTen", name(person.father())));
        response.put("Me", Map.of("HoVaTen", name(person.mother())));
        response.put("TrangThai", person.life());
    }

    private void household(Map<String, Object> response, SandboxPeople.Person person, boolean members) {
        List<SandboxPeople.Person> all = people.household(person);
        SandboxPeople.Person head = all.getFirst();
        response.put(
                "ChuHo",
                Map.of(
                        "HoVaTen", name(head.name()),
                        "SoDinhDanh", head.number(),
                        "QuanHe", person.relation()));
        if (members) {
            List<Map<String, Object>> listed = new ArrayList<>();
            for (SandboxPeople.Person one : all) {
                listed.add(Map.of(
                        "HoVaTen", name(one.name()),
                        "SoDinhDanh", one.number(),
                        "QuanHe", one.relation()));
            }
            response.put("ThanhVien", listed);
        }
    }

    private static Map<String, Object> results(Map<String, String> asked, SandboxPeople.Person person) {
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("SoDinhDanh", asked.getOrDefault("SoDinhDanh", "").isEmpty() ? "4" : "1");
        results.put("HoVaTen", sameName(asked, person));
        results.put("NgayThangNamSinh", sameBirth(asked, person));
        if (asked.containsKey("GioiTinh")) {
            results.put("GioiTinh", person.sex().equals(asked.get("GioiTinh")) ? "1" : "2");
        }
        String old = asked.getOrDefault("SoCMND", "");
        if (!old.isEmpty()) {
            results.put("SoCMND", person.old().isEmpty() ? "3" : person.old().equals(old) ? "1" : "2");
        }
        return results;
    }

    private static String sameName(Map<String, String> asked, SandboxPeople.Person person) {
        String claimed = VietnameseText.compose(asked.getOrDefault("HoVaTen", "")).strip();
        return claimed.equalsIgnoreCase(person.name()) ? "1" : "2";
    }

    /** Where the register knows the year only, a day is not enough to conclude. */
    private static String sameBirth(Map<String, String> asked, SandboxPeople.Person person) {
        Optional<BirthDate> claimed = birth(asked.getOrDefault("NgayThangNamSinh", ""));
        BirthDate known = birth(person.birth()).orElseThrow();
        if (claimed.isEmpty() || !known.agrees(claimed.get())) {
            return "2";
        }
        return known.precision() == claimed.get().precision() ? "1" : "4";
    }

    private static Optional<BirthDate> birth(String written) {
        try {
            return Optional.of(Wire.birth(written));
        } catch (BadAnswer noDate) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> name(String whole) {
        List<String> words = List.of(whole.split(" ", -1));
        return Map.of(
                "Ho", words.getFirst(),
                "ChuDem", String.join(" ", words.subList(Math.min(1, words.size() - 1), words.size() - 1)),
                "Ten", words.getLast());
    }

    private static Said plain(String code, String id) {
        return new Said(200, envelope(code, id, Map.of("MaYeuCau", id, MARK, MARKED)), Manner.FINE, "");
    }

    private static Map<String, Object> envelope(String code, String id, Map<String, Object> response) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("code", code);
        envelope.put("status", Objects.equals(code, "00") ? "success" : "error");
        envelope.put("correlationId", id);
        envelope.put("response", response);
        return envelope;
    }
}
