package vn.lienthong.capability.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;

/** The security papers' table of roles and rights is written from the beans themselves. */
@HouseTest
class RolesPaperTests {

    @Autowired
    Rights rights;

    @Autowired
    Messages messages;

    /** Tests declare rights too; those are nobody's business here. */
    private List<Right> ofTheHouse() {
        return rights.all().stream()
                .filter(right -> !right.code().startsWith("test."))
                .toList();
    }

    @Test
    void everyRightAndEveryRoleHasWords() {
        List<String> silent = new ArrayList<>();
        ofTheHouse().stream().map(Right::key).filter(key -> !messages.has(key)).forEach(silent::add);
        rights.roles().stream().map(Role::key).filter(key -> !messages.has(key)).forEach(silent::add);
        assertThat(silent).isEmpty();
    }

    @Test
    void writesTheTableOfRolesAndRights() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# Roles and rights");
        lines.add("");
        lines.add(
                "Written from the program by `RolesPaperTests`. A role is held at a unit and reaches the units below it;"
                        + " without a unit it reaches the whole locality. A right not listed here does not exist.");
        lines.add("");
        lines.add("| right | words |"
                + rights.roles().stream().map(role -> " " + role.code() + " |").collect(Collectors.joining()));
        lines.add("| --- | --- |" + " :-: |".repeat(rights.roles().size()));
        for (Right right : ofTheHouse()) {
            lines.add("| `" + right.code() + "` | " + messages.text(VietnameseText.VIETNAMESE, right.key()) + " |"
                    + rights.roles().stream()
                            .map(role -> right.roles().contains(role.code()) ? " ✓ |" : "  |")
                            .collect(Collectors.joining()));
        }
        Path paper = Path.of("../docs/security/roles.md");
        Files.createDirectories(paper.getParent());
        Files.writeString(paper, String.join("\n", lines) + "\n");
        assertThat(paper).content().contains("| `access.manage` |");
    }
}
