package vn.lienthong;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class RingTests {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("vn.lienthong");

    @Test
    void theKernelKnowsNobodyAndNoFramework() {
        check(noClasses()
                .that()
                .resideInAPackage("vn.lienthong.kernel..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "vn.lienthong.capability..",
                        "vn.lienthong.pilot..",
                        "vn.lienthong.steering..",
                        "org.springframework.."));
    }

    @Test
    void capabilitiesKnowNeitherPilotsNorSteering() {
        check(noClasses()
                .that()
                .resideInAPackage("vn.lienthong.capability..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("vn.lienthong.pilot..", "vn.lienthong.steering.."));
    }

    @Test
    void pilotsAndSteeringDoNotKnowEachOther() {
        check(noClasses()
                .that()
                .resideInAPackage("vn.lienthong.pilot..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("vn.lienthong.steering.."));
        check(noClasses()
                .that()
                .resideInAPackage("vn.lienthong.steering..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("vn.lienthong.pilot.."));
    }

    @Test
    void aPilotNeverKnowsAPilot() {
        slices().matching("vn.lienthong.pilot.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(HOUSE);
    }
}
