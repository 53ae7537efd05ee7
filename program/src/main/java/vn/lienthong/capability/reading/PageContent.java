package vn.lienthong.capability.reading;

import java.util.List;

/**
 * What a page shows, whether drawn by a pdf or found in a scan: words and straight lines. Lengths are points (1/72
 * inch), the origin is the upper left corner.
 */
record PageContent(int number, float width, float height, List<Word> words, List<Rule> rules) {

    /** A word and its box; {@code size} is the size of its letters. */
    record Word(String text, float left, float top, float right, float bottom, float size) {

        float middle() {
            return (top + bottom) / 2;
        }

        float centre() {
            return (left + right) / 2;
        }

        float width() {
            return right - left;
        }
    }

    /** A drawn line, level or upright: its place across, and from where to where it runs. */
    record Rule(boolean level, float at, float from, float to) {

        float length() {
            return to - from;
        }
    }
}
