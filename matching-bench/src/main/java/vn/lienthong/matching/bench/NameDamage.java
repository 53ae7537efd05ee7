package vn.lienthong.matching.bench;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a person's name as lists do. */
final class NameDamage {

    private static final List<String> TITLES = List.of("Ông ", "Bà ", "Cháu ", "Chị ", "Anh ", "Em ", "ông ", "(bà) ");
    private static final List<String> NICKNAMES =
            List.of("Tý", "Út", "Bé", "Tư", "Ba", "Hai", "Cu", "Tèo", "Năm", "Tám");

    private final Citizen person;
    private final Draw draw;
    private List<String> words;
    private String before = "";
    private String after = "";

    NameDamage(Citizen person, Draw draw) {
        this.person = person;
        this.draw = draw;
        this.words = new ArrayList<>(person.words());
    }

    /** The name after all that happens to it; false in {@code done} is what could not happen to this name. */
    String write(List<Damage> all, Row row, boolean capitals) {
        String name = person.name();
        for (Damage damage : all) {
            if (done(damage)) {
                row.damage.add(damage);
            }
        }
        if (!row.damage.isEmpty() || !all.isEmpty()) {
            boolean letters = row.damage.contains(Damage.NAME_OTHER_FORM);
            name = before + joined(row.damage.contains(Damage.NAME_SPACES), letters) + after;
        }
        if (row.damage.contains(Damage.NAME_MARKS_LOST)) {
            name = Letters.fold(name);
        }
        if (row.damage.contains(Damage.NAME_LETTERS_LOST)) {
            name = lost(name);
        }
        if (capitals) {
            name = name.toUpperCase(Locale.ROOT);
        }
        return draw.happens(0.01) ? Normalizer.normalize(name, Normalizer.Form.NFD) : name;
    }

    private boolean done(Damage damage) {
        int at = draw.below(words.size());
        String word = words.get(at);
        switch (damage) {
            case NAME_MARKS_LOST -> {
                return words.stream().anyMatch(Letters::marked);
            }
            case NAME_LETTERS_LOST -> {
                return words.stream().anyMatch(Letters::marked);
            }
            case NAME_MARKS_PARTLY -> words.set(at, Letters.fold(word));
            case NAME_TONE -> words.set(at, Letters.otherTone(word, draw));
            case NAME_SPELLING -> words.set(at, Letters.misspelt(word, draw));
            case NAME_TELEX, NAME_VNI -> {
                boolean whole = draw.happens(0.4);
                boolean toneLast = draw.happens(0.6);
                List<String> before = List.copyOf(words);
                for (int i = 0; i < words.size(); i++) {
                    if (whole || i == at) {
                        words.set(i, Letters.typed(words.get(i), damage == Damage.NAME_VNI, toneLast));
                    }
                }
                return !words.equals(before);
            }
            case NAME_TYPO, NAME_SECOND_TYPO -> words.set(at, Letters.typo(word, draw));
            case NAME_DROPPED -> {
                if (words.size() < 3) {
                    return false;
                }
                // Mostly a word in the middle, now and then the surname, never the name by which one is called.
                words.remove(draw.happens(0.85) ? draw.between(1, words.size() - 2) : 0);
                return true;
            }
            case NAME_SWAPPED -> {
                if (words.size() < 2) {
                    return false;
                }
                if (draw.happens(0.5)) {
                    words.addFirst(words.removeLast());
                } else {
                    int first = draw.below(words.size() - 1);
                    words.add(first, words.remove(first + 1));
                }
                return true;
            }
            case NAME_ABBREVIATED -> abbreviate();
            case NAME_OTHER_FORM -> {
                return otherForm();
            }
            case NAME_TITLE -> before = draw.of(TITLES);
            case NAME_SPACES -> {
                return true;
            }
            default -> throw new IllegalArgumentException(damage.name());
        }
        return damage == Damage.NAME_ABBREVIATED
                || damage == Damage.NAME_TITLE
                || !words.get(at).equals(word);
    }

    private void abbreviate() {
        int kind = draw.below(4);
        for (int i = 0; i < words.size() - 1; i++) {
            String word = words.get(i);
            boolean shorten = kind == 0 || (kind == 1 && i > 0) || (kind >= 2 && i == 0);
            if (shorten && word.length() > 1) {
                String start = word.startsWith("Ng") && i == 0 ? "Ng" : word.substring(0, 1);
                words.set(i, start + (draw.happens(0.75) ? "." : ""));
            }
        }
    }

    /** Peoples with names of their own lose a prefix or turn it round; others are called after a husband or by a nickname. */
    private boolean otherForm() {
        if (person.people() != 1 && words.size() > 2 && draw.happens(0.7)) {
            if (draw.happens(0.5)) {
                words.addLast(words.removeFirst());
            } else {
                words.remove(words.get(1).length() < 3 ? 1 : 0);
            }
            return true;
        }
        if (words.stream().anyMatch(word -> word.contains("'"))) {
            words.replaceAll(word -> word.replace("'", draw.happens(0.5) ? "" : "’ "));
            return true;
        }
        if (person.female() && draw.happens(0.4)) {
            words.addFirst(draw.of(List.of("Trần", "Lê", "Phạm", "Hoàng", "Võ", "Bùi")));
        } else {
            after = draw.happens(0.5) ? " (" + draw.of(NICKNAMES) + ")" : " tức " + draw.of(NICKNAMES);
        }
        return true;
    }

    private String joined(boolean spacesLost, boolean apart) {
        if (!spacesLost) {
            String name = String.join(" ", words);
            return apart ? name : name.replace("H' ", "H'");
        }
        if (draw.happens(0.5)) {
            return String.join("", words);
        }
        int at = draw.below(Math.max(1, words.size() - 1));
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            out.append(words.get(i)).append(i == at || i == words.size() - 1 ? "" : draw.happens(0.1) ? "  " : " ");
        }
        return out.toString();
    }

    /** What an old letter set could not hold became a question mark. */
    private static String lost(String name) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            out.append(name.charAt(i) > 255 ? '?' : name.charAt(i));
        }
        return out.toString();
    }
}
