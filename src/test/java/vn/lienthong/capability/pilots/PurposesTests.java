package vn.lienthong.capability.pilots;

import static org.assertj.core.api.Assertions.assertThat;

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
            assertThat(purpose.purpose()).as(entry.id()).isNotBlank();
            assertThat(purpose.purposeInEnglish()).as(entry.id()).isNotBlank();
            if (!entry.title().isEmpty()) {
                assertThat(purpose.functions()).as(entry.id()).isNotEmpty();
                assertThat(purpose.indicators()).as(entry.id()).isNotEmpty();
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
