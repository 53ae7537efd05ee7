package vn.lienthong.capability.vneid;

/** A birth date as VNeID writes it, turned to the order that people read: day, month, year as far as they are known. */
final class CitizenBirth {

    private CitizenBirth() {}

    static String shown(String birth) {
        String[] parts = birth.split("-", -1);
        return switch (parts.length) {
            case 3 -> parts[2] + "/" + parts[1] + "/" + parts[0];
            case 2 -> parts[1] + "/" + parts[0];
            default -> birth;
        };
    }
}
