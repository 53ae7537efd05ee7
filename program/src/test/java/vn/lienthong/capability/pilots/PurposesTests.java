package vn.lienthong.capability.pilots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PurposesTests {

    private final Catalogue catalogue = Catalogue.load();
    private final Purposes purposes = Purposes.load();

    @Test
    void everyModelOfTheCatalogueHasAPurposeAndNoOtherHas() {
        assertThat(purposes.ids())
                .containsExactlyInAnyOrderElementsOf(
                        catalogue.all().stream().map(Catalogue.Entry::id).toList());
    }

    @Test
    void everyModelHasAnEnglishTitleAndEveryNamedOneSaysWhatItDoesAndHowItIsMeasured() {
        for (Catalogue.Entry entry : catalogue.all()) {
            Purposes.Purpose purpose = purposes.of(entry.id());
            assertThat(purpose.titleInEnglish()).as(entry.id()).isNotBlank();
            for (Purposes.Words words : List.of(purpose.vietnamese(), purpose.english())) {
                assertThat(words.purpose()).as(entry.id()).isNotBlank();
                assertThat(words.functions().isEmpty())
                        .as(entry.id())
                        .isEqualTo(entry.title().isEmpty());
                assertThat(words.indicators().isEmpty())
                        .as(entry.id())
                        .isEqualTo(entry.title().isEmpty());
            }
        }
    }

    @Test
    void fortyFourModelsAreNumbered() {
        assertThat(catalogue.all().stream()
                        .map(entry -> new ModelView(entry, purposes.of(entry.id()), null, null))
                        .filter(ModelView::numbered))
                .hasSize(44);
    }
}
