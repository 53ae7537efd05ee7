package vn.lienthong.steering.board;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.steering.board.RowFixture.aRow;
import static vn.lienthong.steering.progress.StepState.DOING;
import static vn.lienthong.steering.progress.StepState.DONE;
import static vn.lienthong.steering.progress.StepState.NOT_STARTED;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.lienthong.capability.ui.Tag;
import vn.lienthong.capability.ui.WorkSource.Work;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.WorkingCalendar;
import vn.lienthong.steering.progress.ItemProgress;

class BoardTests {

    private static final LocalDate TODAY = LocalDate.of(2023, 12, 4);

    private static RollUp.Place place(String name, String number, @Nullable Instant reported) {
        return new RollUp.Place(Ids.next(), name, number, "/ke-hoach/" + number, reported);
    }

    private static RollUp.Source source(RollUp.Place place, List<Row> rows) {
        return new RollUp.Source(
                place,
                rows.stream()
                        .map(row -> RollUp.Part.of(row.item(), row.progress()))
                        .toList(),
                Score.of(rows));
    }

    private static Row done(String unit, int steps) {
        RowFixture row = aRow().at(unit);
        for (int i = 0; i < steps; i++) {
            row.step(DONE, TODAY.minusDays(3), 0);
        }
        return row.row();
    }

    @Test
    void ranksByTheShareOfStepsAndNotByTheirCount() {
        Row much = aRow().at("Nhiều việc")
                .step(DONE, TODAY, 0)
                .step(DONE, TODAY, 0)
                .step(DONE, TODAY, 0)
                .step(DOING, TODAY, 0)
                .row();
        var lines = Ranking.of(Ranking.byUnit(List.of(much, done("Ít việc", 1))), Row.Unit::name)
                .lines();
        assertThat(lines).extracting(line -> line.who().name()).containsExactly("Ít việc", "Nhiều việc");
        assertThat(lines).extracting(Ranking.Line::place).containsExactly(1, 2);
    }

    @Test
    void equalUnitsShareAPlaceAndTheNextOneIsCountedOn() {
        Row behind = aRow().at("C").step(DOING, TODAY, 0).row();
        assertThat(Ranking.of(Ranking.byUnit(List.of(done("B", 2), behind, done("A", 1))), Row.Unit::name)
                        .lines())
                .extracting(line -> line.who().name() + line.place())
                .containsExactly("A1", "B1", "C3");
    }

    @Test
    void amongEqualSharesTheOneWithFewerLateItemsStandsFirst() {
        Row late = aRow().at("A").step(DOING, TODAY.minusDays(9), 6).row();
        Row open = aRow().at("B").step(DOING, TODAY.plusDays(9), 0).row();
        assertThat(Ranking.of(Ranking.byUnit(List.of(late, open)), Row.Unit::name)
                        .lines())
                .extracting(line -> line.who().name())
                .containsExactly("B", "A");
    }

    @Test
    void aUnitWithoutStepsHasNoPlace() {
        Row nothing = aRow().at("Không bước").in(ItemProgress.State.NOT_STARTED).row();
        var lines = Ranking.of(Ranking.byUnit(List.of(nothing, done("A", 1))), Row.Unit::name)
                .lines();
        assertThat(lines.getLast().place()).isZero();
        assertThat(lines.getLast().score().known()).isFalse();
    }

    @Test
    void whatDoesNotApplyIsNeitherDoneNorLate() {
        Row not = aRow().in(ItemProgress.State.NOT_APPLICABLE)
                .step(NOT_STARTED, TODAY.minusDays(30), 20)
                .row();
        assertThat(Score.of(List.of(not, done("A", 2)))).isEqualTo(new Score(1, 1, 0, 0, 2, 2));
    }

