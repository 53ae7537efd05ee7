package vn.lienthong.capability.pilots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.lienthong.capability.pilots.ModelView.State;
import vn.lienthong.capability.pilots.PlanView.PlanState;
import vn.lienthong.kernel.VietnameseText;

class ModelViewTests {

    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Purposes PURPOSES = Purposes.load();

    @Test
    void isFoundByItsNameWithAndWithoutMarksByAnotherNameAndByEitherNumber() {
        assertThat(found("khách sạn")).contains("lodging-hotels");
        assertThat(found("KHACH  san")).contains("lodging-hotels");
        assertThat(found("học bạ")).contains("school-management").doesNotContain("soc");
        assertThat(found("24")).contains("sso", "digital-citizen");
        assertThat(found("")).hasSize(CATALOGUE.all().size());
        assertThat(found("không có mô hình nào như vậy")).isEmpty();
    }

    @Test
    void namesThatHoldTheWordsAsTypedAreToldFromThoseThatOnlySoundAlike() {
        assertThat(view("lodging-hotels", null).says("Lưu trú")).isTrue();
        assertThat(view("e-document-vault", null).fits("luu tru")).isTrue();
        assertThat(view("e-document-vault", null).says("lưu trú")).isFalse();
    }

    @Test
    void isInThePlanNotApplicableOrOutsideIt() {
        assertThat(states(null)).containsExactly(State.ELSEWHERE);
        assertThat(states(new PlanState(true, "/ke-hoach/1", ""))).containsExactly(State.IN_PLAN);
        assertThat(states(new PlanState(false, "/ke-hoach/1", "no coach station")))
                .containsExactly(State.NOT_APPLICABLE);
    }

    @Test
    void aModelThatNoDocumentNamesIsCalledSo() {
        assertThat(view("model-14-unconfirmed", null).title(VietnameseText.VIETNAMESE, "unnamed"))
                .isEqualTo("unnamed");
        assertThat(view("model-14-unconfirmed", null).title(Locale.ENGLISH, "unnamed"))
                .startsWith("Model 14");
    }

    private static List<String> found(String words) {
        String folded = VietnameseText.fold(words);
        return CATALOGUE.all().stream()
                .map(Catalogue.Entry::id)
                .filter(id -> view(id, null).fits(folded))
                .toList();
    }

    private static List<State> states(@Nullable PlanState plan) {
        ModelView view = view("lodging-hotels", plan);
        return List.of(State.values()).stream().filter(view::in).toList();
    }

    private static ModelView view(String id, @Nullable PlanState plan) {
        return new ModelView(CATALOGUE.byId(id).orElseThrow(), PURPOSES.of(id), null, plan);
    }
}
