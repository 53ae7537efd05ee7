package vn.lienthong.capability.matching;

import java.util.ArrayList;
import java.util.List;
import vn.lienthong.capability.ui.Page;

/** How rows of one kind differ from the register, in words. */
final class Likenesses {

    private Likenesses() {}

    static String words(String likeness, Page page) {
        List<String> words = new ArrayList<>();
        for (String one : likeness.split(";", -1)) {
            String[] parts = one.split("=", -1);
            if (parts.length == 2) {
                words.add(page.t(
                        "matching.because",
                        page.t("matching.evidence." + parts[0]),
                        page.t("matching.agreement." + parts[1])));
            }
        }
        return String.join("; ", words);
    }
}
