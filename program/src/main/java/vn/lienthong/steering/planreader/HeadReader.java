package vn.lienthong.steering.planreader;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.steering.planreader.PlanReading.Document;

/** Reads the head of the document (issuer, number, date, title, bases) and its end (recipients, signer). */
final class HeadReader {

    private static final Pattern NUMBER = Pattern.compile(
            "^so\\s*:?\\s*(\\d*\\s*/?\\s*[a-z]{1,5}\\s*-\\s*[a-z0-9đ.&-]+|\\d+\\s*/\\s*[a-z0-9/&.-]+|\\d+\\s?-\\s?[a-z]{1,5}/[a-z0-9&.-]+)");
    private static final Pattern PLACE_DATE = Pattern.compile(
            "^([^,:.;]{2,40}),?\\s*ngay\\s*(\\d{0,2})[\\s.…_]*thang\\s*(\\d{0,2})[\\s.…_]*nam\\s*(20\\d\\d)?");
    /** "Tân Tiến, ngày 01/8/2025". */
    private static final Pattern PLACE_FIGURES =
            Pattern.compile("^[^,:.;]{2,40},\\s*(ngay\\s*\\d{1,2}[/.-]\\d{1,2}[/.-]20\\d\\d)");

    private static final Pattern TYPE = Pattern.compile(
            "^(?:ke hoach|phuong an|chuong trinh|quyet dinh|thong bao|huong dan|de an|phu luc(?: [ivx\\d]+)?)$");
    private static final Pattern TYPE_AND_TITLE = Pattern.compile("^(?:ke hoach|phu luc|danh muc|bieu)\\b.*");
    private static final Pattern BASIS =
            Pattern.compile("^(?:can cu|thuc hien|xet de nghi|theo de nghi|trien khai thuc hien|trien khai|theo)\\s.*");
    private static final Pattern CITED = Pattern.compile(
            "(?:so \\d*/|ngay \\d{1,2}|luat |nghi dinh|quyet dinh|ke hoach|nghi quyet|to trinh|cong van|chi thi|thong tu|de nghi cua)");
    private static final Pattern ON_TERRITORY = Pattern.compile(
            "(?:tren dia ban|tai|cua)\\s+(?<kind>huyen|thanh pho|thi xa|thi tran|quan|xa|phuong|tinh|dac khu)\\s+(?<name>\\p{L}.{1,40}?)(?=\\s*(?:[,.;:(\"]|$|nam \\d|giai doan|va |den |ve |nam hoc))");
    private static final Pattern ISSUES = Pattern.compile(
            "(?<who>(?:ubnd|uy ban nhan dan|to cong tac|ban chi dao|truong|hieu truong|cong an|so|phong)[^,.;:]{2,80}?)\\s+(?:ban hanh|xay dung|lap|to chuc trien khai)\\s+(?:ke hoach|phuong an|chuong trinh)");
    private static final Pattern PROVINCE = Pattern.compile("tinh\\s+(\\p{L}+(?:\\s*[-–]?\\s*\\p{L}+){0,4})");
    private static final Pattern CITY =
            Pattern.compile("(?:ubnd|uy ban nhan dan|to cong tac|chu tich ubnd) (?<kind>thanh pho) (?<name>\\p{L})");
    private static final Pattern DISTRICT =
            Pattern.compile("(?<!\\p{L})(?<kind>huyen|quan|thi xa|thanh pho) (?<name>\\p{L})");
    /** "SỞ Y TẾ HẢI LĨNH": behind the field of a department stands its province. */
    private static final Pattern DEPARTMENT = Pattern.compile(
            "^so (?:y te|giao duc (?:va|-) dao tao|tu phap|noi vu|cong thuong|xay dung|tai chinh|thong tin va truyen thong|khoa hoc va cong nghe|nong nghiep va moi truong)\\s+(?=\\p{L}.{2,24}$)");

    private static final Pattern WITH_PLAN = Pattern.compile(
            "kem theo .{0,80} cua (?:ubnd|uy ban nhan dan|to cong tac [^,;]{0,40}?|chu tich ubnd) (?<kind>huyen|thanh pho|thi xa|thi tran|quan|xa|phuong|tinh|dac khu) (?<name>\\p{L})");
    private static final Pattern PROVINCE_ABOVE = Pattern.compile("(?:^|\\s)tinh\\s+(?=\\p{L}.{1,24}$)");
    private static final Pattern SIGNER = Pattern.compile(
            "^(?:(?:tm|kt|tl|tuq|q)\\.?\\s.*|(?:pho )?(?:chu tich|truong|to truong|hieu truong|giam doc|truong ban|chanh van phong|truong phong)\\b.*)");
    private static final int HEAD_BLOCKS = 60;

