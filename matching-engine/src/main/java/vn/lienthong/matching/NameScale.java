package vn.lienthong.matching;

/**
 * Weighs a written name against a registered one: each word by how rare it is where it stands, each difference by how often
 * writers make it. One row's name at a time; not for several threads.
 */
final class NameScale {

    private static final int MOST = Lexicon.MOST_WORDS;
    private static final double WRONG_MARK = StrictMath.log(0.03 / 4);
    private static final double WRONG_MARK_FLOOR = 0.03 / 4;
    private static final double OTHER_WORD = StrictMath.log(0.006 / 40);
    private static final double SAME_SOUND = StrictMath.log(0.004 / 3);
    private static final double GARBLED = StrictMath.log(0.15);
    private static final double LOST = StrictMath.log(0.03);
    private static final double LOST_OUTER = StrictMath.log(0.008);
    private static final double ADDED = StrictMath.log(0.008);
    private static final double REPLACED = StrictMath.log(0.0015);
    private static final double REORDERED = StrictMath.log(0.01);
    private static final double ABBREVIATED = StrictMath.log(0.8);

    private final Lexicon.View words;
    private final Tokens tokens;
    private double lnAll;

    private int[] parts = new int[MOST];
    private int many;
    private boolean plain;
    private int fold;
    private double lnFold;
    private double lnMarks;
    private double lnOther;

    private final int[] theirs = new int[MOST];
    private final double[][] pair = new double[MOST][MOST];
    private final int[][] kind = new int[MOST][MOST];
    private final double[][] best = new double[MOST + 1][MOST + 1];
    private int lastName = -1;
    private double lastWeight;
    private int lastLevel;
    /** How the last name weighed agrees, as {@link Weights} counts. */
    int level;

    NameScale(Lexicon.View words, Tokens tokens) {
        this.words = words;
        this.tokens = tokens;
    }

    /**
     * Turns to another written name.
     *
     * @param fold1 the register's folded name with these letters, 0 if it has none
     * @param bearers how many persons have it
     */
    void turnTo(int[] from, int place, int many1, int fold1, long bearers, double lnAll1) {
        System.arraycopy(from, place, parts, 0, many1);
        many = many1;
        fold = fold1;
        lnAll = lnAll1;
        lnFold = lnAll - Math.log(bearers + 0.5);
        lastName = -1;
        plain = true;
        for (int i = 0; i < many; i++) {
            plain &= (tokens.flags[parts[i]] & Tokens.PLAIN) != 0;
        }
        bounded = false;
    }

    private boolean bounded;

    private void bound() {
        bounded = true;
        lnMarks = 0;
        lnOther = 0;
        for (int i = 0; i < many; i++) {
            int part = parts[i];
            int folded = tokens.folded[part];
            if (folded == 0) {
                lnOther += 8;
                continue;
            }
            int mark = tokens.marked[part];
            double marked = plain || mark == 0 ? 0 : Math.log((all(folded) + 1.0) / (words.markedCount()[mark] + 0.5));
            lnMarks += marked;
            double least = Math.min(share(0, folded), Math.min(share(1, folded), share(2, folded)));
            lnOther += marked - Math.log(Math.max(least, 0.0003));
        }
        lnOther = Math.min(lnOther, lnAll + 6);
    }

    /** What a name weighs at most; quick. */
    double most(int name) {
        if (!bounded) {
            bound();
        }
        return fold != 0 && words.foldOfName()[name] == fold ? lnFold + lnMarks : lnOther;
    }

    /** What a name of the same letters weighs at most. */
    double most() {
        if (!bounded) {
            bound();
        }
        return lnFold + lnMarks;
    }

    /** The logarithm of how much likelier the name is written so for this person than for a stranger. */
    double weigh(int name) {
        return weigh(name, Double.NEGATIVE_INFINITY);
    }

    /** The same; less than needed, whatever it is, if it cannot be as much. */
    double weigh(int name, double needed) {
        if (many == 0 || name == 0) {
            level = Weights.NAME_DIFFERENT;
            return 0;
        }
        if (name == lastName) {
            level = lastLevel;
            return lastWeight;
        }
        double weight = fold != 0 && words.foldOfName()[name] == fold ? sameLetters(name) : aligned(name, needed);
        if (weight < needed) {
            return weight;
        }
        lastName = name;
        lastWeight = weight;
        lastLevel = level;
        return weight;
    }

