package vn.lienthong.matching;

import java.io.PrintStream;
import java.util.List;

/** From file to file: {@code match --register R --list L --out O [--threshold P] [--explain] [--threads N]}. */
public final class MatchFiles {

    private MatchFiles() {}

    /** The command, alone. */
    public static void main(String[] words) {
        System.exit(run(List.of(words), System.out, System.err));
    }

    /**
     * Does what the words say.
     *
     * @return 0 done, 1 refused or failed, 2 not understood
     */
    public static int run(List<String> words, PrintStream out, PrintStream err) {
        throw new UnsupportedOperationException();
    }
}
