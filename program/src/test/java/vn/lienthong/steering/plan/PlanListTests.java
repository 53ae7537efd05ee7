package vn.lienthong.steering.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.kernel.Ids;

class PlanListTests {

    private static final LocalDate TODAY = LocalDate.of(2023, 12, 1);

    private static PlanItem item(ItemContent content) {
        return new PlanItem(
                Ids.next(),
                Ids.next(),
                1,
                content,
                content.lead().stream()
                        .map(name -> new PlanItem.UnitRole("lead", name, null))
                        .toList(),
                List.of(),
                0,
                1);
    }

    private static List<PlanItem> shown(Map<String, String> query, ItemContent... contents) {
        return PlanList.of(
                        java.util.Arrays.stream(contents)
                                .map(PlanListTests::item)
                                .toList(),
                        PlanList.Query.of(query),
                        TODAY)
                .shown();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lưu trú", "luu tru", "LƯU TRÚ", "cong an", "nhà nghỉ luu"})
    void findsWithOrWithoutMarks(String words) {
        assertThat(shown(Map.of("q", words), Items.anItem().content())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lừu", "bệnh viện"})
    void marksThatAreTypedMustStandThere(String words) {
        assertThat(shown(Map.of("q", words), Items.anItem().content())).isEmpty();
    }

    @Test
    void narrowsByLeadAndByDay() {
        ItemContent early = Items.anItem().due(LocalDate.of(2023, 11, 30)).content();
        ItemContent other = Items.anItem().ledBy("Phòng Tư pháp").content();
        assertThat(shown(Map.of("den-ngay", "30/11/2023"), early, other)).hasSize(1);
        assertThat(shown(Map.of("don-vi", "Phòng Tư pháp"), early, other)).hasSize(1);
    }

    @Test
    void tellsPastSoonAndFarDays() {
        assertThat(PlanList.nearness(Items.anItem().due(TODAY.minusDays(1)).content(), TODAY))
                .isEqualTo(PlanList.Nearness.LATE);
        assertThat(PlanList.nearness(Items.anItem().due(TODAY).content(), TODAY))
                .isEqualTo(PlanList.Nearness.SOON);
        assertThat(PlanList.nearness(Items.anItem().due(TODAY.plusDays(31)).content(), TODAY))
                .isEqualTo(PlanList.Nearness.LATER);
        assertThat(PlanList.nearness(Items.anItem().due(TODAY).notApplicable().content(), TODAY))
                .isEqualTo(PlanList.Nearness.NONE);
    }

    @Test
    void anItemWithTwoLeadsStandsUnderBoth() {
        PlanList list = PlanList.of(
                List.of(item(
                        Items.anItem().ledBy("Công an huyện", "Phòng Tư pháp").content())),
                PlanList.Query.of(Map.of("xem", "don-vi")),
                TODAY);
        assertThat(list.groups()).hasSize(2);
    }
}