    private double sameLetters(int name) {
        int more = words.words(name, theirs);
        level = Weights.NAME_SAME;
        if (more != many) {
            level = Weights.NAME_SPELLING;
            return lnFold;
        }
        double weight = lnFold;
        for (int i = 0; i < many; i++) {
            weight += marks(parts[i], theirs[i]);
            if ((tokens.flags[parts[i]] & (Tokens.MENDED | Tokens.JOINED)) != 0) {
                level = Weights.NAME_SPELLING;
            }
        }
        return weight;
    }

    /** What the marks of a word say, its letters being the same. */
    private double marks(int part, int word) {
        int mark = words.markedOf()[word];
        int folded = words.foldedOf()[word];
        double bearers = all(folded) + 1.0;
        if (tokens.marked[part] == mark) {
            if (plain) {
                return 0;
            }
            return -Math.log((words.markedCount()[mark] + 0.5) / bearers);
        }
        if ((tokens.flags[part] & (Tokens.MENDED | Tokens.JOINED)) != 0) {
            return 0;
        }
        if (level == Weights.NAME_SAME) {
            level = Weights.NAME_MARKS;
        }
        if (plain) {
            return 0;
        }
        double shown = tokens.marked[part] == 0 ? 0 : words.markedCount()[tokens.marked[part]] / bearers;
        return WRONG_MARK - Math.log(Math.max(shown, WRONG_MARK_FLOOR));
    }

    private double all(int folded) {
        return (double) words.first()[folded] + words.middle()[folded] + words.last()[folded];
    }

    /** How often a word stands at a place of names: 0 first, 1 between, 2 last. */
    private double share(int place, int folded) {
        return switch (place) {
            case 0 -> (words.first()[folded] + 0.5) / (words.nameTotal() + 1.0);
            case 1 -> (words.middle()[folded] + 0.5) / (words.middleTotal() + 1.0);
            default -> (words.last()[folded] + 0.5) / (words.nameTotal() + 1.0);
        };
    }

    private static final int NOT = 0;
    private static final int EQUAL = 1;
    private static final int SPELLED = 2;
    private static final int SHORT = 3;
    private static final int OTHER = 4;

    private double aligned(int name, double needed) {
        int more = words.words(name, theirs);
        level = Weights.NAME_SAME;
        double most = 0;
        for (int i = 0; i < many; i++) {
            double mostHere = 0;
            for (int j = 0; j < more; j++) {
                pairOf(i, j, more);
                mostHere = Math.max(mostHere, pair[i][j]);
            }
            most += mostHere;
        }
        if (most < needed) {
            return Double.NEGATIVE_INFINITY;
        }
        double inOrder = inOrder(more);
        double reordered = many > 1 && more > 1 ? anyOrder(more) : Double.NEGATIVE_INFINITY;
        double weight;
        if (reordered > inOrder) {
            weight = reordered;
            level = Weights.NAME_ORDER;
        } else {
            weight = inOrder;
            trace(more);
        }
        if (weight < -3) {
            level = Weights.NAME_DIFFERENT;
        }
        return Math.min(weight, lnAll + 6);
    }

    private void pairOf(int i, int j, int more) {
        int part = parts[i];
        int folded = words.foldedOf()[theirs[j]];
        int place = j == 0 ? 0 : j == more - 1 ? 2 : 1;
        if (tokens.folded[part] == folded) {
            int before = level;
            pair[i][j] = -Math.log(share(place, folded)) + marks(part, theirs[j]);
            level = before;
            kind[i][j] = (tokens.flags[part] & (Tokens.MENDED | Tokens.JOINED)) != 0 ? SPELLED : EQUAL;
            return;
        }
        long key = (long) part << 32 | (long) folded << 2 | place;
        int slot = (int) (Hash.mix(key) & CACHED - 1);
        if (cacheKey[slot] != key) {
            different(part, folded, place, i, j);
            cacheKey[slot] = key;
            cachePair[slot] = pair[i][j];
            cacheKind[slot] = (byte) kind[i][j];
        } else {
            pair[i][j] = cachePair[slot];
            kind[i][j] = cacheKind[slot];
        }
    }

    private static final int CACHED = 1 << 12;
    private final long[] cacheKey = new long[CACHED];
    private final double[] cachePair = new double[CACHED];
    private final byte[] cacheKind = new byte[CACHED];

    /** Forgets what was found of parts that have changed their meaning. */
    void forget() {
        java.util.Arrays.fill(cacheKey, 0);
    }

