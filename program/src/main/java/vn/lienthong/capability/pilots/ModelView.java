package vn.lienthong.capability.pilots;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.pilots.PlanView.PlanState;
import vn.lienthong.kernel.VietnameseText;

/**
 * One model as the pages show it.
 *
 * @param entry of the catalogue
 * @param purpose what it is for
 * @param pilot the room that runs it here, or null
 * @param plan what the locality's plan says of it, or null
 */
record ModelView(
        Catalogue.Entry entry,
        Purposes.Purpose purpose,
        @Nullable Pilot pilot,
        @Nullable PlanState plan) {

    /** The states by which the list is filtered. */
    enum State {
        IN_PLAN("trong-ke-hoach"),
        RUNNING("dang-chay"),
        NOT_APPLICABLE("khong-ap-dung"),
        ELSEWHERE("ngoai-ke-hoach");

        private final String code;

        State(String code) {
            this.code = code;
        }

        /** As it stands in the address. */
        String code() {
            return code;
        }

        String key() {
            return "pilots.state." + code;
        }
    }

    String id() {
        return entry.id();
    }

    /** Whether it is one of the numbered models rather than a task that some plans name. */
    boolean numbered() {
        return !entry.numbers44().isEmpty() || !entry.numbers43().isEmpty();
    }

    /** Whether its title stands in a known document. */
    boolean named() {
        return !entry.title().isEmpty();
    }

    String number43() {
        return joined(entry.numbers43());
    }

    String number44() {
        return joined(entry.numbers44());
    }

    /** Its title in the reader's language; where no document names it, what the catalogue calls it. */
    String title(Locale locale, String unnamed) {
        if (locale.getLanguage().equals("en")) {
            return purpose.titleInEnglish();
        }
        return named() ? entry.title() : unnamed;
    }

    /** What it is for, in the reader's language. */
    Purposes.Words words(Locale locale) {
        return locale.getLanguage().equals("en") ? purpose.english() : purpose.vietnamese();
    }

    boolean in(State state) {
        return switch (state) {
            case IN_PLAN -> plan != null && plan.applicable();
            case RUNNING -> pilot != null;
            case NOT_APPLICABLE -> plan != null && !plan.applicable();
            case ELSEWHERE -> plan == null;
        };
    }

    /** Whether every word of a folded search begins a word of its names or its purpose, or is one of its numbers. */
    boolean fits(String folded) {
        if (folded.isEmpty()) {
            return true;
        }
        if (folded.matches("[0-9]{1,2}")) {
            int number = Integer.parseInt(folded);
            if (entry.numbers43().contains(number) || entry.numbers44().contains(number)) {
                return true;
            }
        }

        String names = " "
                + VietnameseText.fold(String.join(" ", entry.titles()) + " " + purpose.titleInEnglish() + " "
                        + purpose.vietnamese().purpose());
        return List.of(folded.split(" ", -1)).stream().allMatch(word -> names.contains(" " + word));
    }

    /** Whether one of its names holds the words just as they were typed, marks and all: those stand first. */
    boolean says(String words) {
        String asTyped = VietnameseText.compose(words).strip().toLowerCase(VietnameseText.VIETNAMESE);
        return entry.titles().stream()
                .anyMatch(name -> name.toLowerCase(VietnameseText.VIETNAMESE).contains(asTyped));
    }

    private static String joined(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining("/"));
    }
}