    private final List<Block> tail;
    private final List<Traced> lines = new ArrayList<>();

    private HeadReader(List<Block> blocks, List<Block> tail) {
        this.tail = tail;
        for (Block block : blocks.subList(0, Math.min(HEAD_BLOCKS, blocks.size()))) {
            if (block.isRow()) {
                if (Columns.head(block.cells()) != null) {
                    break;
                }
                block.cells().forEach(cell -> lines.addAll(cell.split(Traced.BREAK)));
            } else {
                lines.add(block.whole());
            }
        }
    }

    static Document read(List<Block> blocks, List<Block> tail) {
        return new HeadReader(blocks, tail).document();
    }

    private Document document() {
        int body = body();
        int titleAt = titleAt(body);
        Reading<String> title = title(titleAt, body);
        Reading<String> issuer = issuer(titleAt, body);
        Reading<String> locality = locality(issuer, body);
        return new Document(
                named(issuer, locality),
                locality,
                province(locality, body),
                number(body),
                date(body),
                title,
                basis(body),
                recipients(),
                signer());
    }

    /** "UBND thị xã" with the name that the document gives elsewhere. */
    private static Reading<String> named(Reading<String> issuer, Reading<String> locality) {
        String name = issuer.value();
        String place = locality.value();
        boolean nameless =
                name != null && place != null && Fold.plain("UBND " + place).startsWith(Fold.plain(name) + " ");
        return nameless ? new Reading<>("UBND " + place, issuer.place(), issuer.confidence(), issuer.doubts()) : issuer;
    }

    /** Where the first section begins. */
    private int body() {
        for (int i = 0; i < lines.size(); i++) {
            Marker.Kind kind = Marker.of(lines.get(i)).kind();
            if (kind == Marker.Kind.PART
                    || kind == Marker.Kind.ROMAN
                    || kind == Marker.Kind.CAPITAL
                    || i > 3 && kind == Marker.Kind.NUMBER) {
                return i;
            }
        }
        return lines.size();
    }

    private int titleAt(int body) {
        for (Pattern type : List.of(TYPE, TYPE_AND_TITLE)) {
            for (int i = 0; i < body; i++) {
                Traced line = lines.get(i).trim("# *:");
                boolean capital = line.length() > 0 && Character.isUpperCase(line.charAt(0));
                if (capital && type.matcher(line.plain()).matches() && line.length() < 200) {
                    return i;
                }
            }
        }
        return -1;
    }

    private Reading<String> title(int at, int body) {
        if (at < 0) {
            return Reading.doubtful(null, null, 0.3, Doubt.of(Doubt.Reason.HEAD_BLANK, "title"));
        }
        Traced title = Traced.EMPTY;
        for (int i = at + 1; i < Math.min(body, at + 6); i++) {
            Traced line = lines.get(i).trim("#* ");
            if (line.isBlank()
                    || line.text.startsWith("(")
                    || isBasis(line)
                    || line.length() > 700
                    || title.length() > 0 && title.text.matches("(?s).*[.:]$")) {
                break;
            }
            title = title.then(' ', line);
        }
        Traced words = title.isBlank() ? lines.get(at).trim("#* ") : title;
        return Reading.sure(words.trimEnd(" .:;").text, words.place());
    }

    private static boolean isBasis(Traced line) {
        return BASIS.matcher(line.plain()).matches()
                && CITED.matcher(line.plain()).find();
    }

    private List<Reading<String>> basis(int body) {
        var all = new ArrayList<Reading<String>>();
        for (int i = 0; i < body; i++) {
            Traced line = lines.get(i).trim("-+* ");
            if (isBasis(line)
                    && !(i > 0
                            && TYPE.matcher(lines.get(i - 1).trim("#* ").plain())
                                    .matches())) {
                all.add(Reading.sure(Privacy.mask(line.trimEnd(" ;,").text), line.place()));
            }
        }
        return all;
    }

    private Reading<String> number(int body) {
        for (int i = 0; i < Math.max(body, Math.min(12, lines.size())) && i < lines.size(); i++) {
            Traced line = lines.get(i).trim();
            Matcher number = NUMBER.matcher(line.plain());
            if (number.find()) {
                Traced words = line.sub(number.start(1), number.end(1)).trim(" ,.;");
                String value = words.text.replace(" ", "");
                return Character.isDigit(value.charAt(0))
                        ? Reading.sure(value, words.place())
                        : Reading.doubtful(
                                null, words.place(), 0.5, Doubt.of(Doubt.Reason.HEAD_BLANK, "number", value));
            }
        }
        return Reading.doubtful(null, null, 0.5, Doubt.of(Doubt.Reason.HEAD_BLANK, "number"));
    }

