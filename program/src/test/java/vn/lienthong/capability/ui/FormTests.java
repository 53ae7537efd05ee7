package vn.lienthong.capability.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormTests {

    @Test
    void keepsEveryValueComposedAndWithoutBlanksAround() {
        String decomposed = Normalizer.normalize("  Nguyễn Hạ Vy ", Normalizer.Form.NFD);
        Form form = Form.sent(Map.of("name", new String[] {decomposed}, "tools", new String[] {"a", "b"}));
        assertThat(form.value("name")).isEqualTo("Nguyễn Hạ Vy");
        assertThat(form.values("tools")).containsExactly("a", "b");
        assertThat(form.picked("tools", "b")).isTrue();
        assertThat(form.value("missing")).isEmpty();
    }

    @Test
    void isWrongOnceAFieldIsRefusedAndSaysWhichInOrder() {
        Form form = Form.blank().with("day", "31/02/2024");
        assertThat(form.wrong()).isFalse();
        form.refuse("day", "a.day", "31/02/2024").refuse("cost", "a.cost");
        assertThat(form.wrong()).isTrue();
        assertThat(form.problems()).extracting(Form.Problem::field).containsExactly("day", "cost");
        assertThat(form.problem("day").orElseThrow().arguments()).isEqualTo(java.util.List.of("31/02/2024"));
        assertThat(form.problem("name")).isEmpty();
    }
}
