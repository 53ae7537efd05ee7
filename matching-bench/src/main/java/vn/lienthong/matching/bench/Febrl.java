package vn.lienthong.matching.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * FEBRL data set 4: English people, invented by others. File a is the register, file b the list; the engine is told names, dates of
 * birth and addresses, and in a second run the social-security number too, as if it were a personal number.
 */
final class Febrl {

    private static final int GIVEN = 1;
    private static final int SURNAME = 2;
    private static final int FIRST_ADDRESS = 3;
    private static final int STATE = 8;
    private static final int BIRTH = 9;
    private static final int NUMBER = 10;

    private Febrl() {}

    /** Writes register, list and truth into a folder. */
    static void convert(Path a, Path b, Path folder, boolean numbers) throws IOException {
        try (Writer register = Files.newBufferedWriter(folder.resolve("register.tsv"))) {
            register.write(Generate.REGISTER_HEAD);
            for (String[] cells : cells(a)) {
                register.write(String.join(
                                "\t",
                                key(cells),
                                numbers ? number(cells) : "",
                                "",
                                name(cells),
                                birth(cells),
                                "",
                                "",
                                address(cells),
                                "alive")
                        + "\n");
            }
        }
        try (Writer list = Files.newBufferedWriter(folder.resolve("list.tsv"));
                Writer truth = Files.newBufferedWriter(folder.resolve("truth.tsv"))) {
            list.write(Row.HEAD);
            truth.write(Row.TRUTH_HEAD);
            int row = 0;
            for (String[] cells : cells(b)) {
                row++;
                list.write(String.join(
                                "\t",
                                Integer.toString(row),
                                numbers ? number(cells) : "",
                                name(cells),
                                birth(cells),
                                "",
                                "",
                                address(cells))
                        + "\n");
                truth.write(row + "\t" + key(cells) + "\t\n");
            }
        }
    }

    private static List<String[]> cells(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line ->
                            Stream.of(line.split(",", -1)).map(String::strip).toArray(String[]::new))
                    .toList();
        }
    }

    /** rec-N-org and rec-N-dup-0 are one person. */
    private static String key(String[] cells) {
        return cells[0].split("-", 3)[1];
    }

    private static String number(String[] cells) {
        return cells[NUMBER].isEmpty()
                ? ""
                : String.format(Locale.ROOT, "%12s", cells[NUMBER]).replace(' ', '0');
    }

    private static String name(String[] cells) {
        return (cells[GIVEN] + " " + cells[SURNAME]).strip();
    }

    private static String birth(String[] cells) {
        String date = cells[BIRTH];
        return date.length() == 8 ? date.substring(0, 4) + "-" + date.substring(4, 6) + "-" + date.substring(6) : date;
    }

    private static String address(String[] cells) {
        return Stream.of(cells)
                .skip(FIRST_ADDRESS)
                .limit(STATE - FIRST_ADDRESS + 1L)
                .filter(cell -> !cell.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