    private Reading<LocalDate> date(int body) {
        for (Traced line : lines.subList(0, Math.min(body, lines.size()))) {
            Matcher figures = PLACE_FIGURES.matcher(line.trim("# *(").plain());
            if (figures.find()) {
                Reading<Deadline> day = new Deadlines(null, null).read(line.from(figures.start(1)));
                LocalDate value = day.value() == null ? null : day.value().date();
                if (value != null) {
                    return Reading.sure(value, line.place());
                }
            }
        }
        Matcher date = placeDate(body);
        if (date == null) {
            return Reading.doubtful(null, null, 0.5, Doubt.of(Doubt.Reason.HEAD_BLANK, "date"));
        }
        if (!date.group(2).isEmpty() && !date.group(3).isEmpty() && date.group(4) != null) {
            try {
                LocalDate day = LocalDate.of(
                        Integer.parseInt(date.group(4), 10),
                        Integer.parseInt(date.group(3), 10),
                        Integer.parseInt(date.group(2), 10));
                return Reading.sure(day, placeOfDate(body));
            } catch (DateTimeException e) {
                return Reading.doubtful(null, placeOfDate(body), 0.3, Doubt.of(Doubt.Reason.HEAD_BLANK, "date"));
            }
        }
        return Reading.doubtful(null, placeOfDate(body), 0.5, Doubt.of(Doubt.Reason.HEAD_BLANK, "date"));
    }

    private @Nullable Matcher placeDate(int body) {
        for (int i = 0; i < Math.max(body, Math.min(15, lines.size())) && i < lines.size(); i++) {
            Matcher date = PLACE_DATE.matcher(lines.get(i).trim("*( ").plain());
            if (date.find() && !date.group(1).contains("ke hoach")) {
                return date;
            }
        }
        return null;
    }

    private @Nullable Place placeOfDate(int body) {
        for (int i = 0; i < body && i < lines.size(); i++) {
            if (PLACE_DATE.matcher(lines.get(i).trim("*( ").plain()).find()) {
                return lines.get(i).place();
            }
        }
        return null;
    }

    /** What "từ nay" means in the plan: its date, or the first of its month; null if neither is written. */
    static @Nullable LocalDate startOf(Document document, List<Block> blocks) {
        if (document.date().value() != null) {
            return document.date().value();
        }
        var head = new HeadReader(blocks, List.of());
        Matcher date = head.placeDate(head.body());
        return date == null || date.group(3).isEmpty() ? null : yearOf(document, blocks);
    }

    /** A day by which to judge dates without a year: the plan's own date, else the first of its year; null if unknown. */
    static @Nullable LocalDate yearOf(Document document, List<Block> blocks) {
        if (document.date().value() != null) {
            return document.date().value();
        }
        var head = new HeadReader(blocks, List.of());
        int body = head.body();
        Matcher date = head.placeDate(body);
        if (date != null && date.group(4) != null) {
            int month = date.group(3).isEmpty() ? 1 : Math.clamp(Integer.parseInt(date.group(3), 10), 1, 12);
            return LocalDate.of(Integer.parseInt(date.group(4), 10), month, 1);
        }
        for (Traced line : head.lines) {
            Matcher year = Pattern.compile("\\bnam (20\\d\\d)\\b").matcher(line.plain());
            if (year.find() && !line.plain().contains("giai doan")) {
                return LocalDate.of(Integer.parseInt(year.group(1), 10), 1, 1);
            }
        }
        return null;
    }

