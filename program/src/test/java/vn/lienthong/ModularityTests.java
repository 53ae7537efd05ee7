package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(Application.class);

    @Test
    void roomsHaveNoCyclesAndTouchOnlyEachOthersPublicTypes() {
        MODULES.verify();
    }

    @Test
    void everyFolderOfARingIsARoom() {
        assertThat(MODULES.stream().map(module -> module.getBasePackage().getName()))
                .contains("vn.lienthong.kernel", "vn.lienthong.capability.database", "vn.lienthong.capability.ui");
    }

    @Test
    void roomIdsAreTheirPathsSoThatNoMigrationIsSkipped() {
        assertThat(MODULES.stream())
                .allSatisfy(module -> assertThat("vn.lienthong." + module.getIdentifier())
                        .isEqualTo(module.getBasePackage().getName()));
    }

    @Test
    void drawsTheRooms() throws IOException {
        StringBuilder picture = new StringBuilder("# The rooms\n\nWritten by `./lienthong test` from the code itself."
                + " An arrow points to the room that is used.\n\n```mermaid\nflowchart LR\n");
        MODULES.stream()
                .map(ModularityTests::name)
                .sorted()
                .forEach(room -> picture.append("  ")
                        .append(node(room))
                        .append("[\"")
                        .append(room)
                        .append("\"]\n"));
        MODULES.stream()
                .flatMap(module -> module.getDirectDependencies(MODULES)
                        .uniqueModules()
                        .map(used -> "  " + node(name(module)) + " --> " + node(name(used))))
                .distinct()
                .sorted()
                .forEach(arrow -> picture.append(arrow).append('\n'));
        Path file = Path.of("../docs/modules/README.md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, picture.append("```\n"));
        assertThat(file).content().contains("steering_plan --> steering_planreader");
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString().replace('.', '/');
    }

    private static String node(String room) {
        return room.replace('/', '_');
    }
}
