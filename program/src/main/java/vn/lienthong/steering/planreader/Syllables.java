package vn.lienthong.steering.planreader;

import java.util.regex.Pattern;

/** Tells words that cannot be Vietnamese ("Côug", "ehủ trì"): mostly what a scan made of them. */
final class Syllables {

    private static final Pattern SYLLABLE = Pattern.compile(
            "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|kr|br|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[ckmnpt])?");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}\\p{Ll}{2,}");
    private static final int LONGEST = 7;

    private Syllables() {}

    /** Whether the text holds a word of small letters that is no syllable; names of companies are longer or known. */
    static boolean hasMisread(String text) {
        for (String word : text.split("[^\\p{L}\\p{M}\\d]+", -1)) {
            boolean plainWord =
                    word.length() <= LONGEST && LETTERS.matcher(word).matches();
            if (plainWord && !SYLLABLE.matcher(Fold.plain(word)).matches() && !UnitLexicon.INSTANCE.opens(word)) {
                return true;
            }
        }
        return false;
    }
}