    /** A part against a word of other letters. */
    private void different(int part, int folded, int place, int i, int j) {
        String text = tokens.text[part];
        String their = words.foldedText()[folded];
        if (tokens.prefixShare[part] > 0 && their.length() > text.length() && their.startsWith(text)) {
            pair[i][j] = ABBREVIATED - Math.log(tokens.prefixShare[part]);
            kind[i][j] = SHORT;
            return;
        }
        if (tokens.folded[part] != 0) {
            if (words.repairing().soundAlike(tokens.folded[part], folded)) {
                double weight = SAME_SOUND - Math.log(share(place, tokens.folded[part]));
                pair[i][j] = Math.min(weight, -Math.log(share(place, folded)) - 1);
                kind[i][j] = SPELLED;
            } else if (Letters.nearly(text, their)) {
                double weight = OTHER_WORD - Math.log(share(place, tokens.folded[part]));
                pair[i][j] = Math.min(weight, -Math.log(share(place, folded)) - 1);
                kind[i][j] = SPELLED;
            } else {
                pair[i][j] = REPLACED;
                kind[i][j] = OTHER;
            }
            return;
        }
        double shares = 0;
        boolean among = false;
        for (int near : tokens.near[part]) {
            shares += share(place, near);
            among |= near == folded;
        }
        if (among) {
            pair[i][j] = -Math.log(shares);
            kind[i][j] = SPELLED;
        } else if (text.length() >= 4 && their.length() >= 3 && common(text, their) >= Math.max(text.length(), their.length()) - 2) {
            pair[i][j] = GARBLED - Math.log(share(place, folded) + 0.002);
            kind[i][j] = SPELLED;
        } else {
            pair[i][j] = REPLACED;
            kind[i][j] = OTHER;
        }
    }

    /** Length of the longest run of letters, gaps allowed, that two words share. */
    private static int common(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int i = 0; i < a.length(); i++) {
            int diagonal = 0;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                row[j] = a.charAt(i) == b.charAt(j - 1) ? diagonal + 1 : Math.max(above, row[j - 1]);
                diagonal = above;
            }
        }
        return row[b.length()];
    }

    private static double lost(int j, int more) {
        return j == 0 || j == more - 1 ? LOST_OUTER : LOST;
    }

    private double inOrder(int more) {
        best[0][0] = 0;
        for (int j = 1; j <= more; j++) {
            best[0][j] = best[0][j - 1] + lost(j - 1, more);
        }
        for (int i = 1; i <= many; i++) {
            best[i][0] = best[i - 1][0] + ADDED;
            for (int j = 1; j <= more; j++) {
                double way = best[i - 1][j - 1] + pair[i - 1][j - 1];
                way = Math.max(way, best[i - 1][j] + ADDED);
                best[i][j] = Math.max(way, best[i][j - 1] + lost(j - 1, more));
            }
        }
        return best[many][more];
    }

    private void trace(int more) {
        int i = many;
        int j = more;
        while (i > 0 || j > 0) {
            if (i > 0 && j > 0 && best[i][j] == best[i - 1][j - 1] + pair[i - 1][j - 1]) {
                level = worse(kind[--i][--j]);
            } else {
                level = Math.max(level, Weights.NAME_PART);
                if (i > 0 && best[i][j] == best[i - 1][j] + ADDED) {
                    i--;
                } else {
                    j--;
                }
            }
        }
    }

    private int worse(int kind1) {
        return switch (kind1) {
            case SPELLED -> Math.max(level, Weights.NAME_SPELLING);
            case SHORT -> Math.max(level, Weights.NAME_ABBREVIATED);
            case OTHER -> Math.max(level, Weights.NAME_PARTLY);
            default -> level;
        };
    }

    /** Words matched wherever they stand. */
    private double anyOrder(int more) {
        double weight = REORDERED;
        int taken = 0;
        boolean moved = false;
        for (int i = 0; i < many; i++) {
            int at = -1;
            for (int j = 0; j < more; j++) {
                boolean free = (taken & 1 << j) == 0 && kind[i][j] != OTHER && kind[i][j] != NOT;
                if (free && (at < 0 || pair[i][j] > pair[i][at])) {
                    at = j;
                }
            }
            if (at < 0) {
                weight += ADDED;
            } else {
                weight += pair[i][at];
                taken |= 1 << at;
                moved |= at != i;
            }
        }
        for (int j = 0; j < more; j++) {
            if ((taken & 1 << j) == 0) {
                weight += lost(j, more);
            }
        }
        return moved ? weight : Double.NEGATIVE_INFINITY;
    }
}
