package vn.lienthong.capability.backup;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import vn.lienthong.kernel.Settings;
import vn.lienthong.kernel.Trouble;
import vn.lienthong.kernel.Words;

/**
 * Where the passphrase comes from: the environment, a file, or the one at the keyboard. Never an argument, which every
 * account of the machine can read.
 */
final class Passphrase {

    private static final int SHORTEST = 12;

    private Passphrase() {}

    /**
     * @param file given by {@code --passphrase-file}
     * @param fresh whether it is about to be used for the first time: asked twice, and refused if short
     */
    static char[] ask(Settings settings, Optional<Path> file, boolean fresh) {
        char[] passphrase = file.map(Passphrase::read)
                .or(() -> settings.get("passphrase").map(String::toCharArray))
                .orElseGet(() -> typed(fresh));
        if (fresh && passphrase.length < SHORTEST) {
            throw new Trouble(Passphrase.class, "backup.trouble.short", SHORTEST);
        }
        return passphrase;
    }

    private static char[] read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip().toCharArray();
        } catch (IOException e) {
            throw new Trouble(Passphrase.class, "backup.trouble.passphrase-file", file.toString());
        }
    }

    private static char[] typed(boolean fresh) {
        Console console = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .orElseThrow(() -> new Trouble(Passphrase.class, "backup.trouble.no-passphrase"));
        Words words = Words.of(Passphrase.class);
        char[] first = console.readPassword("%s ", words.text("backup.ask"));
        if (fresh && !Arrays.equals(first, console.readPassword("%s ", words.text("backup.ask-again")))) {
            throw new Trouble(Passphrase.class, "backup.trouble.differ");
        }
        return first == null ? new char[0] : first;
    }
}
