package vn.lienthong.capability.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ListQueryTests {

    @Test
    void readsWordsPageSizeSortAndFiltersFromTheAddress() {
        ListQuery query =
                query("q", " lưu trú ", "trang", "3", "dong", "20", "xep", "han", "chieu", "giam", "nhom", "II");
        assertThat(query.q()).isEqualTo("lưu trú");
        assertThat(query.folded()).isEqualTo("luu tru");
        assertThat(query.offset()).isEqualTo(40);
        assertThat(query.sortOr(Set.of("han"), "so")).isEqualTo("han");
        assertThat(query.descending()).isTrue();
        assertThat(query.filter("nhom")).isEqualTo("II");
        assertThat(query.narrowed()).isTrue();
    }

    @Test
    void whatMakesNoSenseCountsAsNotSaid() {
        ListQuery query = query("trang", "-4", "dong", "100000", "xep", "drop table", "lang", "en");
        assertThat(query.page()).isEqualTo(1);
        assertThat(query.size()).isEqualTo(200);
        assertThat(query.sortOr(Set.of("han"), "so")).isEqualTo("so");
        assertThat(query.narrowed()).isFalse();
        assertThat(query("trang", "99999999999").page()).isEqualTo(1);
        assertThat(query("q", "a".repeat(5000)).q()).hasSize(200);
    }

    @Test
    void turningThePageKeepsWordsSortAndFilters() {
        ListQuery query = query("q", "a&b", "nhom", "II", "xep", "han");
        assertThat(query.turnedTo(2)).isEqualTo("?q=a%26b&nhom=II&xep=han&trang=2");
        assertThat(query.turnedTo(1)).isEqualTo("?q=a%26b&nhom=II&xep=han");
    }

    @Test
    void sortingTwiceTurnsTheOrderAndGoesBackToTheFirstPage() {
        assertThat(query("trang", "4").sortedBy("han")).isEqualTo("?xep=han");
        assertThat(query("xep", "han").sortedBy("han")).isEqualTo("?xep=han&chieu=giam");
        assertThat(query("xep", "han", "chieu", "giam").sortedBy("han")).isEqualTo("?xep=han");
    }

    @Test
    void aFilterIsSetAndLifted() {
        assertThat(query("nhom", "II", "trang", "3").filteredBy("don-vi", "7")).isEqualTo("?don-vi=7&nhom=II");
        assertThat(query("nhom", "II").filteredBy("nhom", "")).isEqualTo("?");
    }

    @Test
    void ofManyPagesOnlyTheNearOnesAreNamed() {
        assertThat(query("trang", "5", "dong", "10").pagesAround(100)).containsExactly(1, 0, 4, 5, 6, 0, 10);
        assertThat(query("dong", "10").pagesAround(15)).containsExactly(1, 2);
        assertThat(query("dong", "10").pagesAround(0)).containsExactly(1);
    }

    private static ListQuery query(String... pairs) {
        Map<String, String[]> parameters = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.put(pairs[i], new String[] {pairs[i + 1]});
        }
        return ListQuery.of(parameters);
    }
}