    @Test
    void aMonthIsHotWhenMoreThanAThirdOfItIsLate() {
        LocalDate november = LocalDate.of(2023, 11, 10);
        Row warm = aRow().at("Ấm")
                .step(DOING, november, 17)
                .step(DONE, november, 0)
                .step(DONE, november, 0)
                .row();
        Row hot = aRow().at("Nóng")
                .step(DOING, november, 17)
                .step(DONE, november, 0)
                .row();
        HeatMap map = HeatMap.of(List.of(warm, hot));
        assertThat(map.lines())
                .extracting(line -> line.cells().getFirst().heat())
                .containsExactly(HeatMap.Heat.WARM, HeatMap.Heat.HOT);
        assertThat(map.lines().getFirst().cells().getFirst())
                .isEqualTo(new HeatMap.Cell(YearMonth.of(2023, 11), 3, 2, 1));
    }

    @Test
    void monthsOfTheHeatMapHaveNoGap() {
        Row row = aRow().step(DONE, LocalDate.of(2023, 11, 1), 0)
                .step(DOING, LocalDate.of(2024, 2, 1), 0)
                .row();
        HeatMap map = HeatMap.of(List.of(row));
        assertThat(map.months())
                .containsExactly(
                        YearMonth.of(2023, 11), YearMonth.of(2023, 12), YearMonth.of(2024, 1), YearMonth.of(2024, 2));
        assertThat(map.lines().getFirst().cells())
                .extracting(HeatMap.Cell::heat)
                .containsExactly(HeatMap.Heat.DONE, HeatMap.Heat.NONE, HeatMap.Heat.NONE, HeatMap.Heat.OPEN);
    }

    @Test
    void theTimelineShowsTheBaselineBesideAMovedDay() {
        Row moved = aRow().from(LocalDate.of(2023, 11, 2))
                .planned(LocalDate.of(2023, 11, 30))
                .due(LocalDate.of(2023, 12, 31))
                .step(DOING, LocalDate.of(2023, 12, 31), 0)
                .row();
        Timeline timeline = Timeline.of(List.of(moved), LocalDate.of(2023, 11, 2), TODAY);
        Timeline.Line line = timeline.lines().getFirst();
        assertThat(timeline.first()).isEqualTo(LocalDate.of(2023, 11, 1));
        assertThat(timeline.last()).isEqualTo(LocalDate.of(2023, 12, 31));
        assertThat(line.moved()).isTrue();
        assertThat(line.planned().to()).isLessThan(line.to());
        assertThat(line.to()).isEqualTo(Timeline.WIDTH);
        assertThat(timeline.today()).isBetween(500, 600);
    }

    @Test
    void aLateItemRunsOnUntilToday() {
        Row late = aRow().due(LocalDate.of(2023, 11, 15))
                .step(DOING, LocalDate.of(2023, 11, 15), 13)
                .row();
        Row later = aRow().due(LocalDate.of(2023, 12, 30))
                .step(DOING, LocalDate.of(2023, 12, 30), 0)
                .row();
        Timeline timeline = Timeline.of(List.of(late, later), LocalDate.of(2023, 11, 2), TODAY);
        assertThat(timeline.lines().getFirst().over()).isEqualTo(timeline.today());
        assertThat(timeline.lines().getLast().over())
                .isEqualTo(timeline.lines().getLast().to());
    }

    @Test
    void itemsWithoutADayStandApart() {
        Row undated = aRow().step(DOING, null, 0).row();
        Timeline timeline = Timeline.of(List.of(undated), null, TODAY);
        assertThat(timeline.lines()).isEmpty();
        assertThat(timeline.undated()).containsExactly(undated);
    }

