package vn.lienthong.steering.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.lienthong.capability.ui.Form;

/**
 * One field as it came back from a form.
 *
 * @param base what stood in it when the form was drawn
 * @param prefilled what was filled in then
 * @param text what stands in it now
 * @param version how often it had been written when the form was drawn
 * @param restore whether what is filled in shall stand again
 */
record Typed(
        String section,
        String subject,
        String base,
        String prefilled,
        String text,
        String addressee,
        String addresseeBase,
        int version,
        boolean restore) {

    private static final int LONGEST = 20_000;
    private static final int MOST_FIELDS = 2_000;

    String key() {
        return section + "|" + subject;
    }

    boolean changed() {
        return restore || !text.equals(base) || !addressee.equals(addresseeBase);
    }

    /**
     * The fields of a form, numbered from 0: {@code k.n} the key, {@code b} what stood in it, {@code p} what was filled in,
     * {@code t} what stands in it now, {@code a} the addressee ({@code ab} before), {@code v} the version, {@code r} restore,
     * {@code o} the other one's words shall stay.
     */
    static List<Typed> of(Form form) {
        List<Typed> all = new ArrayList<>();
        for (int n = 0; n < MOST_FIELDS && !form.value("k." + n).isEmpty(); n++) {
            String[] key = form.value("k." + n).split("\\|", 2);
            String version = form.value("v." + n);
            if (key.length != 2 || !version.matches("\\d{1,9}")) {
                continue;
            }
            all.add(new Typed(
                    key[0],
                    key[1],
                    clean(form.value("b." + n)),
                    clean(form.value("p." + n)),
                    form.picked("o." + n, "1") ? clean(form.value("b." + n)) : clean(form.value("t." + n)),
                    clean(form.value("a." + n)),
                    clean(form.value("ab." + n)),
                    Integer.parseInt(version),
                    form.picked("r." + n, "1")));
        }
        return List.copyOf(all);
    }

    /** Browsers send CR LF; blanks at the end of a line are nobody's words. */
    private static String clean(String text) {
        String plain = text.replace("\r\n", "\n").replaceAll("[ \\t]+\\n", "\n").strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    /** Writes what was changed; answers what somebody else has changed meanwhile. */
    static List<Typed> write(WordStore words, UUID holder, List<Typed> typed, UUID by) {
        List<Typed> conflicts = new ArrayList<>();
        for (Typed one : typed) {
            if (!one.changed()) {
                continue;
            }
            String own = one.restore() ? null : one.text();
            if (!words.write(
                    holder, one.section(), one.subject(), one.prefilled(), own, one.addressee(), one.version(), by)) {
                Field.Words now = words.of(holder).get(one.key());
                boolean same = now != null && one.text().equals(now.own());
                if (!same) {
                    conflicts.add(one);
                }
            }
        }
        return conflicts;
    }
}
