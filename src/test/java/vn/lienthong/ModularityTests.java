package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

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
    void drawsTheRooms() {
        new Documenter(MODULES, Documenter.Options.defaults().withOutputFolder("docs/modules"))
                .writeModulesAsPlantUml()
                .writeIndividualModulesAsPlantUml();
    }
}
