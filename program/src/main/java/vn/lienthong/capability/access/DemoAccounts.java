package vn.lienthong.capability.access;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.database.DatabaseSettings;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.DemoData;
import vn.lienthong.kernel.StartNote;
import vn.lienthong.kernel.VietnameseText;

/**
 * One invented person for each standard role, and officers of other units, all with one password that is made anew for every
 * installation and printed at its start. The people stand in {@code demo-accounts.tsv}.
 */
@Component
class DemoAccounts implements DemoData, StartNote {

    static final String FILE = "demo-accounts.txt";

    private final AccountStore accounts;
    private final Passwords passwords;
    private final ObjectProvider<AgencyDirectory> agencies;
    private final Messages messages;
    private final Path file;

    DemoAccounts(
            AccountStore accounts,
            Passwords passwords,
            ObjectProvider<AgencyDirectory> agencies,
            Messages messages,
            DatabaseSettings settings) {
        this.messages = messages;
        this.accounts = accounts;
        this.passwords = passwords;
        this.agencies = agencies;
        this.file = settings.data().resolve(FILE);
    }

    private record Person(
            String userName,
            String role,
            boolean everywhere,
            String agency,
            String name,
            String post,
            boolean printed) {}

    @Override
    public int order() {
        return 20;
    }

    @Override
    public void load() {
        if (!accounts.any()) {
            make();
        }
    }

    void make() {
        String password = passwords.oneTime();
        String hash = passwords.hash(password);
        List<String> lines = new ArrayList<>();
        for (Person person : people()) {
            if (accounts.credentials(person.userName()).isPresent()) {
                continue;
            }
            UUID agency = agency(person.agency());
            UUID account = accounts.insert(person.userName(), person.name(), person.post(), agency, hash, false, true);
            for (String role : person.role().split(",", -1)) {
                accounts.addRole(
                        account,
                        role,
                        person.everywhere() ? null : agency,
                        accounts.today().minusYears(1),
                        null);
            }
            if (person.printed()) {
                lines.add(person.userName() + "\t" + password + "\t" + person.post());
            }
        }
        SecretFile.write(file, String.join("\n", lines));
    }

    /** User name, password and post of each demo account. */
    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        SecretFile.read(file).lines().map(line -> line.split("\t", -1)).forEach(words -> {
            if (words.length == 3) {
                lines.add(
                        messages.text(VietnameseText.VIETNAMESE, "access.demo.printed", words[0], words[1], words[2]));
            }
        });
        return lines;
    }

    private @Nullable UUID agency(String words) {
        AgencyDirectory directory = agencies.getIfAvailable();
        if (directory == null || words.isEmpty()) {
            return null;
        }
        Optional<AgencyDirectory.Choice> found = directory.choices().stream()
                .filter(choice -> VietnameseText.fold(choice.name()).contains(words))
                .findFirst();
        return found.map(AgencyDirectory.Choice::id).orElse(null);
    }

    private static List<Person> people() {
        try (var in = DemoAccounts.class.getResourceAsStream("demo-accounts.tsv")) {
            if (in == null) {
                throw new IllegalStateException("demo-accounts.tsv is missing");
            }
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\t", -1))
                    .map(cell -> new Person(
                            cell[0], cell[1], cell[2].equals("all"), cell[3], cell[4], cell[5], cell.length < 7))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
