package vn.lienthong.capability.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL refuses to run as root, and a commune's only account on its only machine is often root. This finds a way
 * to start it without root's rights: as another user, or in a user name space of its own.
 *
 * @param prefix words to put before a command
 * @param uid who must own the files, or null where nothing has to change
 */
record Unprivileged(List<String> prefix, @Nullable Integer uid) {

    private static final Unprivileged AS_WE_ARE = new Unprivileged(List.of(), null);

    /**
     * Tries each way by starting the server's own {@code --version} through it: a folder that the other user may not
     * enter shows at once.
     */
    static Unprivileged find(Path home) throws IOException {
        if (!root(home)) {
            return AS_WE_ARE;
        }
        Path server = home.resolve("program").resolve("bin").resolve("postgres");
        for (String account : List.of("postgres", "nobody")) {
            Integer uid = uid(account);
            if (uid != null) {
                Unprivileged way = new Unprivileged(
                        List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups", "--no-new-privs"),
                        uid);
                if (way.runs(server)) {
                    return way;
                }
            }
        }
        Unprivileged nameSpace = new Unprivileged(List.of("unshare", "-U"), 0);
        if (nameSpace.runs(server)) {
            return nameSpace;
        }
        throw new DatabaseTrouble("root", home.toString());
    }

    /** Gives a file or a whole folder to the one who will run the server; quick where it is so already. */
    void own(Path path) throws IOException {
        if (uid == null || uid.equals(Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS))) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            // The top last: were this cut off, the next start would see the old owner there and begin again.
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.setAttribute(each, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private boolean runs(Path server) {
        try {
            java.util.ArrayList<String> command = new java.util.ArrayList<>(prefix);
            command.add(server.toString());
            command.add("--version");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean root(Path home) throws IOException {
        if (!Folders.posix(home)) {
            return false;
        }
        Path probe = Files.createTempFile(home, "owner", ".probe");
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(probe, "unix:uid"));
        } finally {
            Files.delete(probe);
        }
    }

    private static @Nullable Integer uid(String account) throws IOException {
        Path accounts = Path.of("/etc/passwd");
        if (!Files.exists(accounts)) {
            return null;
        }
        for (String line : Files.readAllLines(accounts)) {
            String[] parts = line.split(":", -1);
            if (parts.length > 2 && parts[0].equals(account) && !parts[2].equals("0")) {
                return Integer.valueOf(parts[2]);
            }
        }
        return null;
    }
}