    @Test
    void aMonthHasWholeWeeksAndItsDaysOff() {
        LocalDate due = LocalDate.of(2023, 12, 29);
        MonthSheet sheet = MonthSheet.of(
                List.of(aRow().step(DOING, due, 0).row()),
                YearMonth.of(2023, 12),
                WorkingCalendar.of(Map.of(LocalDate.of(2023, 12, 28), false)),
                TODAY);
        assertThat(sheet.weeks()).allMatch(week -> week.size() == 7);
        assertThat(sheet.weeks().getFirst().getFirst().date()).isEqualTo(LocalDate.of(2023, 11, 27));
        assertThat(sheet.weeks().stream()
                        .flatMap(List::stream)
                        .filter(day -> !day.due().isEmpty()))
                .singleElement()
                .matches(day -> day.date().equals(due) && day.working());
        assertThat(sheet.weeks().stream().flatMap(List::stream))
                .filteredOn(day -> day.date().equals(LocalDate.of(2023, 12, 28)))
                .noneMatch(MonthSheet.Day::working);
        assertThat(sheet.count()).isEqualTo(1);
    }

    @Test
    void whatIsDueTomorrowComesBeforeWhatHasBeenLateForLong() {
        Work late = new Work("cũ", "/a", "", TODAY.minusDays(40), Tag.LATE, "");
        Work tomorrow = new Work("báo cáo", "/b", "", TODAY.plusDays(1), Tag.SOON, "");
        Work anyTime = new Work("lúc nào cũng được", "/c", "", null, Tag.TODO, "");
        MyWork work = MyWork.of(List.of(anyTime, late, tomorrow), TODAY);
        assertThat(work.first()).contains(tomorrow);
        assertThat(work.sections())
                .extracting(MyWork.Section::when)
                .containsExactly(MyWork.When.LATE, MyWork.When.ANY_TIME);
        assertThat(work.late()).isEqualTo(1);
    }

    @Test
    void theWeekEndsOnSunday() {
        assertThat(MyWork.when(LocalDate.of(2023, 12, 10), TODAY)).isEqualTo(MyWork.When.WEEK);
        assertThat(MyWork.when(LocalDate.of(2023, 12, 11), TODAY)).isEqualTo(MyWork.When.LATER);
        assertThat(MyWork.when(TODAY, TODAY)).isEqualTo(MyWork.When.TODAY);
    }

    /** Checked by hand: three communes, two models under other numbers, one of them not applicable at one place. */
    @Test
    void theSameModelOfSeveralPlacesIsOneWhateverItsNumber() {
        var one = place("Xã Một", "1/KH", null);
        var two = place("Xã Hai", "2/KH", null);
        var three = place("Xã Ba", "3/KH", null);
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("kiosk", "Kiosk");
        titles.put("lodging-hotels", "Lưu trú");
        titles.put("sso", "Không nơi nào có");
        RollUp all = RollUp.of(
                List.of(
                        source(
                                one,
                                List.of(
                                        aRow().model("lodging-hotels")
                                                .step(DONE, TODAY, 0)
                                                .step(DONE, TODAY, 0)
                                                .row(),
                                        aRow().model("kiosk")
                                                .step(DOING, TODAY, 0)
                                                .row())),
                        source(
                                two,
                                List.of(aRow().model("lodging-hotels")
                                        .step(DONE, TODAY, 0)
                                        .step(DOING, TODAY.minusDays(9), 6)
                                        .row())),
                        source(
                                three,
                                List.of(aRow().model("lodging-hotels")
                                        .in(ItemProgress.State.NOT_APPLICABLE)
                                        .row()))),
                titles);
        assertThat(all.all()).isEqualTo(new Score(3, 1, 1, 0, 3, 5));
        assertThat(all.places().lines())
                .extracting(line -> line.who().name() + line.place())
                .containsExactly("Xã Một1", "Xã Hai2", "Xã Ba0");
        assertThat(all.models()).extracting(RollUp.Model::catalogue).containsExactly("kiosk", "lodging-hotels");
        RollUp.Model lodging = all.models().getLast();
        assertThat(List.of(lodging.having(), lodging.done(), lodging.late(), lodging.inactive()))
                .containsExactly(3, 1, 1, 1);
        assertThat(lodging.score().percent()).isEqualTo(75);
    }
}
