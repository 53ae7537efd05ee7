package vn.lienthong.steering.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.lienthong.kernel.Ids;

class SourceViewTests {

    private static Draft draft(UUID id, boolean settled, Mark... marks) {
        return new Draft(id, Ids.next(), 1, Items.anItem().content(), List.of(marks), 1, 1, settled, false, 1);
    }

    private static Mark mark(int line, int from, int to, boolean doubtful) {
        return new Mark(
                "lead", line, from, line, to, 0.5, doubtful ? "planreader.doubt.LEAD_GUESSED" : null, List.of());
    }

    private static List<SourceView.Piece> pieces(String text, Draft... drafts) {
        return SourceView.of(List.of(new Line(1, 1, text)), List.of(drafts))
                .getFirst()
                .rows()
                .getFirst()
                .cells()
                .getFirst()
                .pieces();
    }

    @Test
    void marksTheCharactersThatWereReadAndLeadsToTheirItem() {
        UUID id = Ids.next();
        assertThat(pieces("Do Công an huyện làm", draft(id, false, mark(1, 3, 16, true))))
                .containsExactly(
                        new SourceView.Piece("Do ", null, "", false),
                        new SourceView.Piece("Công an huyện", id, "lead", true),
                        new SourceView.Piece(" làm", null, "", false));
    }

    @Test
    void aSettledItemIsNoLongerDoubtful() {
        assertThat(pieces("Công an", draft(Ids.next(), true, mark(1, 0, 7, true))))
                .extracting(SourceView.Piece::doubtful)
                .containsExactly(false);
    }

    @Test
    void showsNoTagsAndNoMarkdown() {
        assertThat(pieces("<p><b>Mô hình 2</b> **Kiosk**</p>"))
                .extracting(SourceView.Piece::text)
                .containsExactly("Mô hình 2 Kiosk");
    }

    @Test
    void rowsWithTabsStandInOneTableAndAPageBeginsANewOne() {
        List<SourceView.Block> blocks = SourceView.of(
                List.of(new Line(1, 1, "TT\tMô hình"), new Line(1, 2, "1\tKiosk"), new Line(2, 3, "2\tVNeID")),
                List.of());
        assertThat(blocks).hasSize(2);
        assertThat(blocks.getFirst().rows()).hasSize(2);
        assertThat(blocks.get(1).pageStart()).isTrue();
    }

    @Test
    void marksOutsideTheTextDoNoHarm() {
        assertThat(pieces("ngắn", draft(Ids.next(), false, mark(1, 2, 400, true), mark(7, 0, 5, false))))
                .extracting(SourceView.Piece::text)
                .containsExactly("ng", "ắn");
    }
}
