package vn.lienthong.capability.imports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.lienthong.kernel.Command;
import vn.lienthong.kernel.Words;
import vn.lienthong.matching.MatchFiles;

/**
 * {@code ./lienthong match --register R --list L --out O …}: a list matched against a register, from file to file. Text files go
 * to the engine as they are; workbooks and text in other encodings are read here first.
 */
public final class MatchCommand implements Command {

    private static final List<String> READ = List.of("--register", "--list");

    @Override
    public String name() {
        return "match";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        Words words = Words.of(MatchCommand.class);
        List<Path> copies = new ArrayList<>();
        try {
            List<String> plain = new ArrayList<>(arguments);
            for (int i = 0; i + 1 < plain.size(); i++) {
                if (READ.contains(plain.get(i))) {
                    plain.set(i + 1, plain(plain.get(i + 1), copies));
                }
            }
            return MatchFiles.run(plain, out, err);
        } catch (SheetRefused e) {
            err.println(words.text(e.problem().key(), e.problem().arguments().toArray()));
            return 1;
        } catch (IOException e) {
            err.println(words.text("imports.match.failed", e.toString()));
            return 1;
        } finally {
            copies.forEach(MatchCommand::delete);
        }
    }

    private static void delete(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            // It holds people's data: at the latest it goes when the process ends.
            copy.toFile().deleteOnExit();
        }
    }

    /** The file itself, or a copy as text with tabs where the engine could not read it. */
    private static String plain(String file, List<Path> copies) throws IOException {
        String lower = file.toLowerCase(Locale.ROOT);
        Path path = Path.of(file);
        boolean workbook = lower.endsWith(".xlsx") || lower.endsWith(".xlsm");
        boolean otherText = (lower.endsWith(".csv") || lower.endsWith(".txt"))
                && !CsvReader.charset(path).equals(StandardCharsets.UTF_8);
        if (!workbook && !otherText) {
            return file;
        }
        SheetFile sheet = new SheetFile(path, workbook ? Sheets.XLSX : "text/csv");
        Path copy = Files.createTempFile("lienthong-match", ".tsv");
        copies.add(copy);
        try (RowSource rows = sheet.open(sheet.fullestTab());
                BufferedWriter to = Files.newBufferedWriter(copy)) {
            for (RowSource.Line line = rows.next(); line != null; line = rows.next()) {
                to.write(String.join(
                        "\t",
                        line.cells().stream()
                                .map(cell -> cell.text().replace('\t', ' ').replace('\n', ' '))
                                .toList()));
                to.write('\n');
            }
        }
        return copy.toString();
    }
}
