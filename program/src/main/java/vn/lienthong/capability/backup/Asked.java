package vn.lienthong.capability.backup;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import vn.lienthong.kernel.Settings;
import vn.lienthong.kernel.Trouble;

/**
 * What a command was asked for.
 *
 * @param file of the backup
 * @param withKeys whether the house's keys go in or come back too
 * @param passphraseFile where the passphrase stands, if not at the keyboard
 */
record Asked(Settings settings, Path file, boolean withKeys, Optional<Path> passphraseFile) {

    static Asked of(String command, List<String> arguments) {
        Settings settings = Settings.read(arguments);
        Optional<Path> file = Optional.empty();
        Optional<Path> passphraseFile = Optional.empty();
        boolean withKeys = false;
        Deque<String> left = new ArrayDeque<>(settings.rest());
        while (!left.isEmpty()) {
            String word = left.pop();
            if (word.equals("--with-keys")) {
                withKeys = true;
            } else if (word.equals("--passphrase-file") && !left.isEmpty()) {
                passphraseFile = Optional.of(Path.of(left.pop()));
            } else if (!word.startsWith("-") && file.isEmpty()) {
                file = Optional.of(Path.of(word).toAbsolutePath());
            } else {
                throw new Trouble(Asked.class, "backup.trouble.arguments", command);
            }
        }
        return new Asked(
                settings,
                file.orElseThrow(() -> new Trouble(Asked.class, "backup.trouble.arguments", command)),
                withKeys,
                passphraseFile);
    }
}
