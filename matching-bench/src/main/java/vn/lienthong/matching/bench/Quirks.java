package vn.lienthong.matching.bench;

import java.util.List;
import java.util.Locale;

/** What the open profiles never do: other words for sex, remarks inside cells, letters in numbers, the surname last. */
final class Quirks {

    private Quirks() {}

    static void apply(Profile profile, Row row, Draw draw) {
        if (draw.happens(profile.share("quirk.sex")) && !row.sex.isEmpty()) {
            boolean female = row.sex.equals("F");
            row.sex = draw.of(female ? List.of("Nữ", "nữ", "NU", "0", "Nư") : List.of("Nam", "nam", "NAM", "1", "Nam "));
        }
        if (draw.happens(profile.share("quirk.number")) && row.number.length() > 8) {
            row.number = switch (draw.below(4)) {
                case 0 -> "'" + row.number;
                case 1 -> "CCCD " + row.number;
                case 2 -> row.number.replaceFirst("0", "O");
                default -> row.number + " (cũ)";
            };
        }
        if (draw.happens(profile.share("quirk.date")) && row.birth.length() == 10 && row.birth.charAt(2) == '/') {
            row.birth = switch (draw.below(4)) {
                case 0 -> row.birth.replace("/", " / ");
                case 1 -> row.birth + " 00:00:00";
                case 2 -> "sinh " + row.birth;
                default -> row.birth.replace('/', ',');
            };
        }
        if (draw.happens(profile.share("quirk.name"))) {
            String name = row.name;
            row.name = switch (draw.below(4)) {
                case 0 -> name + " (chủ hộ)";
                case 1 -> draw.between(1, 400) + ". " + name;
                case 2 -> name.toLowerCase(Locale.ROOT).replace("đ", "d");
                default -> " " + name.replace(" ", "  ") + " ";
            };
        }
    }
}
