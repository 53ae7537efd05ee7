package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.pilots.Catalogue;
import vn.lienthong.capability.pilots.Pilot;
import vn.lienthong.capability.ui.Messages;

/** What must hold for every model in the house, however many there are. */
@HouseTest
class PilotConformanceTests {

    private static final Locale ENGLISH = Locale.of("en", "VN");

    @Autowired
    ObjectProvider<Pilot> pilots;

    @Autowired
    Messages messages;

    @Autowired
    MockMvc browser;

    @Autowired
    TestPeople people;

    private final Catalogue catalogue = Catalogue.load();

    @Test
    void everyPilotNamesModelsOfTheCatalogueAndHasItsWords() {
        assertThat(pilots.stream().flatMap(pilot -> faults(pilot).stream())).isEmpty();
    }

    @Test
    void noTwoPilotsRunTheSameModel() {
        assertThat(pilots.stream().flatMap(pilot -> pilot.models().stream())).doesNotHaveDuplicates();
    }

    @Test
    void everyPilotsFirstPageOpensForAnAdministratorAndForNobodyUnasked() throws Exception {
        for (Pilot pilot : pilots) {
            String page = browser.perform(get(pilot.path()).with(people.as(Role.ADMINISTRATOR)))
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(page).as(pilot.path()).contains("<h1").doesNotContain("style=\"");
            assertThat(browser.perform(get(pilot.path()))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .as(pilot.path())
                    .isEqualTo(302);
        }
    }

    @Test
    void seesAPilotWithoutModelsWithUnknownModelsAndWithoutWords() {
        assertThat(faults(new Invented(Set.of(), "sample", "/x"))).containsExactly("sample: no model");
        assertThat(faults(new Invented(Set.of("no-such-model"), "sample", "/x")))
                .containsExactly("sample: no model no-such-model in the catalogue");
        assertThat(faults(new Invented(Set.of("soc"), "wordless", "/x")))
                .contains("wordless: no words for wordless.name", "wordless: no words for wordless.open");
        assertThat(faults(new Invented(Set.of("soc"), "sample", "x"))).containsExactly("sample: address x");
    }

    private List<String> faults(Pilot pilot) {
        List<String> faults = new ArrayList<>();
        if (pilot.models().isEmpty()) {
            faults.add(pilot.key() + ": no model");
        }
        pilot.models().stream()
                .filter(id -> catalogue.byId(id).isEmpty())
                .forEach(id -> faults.add(pilot.key() + ": no model " + id + " in the catalogue"));
        for (String key : List.of(pilot.key() + ".name", pilot.key() + ".open")) {
            if (!messages.has(key) || messages.text(ENGLISH, key).isBlank()) {
                faults.add(pilot.key() + ": no words for " + key);
            }
        }
        if (!pilot.path().matches("/[a-z0-9/-]+")) {
            faults.add(pilot.key() + ": address " + pilot.path());
        }
        return faults;
    }

    private record Invented(Set<String> models, String key, String path) implements Pilot {}
}
