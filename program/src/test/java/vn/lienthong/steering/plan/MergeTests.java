package vn.lienthong.steering.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.steering.plan.Items.anItem;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.steering.planreader.UnitNames;

class MergeTests {

    private final Merge merge = new Merge(new Contents(), UnitNames::same);

    @Test
    void recognisesAnItemByWhatItIsThoughItIsNumberedOtherwise() {
        List<ItemContent> plan = List.of(
                anItem().numbered(23)
                        .like("digital-citizen")
                        .titled("Công dân số")
                        .content(),
                anItem().numbered(24).like("sso").titled("Đăng nhập một lần").content());
        List<ItemContent> appendix = List.of(anItem().numbered(24)
                .like("digital-citizen")
                .titled("Bảo đảm điều kiện công dân số")
                .content());
        assertThat(merge.match(plan, appendix)).containsExactly(0);
    }

    @Test
    void neverTakesTwoModelsForOneBecauseOfTheirNumber() {
        List<ItemContent> plan = List.of(anItem().numbered(24).like("sso").content());
        List<ItemContent> other =
                List.of(anItem().numbered(24).like("digital-citizen").content());
        assertThat(merge.match(plan, other)).containsExactly((Integer) null);
    }

    @Test
    void recognisesAModelOfThePlansOwnByItsTitle() {
        List<ItemContent> plan = List.of(anItem().like(null)
                .numbered(null)
                .titled("Chợ không tiền mặt tại thị trấn")
                .content());
        List<ItemContent> other = List.of(anItem().like(null)
                .numbered(3)
                .titled("Chợ không dùng tiền mặt tại thị trấn")
                .content());
        assertThat(merge.match(plan, other)).containsExactly(0);
    }

    @Test
    void leavesADifferentLeadToAPerson() {
        Merge.Result result = merge.merge(
                anItem().content(), anItem().ledBy("Trung tâm Y tế").content(), List.of(anItem().content()), false);
        assertThat(result.differences()).containsExactly(Field.LEAD);
        assertThat(result.content().lead()).containsExactly("Công an huyện");
    }

    @Test
    void takesAnAbbreviationForTheSameAgency() {
        Merge.Result result =
                merge.merge(anItem().content(), anItem().ledBy("CAH").content(), List.of(), false);
        assertThat(result.differences()).isEmpty();
    }

    @Test
    void leavesADifferentDayToAPersonAndNotADifferentWording() {
        ItemContent later = anItem().due(LocalDate.of(2024, 3, 31)).content();
        assertThat(merge.merge(anItem().content(), later, List.of(), false).differences())
                .containsExactly(Field.DEADLINE);
    }

    @Test
    void keepsACorrectionWhenALaterVersionSaysWhatAnEarlierDocumentSaid() {
        ItemContent read = anItem().content();
        ItemContent corrected =
                anItem().ledBy("Phòng Nội vụ").due(LocalDate.of(2024, 1, 15)).content();
        Merge.Result result = merge.merge(corrected, read, List.of(read), true);
        assertThat(result.differences()).isEmpty();
        assertThat(result.content()).isEqualTo(corrected);
    }

    @Test
    void takesWhatOnlyTheOtherDocumentSays() {
        ItemContent ours = anItem().due(null).content();
        Merge.Result result =
                merge.merge(ours, anItem().aimedAt("100 % cơ sở khai báo").content(), List.of(), false);
        assertThat(result.content().deadline()).isNotNull();
        assertThat(result.content().objective()).isEqualTo("100 % cơ sở khai báo");
        assertThat(result.differences()).isEmpty();
    }

    @Test
    void unitesTheCoordinatingUnitsOfBoth() {
        Merge.Result result = merge.merge(
                anItem().with("Phòng Tư pháp").content(),
                anItem().with("Phòng Tư pháp", "Trung tâm Y tế").content(),
                List.of(),
                false);
        assertThat(result.content().coordinate()).containsExactly("Phòng Tư pháp", "Trung tâm Y tế");
    }

    @Test
    void anAppendixMayWordAnAimShorterButALaterVersionMeansItsWords() {
        ItemContent ours = anItem().aimedAt("Mọi cơ sở lưu trú khai báo khách hằng ngày trên phần mềm")
                .content();
        ItemContent theirs = anItem().aimedAt("Giảm vi phạm").content();
        assertThat(merge.merge(ours, theirs, List.of(), false).differences()).isEmpty();
        assertThat(merge.merge(ours, theirs, List.of(), true).differences()).containsExactly(Field.OBJECTIVE);
    }

    @Test
    void asksWhenALaterVersionAppliesWhatThePlanDidNot() {
        Merge.Result result = merge.merge(anItem().notApplicable().content(), anItem().content(), List.of(), true);
        assertThat(result.differences()).containsExactly(Field.STATUS);
    }

    @Test
    void whatWasTrackedOnAStepStaysWithItThroughRewordingAndReordering() {
        List<String> before = List.of("Lập danh sách cơ sở lưu trú.", "Cấp tài khoản cho cơ sở.");
        List<String> after =
                List.of("Tập huấn.", "Cấp tài khoản cho từng cơ sở lưu trú.", "Lập danh sách các cơ sở lưu trú.");
        assertThat(Merge.continueSteps(before, after)).containsExactly(null, 1, 0);
    }
}