    private Reading<String> issuer(int titleAt, int body) {
        var capitals = new ArrayList<Traced>();
        for (int i = 0; i < Math.min(lines.size(), titleAt < 0 ? 6 : titleAt); i++) {
            Traced line = lines.get(i).trim("# *");
            String plain = line.plain();
            boolean small = line.text.chars().anyMatch(Character::isLowerCase);
            boolean state = plain.startsWith("cong hoa") || plain.startsWith("hoi chu nghia");
            boolean number = NUMBER.matcher(plain).find() || plain.startsWith("so:");
            if (!small && (line.length() > 3 || plain.equals("dan")) && !state && !number) {
                capitals.add(line);
            }
        }
        Reading<String> head = OfficialNames.issuer(capitals);
        if (head.value() != null) {
            return head;
        }
        for (int i = 0; i < Math.min(lines.size(), body + 1); i++) {
            Traced line = lines.get(i);
            Matcher issues = ISSUES.matcher(line.plain());
            Traced found = null;
            while (issues.find()) {
                found = line.sub(issues.start("who"), issues.end("who")).trim();
            }
            if (found != null) {
                return Reading.sure(OfficialNames.shortened(found.text), found.place())
                        .doubting(0.75, Doubt.of(Doubt.Reason.HEAD_BLANK, "issuer"));
            }
        }
        return Reading.doubtful(null, null, 0.3, Doubt.of(Doubt.Reason.HEAD_BLANK, "issuer"));
    }

    private Reading<String> locality(Reading<String> issuer, int body) {
        // The name in the title may be cut by the end of its line; that of the issuer is whole.
        String place = issuer.value() == null ? "" : OfficialNames.place(issuer.value());
        for (int i = 0; i < Math.min(lines.size(), body + 6); i++) {
            Traced line = lines.get(i);
            if (isBasis(line)) {
                continue;
            }
            Matcher on = ON_TERRITORY.matcher(line.plain());
            while (on.find()) {
                Traced name =
                        capitalised(line.sub(on.start("name"), on.end("name")).trim("\"“”* "));
                if (name.length() > 0) {
                    Traced whole = line.sub(on.start("kind"), on.start("name") + name.length());
                    boolean cut = !place.isEmpty() && Fold.plain(place).startsWith(Fold.plain(whole.text) + " ");
                    return cut ? Reading.sure(place, issuer.place()) : Reading.sure(whole.text, whole.place());
                }
            }
        }
        Reading<String> parent = place.isEmpty() && issuer.value() == null ? ofWholePlan() : Reading.none();
        if (parent.value() != null) {
            return parent;
        }
        return place.isEmpty()
                ? Reading.doubtful(null, null, 0.3, Doubt.of(Doubt.Reason.HEAD_BLANK, "locality"))
                : Reading.sure(place, issuer.place());
    }

    /** Of an appendix alone: "(Kèm theo Kế hoạch số … của UBND huyện Cao Khê)". */
    private Reading<String> ofWholePlan() {
        for (Traced line : lines.subList(0, Math.min(lines.size(), 12))) {
            Matcher with = WITH_PLAN.matcher(line.plain());
            if (with.find()) {
                Traced name = capitalised(line.sub(with.start("name"), line.length()));
                if (name.length() > 0) {
                    Traced whole = line.sub(with.start("kind"), with.start("name") + name.length());
                    return Reading.sure(whole.text, whole.place());
                }
            }
        }
        return Reading.none();
    }

    private Reading<String> province(Reading<String> locality, int body) {
        String own = locality.value();
        if (own != null && Fold.plain(own).startsWith("tinh ")) {
            return locality;
        }
        for (int i = 0; i < Math.min(lines.size(), body + 10); i++) {
            Traced line = lines.get(i);
            Matcher province = PROVINCE.matcher(line.plain());
            while (province.find()) {
                Traced name = capitalised(line.sub(province.start(1), province.end(1)));
                if (name.length() > 2 && !Block.paragraph(line, 0).isCapitals()) {
                    Traced whole = line.sub(province.start(), province.start(1) + name.length());
                    return Reading.sure(whole.text, whole.place());
                }
            }
        }
        Reading<String> above = provinceAbove();
        Reading<String> written = above.value() == null && own != null ? cityAbove(own, body, above) : above;
        return written.value() == null
                ? Provinces.of(placesNamed(own, body), date(body).value(), written)
                : written;
    }

    /**
     * "Kế hoạch … của UBND thành phố X" in the plan of a district, or since July 2025 of a commune: the city stands where
     * elsewhere a province does.
     */
    private Reading<String> cityAbove(String own, int body, Reading<String> none) {
        String kind = Fold.plain(own);
        LocalDate date = date(body).value();
        boolean twoLevels = date != null && !date.isBefore(LocalDate.of(2025, 7, 1));
        boolean belowProvince = kind.startsWith("huyen ")
                || kind.startsWith("quan ")
                || twoLevels && (kind.startsWith("xa ") || kind.startsWith("phuong ") || kind.startsWith("dac khu "));
        if (!belowProvince) {
            return none;
        }
        for (Traced line : lines.subList(0, Math.min(lines.size(), body + 1))) {
            Matcher city = CITY.matcher(line.plain());
            while (city.find()) {
                Traced name = capitalised(line.sub(city.start("name"), line.length()));
                if (name.length() > 2) {
                    Traced whole = line.sub(city.start("kind"), city.start("name") + name.length());
                    return Reading.sure(whole.text, whole.place());
                }
            }
        }
        return none;
    }

