package vn.lienthong.steering.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class ItemFormTests {

    private static MultiValueMap<String, String> typed(String... pairs) {
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
        typed.add("title", "Quản lý lưu trú");
        for (int i = 0; i < pairs.length; i += 2) {
            typed.remove(pairs[i].equals("title") ? "title" : "");
            typed.add(pairs[i], pairs[i + 1]);
        }
        return typed;
    }

    @ParameterizedTest
    @CsvSource({"30/12/2023,2023-12-30", "3/1/2024,2024-01-03", "30.12.2023,2023-12-30", "30-12-2023,2023-12-30"})
    void readsDaysAsOfficersWriteThem(String written, LocalDate day) {
        assertThat(ItemForm.day(written)).contains(day);
    }

    @ParameterizedTest
    @CsvSource({"31/02/2024", "2024", "mai", "12/2023"})
    void refusesWhatIsNoDay(String written) {
        assertThat(ItemForm.day(written)).isEmpty();
    }

    @Test
    void aDeadlineOfADayNeedsTheDay() {
        ItemForm form = ItemForm.of(typed("deadlineType", "BY"));
        form.content(Changes.NOTHING);
        assertThat(form.errors()).containsEntry("deadlineDate", "plan.error.day-missing");
    }

    @Test
    void theLastDayIsNotBeforeTheFirst() {
        ItemForm form = ItemForm.of(
                typed("deadlineType", "PERIOD", "deadlineStart", "02/01/2024", "deadlineDate", "01/01/2024"));
        form.content(Changes.NOTHING);
        assertThat(form.errors()).containsEntry("deadlineDate", "plan.error.day-before-start");
    }

    @Test
    void whatDoesNotApplyNeedsAReason() {
        ItemForm form = ItemForm.of(typed("active", "no"));
        form.content(Changes.NOTHING);
        assertThat(form.errors()).containsKey("statusReason");
    }

    @Test
    void anEmptiedStepIsGoneAndTheOthersAreCountedAnew() {
        MultiValueMap<String, String> typed = typed();
        typed.add("step", "Một");
        typed.add("step", "  ");
        typed.add("step", "Ba");
        ItemContent content = ItemForm.of(typed).content(Changes.NOTHING);
        assertThat(content.steps()).extracting(step -> step.n() + step.text()).containsExactly("1Một", "2Ba");
    }

    @Test
    void aFormReadOverAnItemAndWrittenAgainChangesNothing() {
        ItemContent before = Items.anItem().content();
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
        typed.add("title", before.title());
        typed.add("number", "9");
        typed.add("kind", "MODEL");
        typed.add("group", before.group());
        typed.add("catalogue", before.catalogue());
        typed.add("lead", "Công an huyện");
        typed.add("deadlineType", "BY");
        typed.add(
                "deadlineText",
                before.deadline() == null ? "" : before.deadline().text());
        typed.add("deadlineDate", "30/12/2023");
        typed.add("active", "yes");
        before.steps().forEach(step -> typed.add("step", step.text()));
        ItemForm form = ItemForm.of(typed);
        assertThat(form.content(before)).isEqualTo(before);
        assertThat(form.errors()).isEmpty();
    }
}
