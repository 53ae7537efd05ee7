package vn.lienthong.steering.planreader;

import java.util.regex.Pattern;

/** Telephone and personal numbers never leave the document: what is read from it carries dots in their place. */
final class Privacy {

    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\d/])(?:\\+?84|0)[ .-]?\\d(?:[ .-]?\\d){7,10}(?![\\d/])");

    private Privacy() {}

    static String mask(String text) {
        return NUMBER.matcher(text)
                .replaceAll(number ->
                        "•".repeat(number.group().replaceAll("\\D", "").length()));
    }
}
