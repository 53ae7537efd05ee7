package vn.lienthong.steering.sites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of places: the process, the score, the words of the security check, the sheets. */
class SiteRulesTests {

    private static Set<Site.State> reachable(Set<String> without) {
        Set<Site.State> seen = EnumSet.of(Site.State.CANDIDATE);
        Deque<Site.State> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (SiteProcess.Move move : SiteProcess.from(open.pop())) {
                if (!without.contains(move.code()) && seen.add(move.to())) {
                    open.push(move.to());
                }
            }
        }
        return seen;
    }

    @Test
    void noPlaceRunsWithoutADecisionAndNoneIsReplicatedWithoutRunning() {
        assertThat(reachable(Set.of())).containsExactlyInAnyOrder(Site.State.values());
        assertThat(reachable(Set.of("chosen"))).doesNotContain(Site.State.RUNNING, Site.State.REPLICATED);
        assertThat(reachable(Set.of("started"))).doesNotContain(Site.State.REPLICATED);
        assertThat(SiteProcess.MOVES)
                .filteredOn(move -> move.to() == Site.State.CHOSEN || move.to() == Site.State.REPLICATED)
                .allMatch(SiteProcess.Move::decision);
    }

    private static SiteStore.Line score(String value, int most) {
        return new SiteStore.Line("x", "x", "x", "", value, "", most);
    }

    @Test
    void theScoreIsTheShareOfTheGreatestScore() {
        assertThat(SiteActs.percent(List.of(score("30", 30), score("20", 25), score("0", 20), score("12,5", 0))))
                .isEqualTo(67);
        assertThat(SiteActs.percent(List.of())).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "C06 phối hợp các đơn vị kiểm tra an ninh, an toàn (ANAT).|true",
                "C06 phối hợp kiểm tra ANAT.|true",
                "Bước 4: KIỂM TRA AN NINH, AN TOÀN hệ thống|true",
                "Tổ chức đào tạo, tập huấn an ninh, an toàn, bảo mật thông tin|false",
                "Bảo đảm các điều kiện về an ninh, an toàn thông tin|false",
                "Danatech cung cấp thiết bị|false"
            })
    void thePlansWordsSayWhetherAModelStandsBehindTheSecurityCheck(String text, boolean check) {
        assertThat(new CheckWords().standIn(text)).isEqualTo(check);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind\ta", "question\tx\tyesno\tyes\t\tA\tA", "criterion\tx\tmany\tA\tA", "", "nonsense"})
    void aWrongSheetIsRefusedWithItsFile(String text) {
        assertThatThrownBy(() -> new SiteSheets(text, "own.tsv"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("own.tsv");
    }
}
