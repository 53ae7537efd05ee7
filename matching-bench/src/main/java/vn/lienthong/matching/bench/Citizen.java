package vn.lienthong.matching.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * An invented person as the register has them.
 *
 * @param index their place in the register
 * @param number 12 digits, or empty
 * @param oldNumber 9 digits, or empty
 * @param born year * 10000 + month * 100 + day; zeros for what is not known
 * @param people code of the ethnic group
 * @param commune their commune's place in the country's list
 */
record Citizen(
        long index,
        String number,
        String oldNumber,
        List<String> surname,
        List<String> middle,
        List<String> given,
        int born,
        boolean female,
        int people,
        int commune,
        int hamlet,
        int house,
        String status) {

    List<String> words() {
        List<String> all = new ArrayList<>(surname);
        all.addAll(middle);
        all.addAll(given);
        return all;
    }

    /** H' and the word after it are one. */
    String name() {
        return String.join(" ", words()).replace("H' ", "H'");
    }

    String birthDate() {
        return written(born);
    }

    /** ISO, or yyyy-MM, or yyyy. */
    static String written(int born) {
        StringBuilder out = new StringBuilder(10).append(born / 10_000);
        int month = born / 100 % 100;
        int day = born % 100;
        if (month > 0) {
            out.append(month < 10 ? "-0" : "-").append(month);
        }
        if (day > 0) {
            out.append(day < 10 ? "-0" : "-").append(day);
        }
        return out.toString();
    }

    String id() {
        return "p" + (100_000_000L + index);
    }

    /** Their address as the register writes it. */
    String address(Country country) {
        Country.Commune home = country.communes.get(commune);
        return (house > 0 ? "Số " + house + ", " : "")
                + home.hamlets().get(hamlet) + ", " + home.name() + ", "
                + country.provinces.get(home.province()).name();
    }
}