    /** The plan's own place first, then districts that its head and bases name. */
    private List<String> placesNamed(@Nullable String own, int body) {
        var places = new ArrayList<String>();
        if (own != null) {
            places.add(own);
        }
        for (Traced line : lines.subList(0, Math.min(lines.size(), body + 1))) {
            Matcher district = DISTRICT.matcher(line.plain());
            while (district.find()) {
                Traced name = capitalised(line.sub(district.start("name"), line.length()));
                if (name.length() > 2) {
                    places.add(line.sub(district.start("kind"), district.start("name") + name.length()).text);
                }
            }
        }
        return places;
    }

    /** "UBND TỈNH …" over the issuer. */
    private Reading<String> provinceAbove() {
        for (Traced line : lines.subList(0, Math.min(lines.size(), 8))) {
            Matcher above = PROVINCE_ABOVE.matcher(line.trim("# *").plain());
            if (above.find() && Block.paragraph(line, 0).isCapitals()) {
                Traced name = line.trim("# *").from(above.end());
                return Reading.sure(Provinces.province(OfficialNames.titled(name.text)), line.place());
            }
            Matcher department = DEPARTMENT.matcher(line.trim("# *").plain());
            if (department.find() && Block.paragraph(line, 0).isCapitals()) {
                Traced name = line.trim("# *").from(department.end());
                return Reading.sure(Provinces.named(OfficialNames.titled(name.text)), line.place());
            }
        }
        return Reading.doubtful(null, null, 0.4, Doubt.of(Doubt.Reason.HEAD_BLANK, "province"));
    }

    /** The words of a name: those that begin with a capital. */
    private static Traced capitalised(Traced words) {
        int end = 0;
        int at = 0;
        while (at < words.length() && Character.isUpperCase(words.charAt(at))) {
            while (at < words.length() && Character.isLetter(words.charAt(at))) {
                at++;
            }
            end = at;
            while (at < words.length()
                    && (words.charAt(at) == ' ' || words.charAt(at) == '-' || words.charAt(at) == '–')) {
                at++;
            }
        }
        return words.sub(0, end);
    }

    private List<Reading<String>> recipients() {
        var all = new ArrayList<Reading<String>>();
        for (Block block : tail) {
            List<Traced> cells = block.isRow() ? block.cells() : List.of(block.whole());
            for (Traced cell : cells) {
                for (Traced line : cell.split(Traced.BREAK)) {
                    Marker marker = Marker.of(line.trim());
                    Traced words = line.trim().from(marker.end()).trimEnd(" ;.");
                    if (marker.kind().isBullet() && !words.isBlank()) {
                        all.add(Reading.sure(Privacy.mask(words.text), words.place()));
                    }
                }
            }
        }
        return all;
    }

    /** "TM. ỦY BAN NHÂN DÂN" says for whom is signed, not what the signer is. */
    private static final Pattern ON_BEHALF =
            Pattern.compile("^tm\\.?\\s+[^.]{3,60}?\\s+(?=(?:kt\\.|tl\\.|q\\.|pho |chu tich|truong |to truong|giam doc))");

    private Reading<String> signer() {
        Traced title = Traced.EMPTY;
        for (Block block : tail) {
            List<Traced> cells = block.isRow() ? block.cells() : List.of(block.whole());
            for (Traced cell : cells) {
                for (Traced part : cell.split(Traced.BREAK)) {
                    Traced line = part.trim("* ");
                    boolean capitals =
                            line.length() > 0 && Block.paragraph(line, 0).isCapitals();
                    boolean next = title.isBlank() || line.lineAt(0) - title.lineAt(title.length() - 1) <= 2;
                    if (capitals && next && SIGNER.matcher(line.plain()).matches() && line.length() < 80) {
                        title = title.then(' ', line);
                    }
                }
            }
        }
        Matcher onBehalf = title.matcher(ON_BEHALF);
        title = onBehalf.find() ? title.from(onBehalf.end()) : title;
        return title.isBlank()
                ? Reading.doubtful(null, null, 0.5, Doubt.of(Doubt.Reason.HEAD_BLANK, "signer_title"))
                : Reading.sure(title.text, title.place());
    }
}
