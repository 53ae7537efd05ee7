package vn.lienthong.steering.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;

/** What is filled in, what is merged, what is frozen: in plain Java. */
class MergedTests {

    private static final UUID UNIT = Ids.next();

    private static ReportSource.Line line(ReportSection section, String subject, String text, boolean asks) {
        return new ReportSource.Line(UNIT, section, subject, "Nhóm 1", "Mô hình 9", text, "/x", asks, "");
    }

    private static Field.Words words(
            String section, String subject, String prefilled, @Nullable String own, int version) {
        return new Field.Words(section, subject, prefilled, own, "", version, Ids.next(), Instant.EPOCH);
    }

    @Test
    void aLateItemWaitsForItsReasonAndTakesTheOneGivenBefore() {
        List<ReportSource.Line> lines = List.of(line(ReportSection.LATE, "item:1", "quá hạn 5 ngày", true));
        assertThat(PartFields.count(PartFields.of(lines, Map.of(), Map.of())).missing())
                .extracting(Field::subject)
                .containsExactly("item:1/why", "");
        assertThat(PartFields.count(PartFields.of(lines, Map.of(), Map.of("item:1/why", "chờ Công an tỉnh")))
                        .missing())
                .extracting(Field::section)
                .containsExactly("NEXT");
    }

    @Test
    void wordsOfTheUnitStandOverWhatIsFilledInAndTellWhenItHasChanged() {
        var written = Map.of("DONE|item:1", words("DONE", "item:1", "xong bước 1", "xong bước 1 và 2", 3));
        Field field =
                PartFields.of(
                                List.of(line(ReportSection.DONE, "item:1", "xong bước 1 đến 3", false)),
                                written,
                                Map.of())
                        .stream()
                        .filter(one -> one.subject().equals("item:1"))
                        .findFirst()
                        .orElseThrow();
        assertThat(field.text()).isEqualTo("xong bước 1 và 2");
        assertThat(field.edited()).isTrue();
        assertThat(field.overtaken()).isTrue();
    }

    @Test
    void wordsAboutWhatIsFilledInNoMoreAreNotLost() {
        var written = Map.of("DOING|item:7", words("DOING", "item:7", "đang làm", "còn chờ thiết bị", 1));
        assertThat(PartFields.of(List.of(), written, Map.of()))
                .anyMatch(field ->
                        field.subject().equals("item:7") && field.text().equals("còn chờ thiết bị"));
    }

    @Test
    void partsAreGatheredByGroupWithTheirReasonsAndProposalsByWhomTheyAsk() {
        List<Field> fields = List.of(
                Field.filled("LATE", "item:1", "Nhóm 1", "Mô hình 9", "", "quá hạn 5 ngày"),
                Field.filled("LATE", "item:1/why", "Nhóm 1", "Mô hình 9", "", "chờ thiết bị"),
                Field.filled("DONE", "", "", "", "", "Tập huấn\ncho 13 xã"),
                Field.filled("PROPOSALS", "own:1", "", "", "", "Trả lời văn bản")
                        .to("Công an tỉnh"));
        Merged merged =
                new Merged(List.of(new Merged.UnitPart("Công an huyện", fields)), (key, arguments) -> switch (key) {
                    case "reports.merged.line" -> MessageFormat.format("- {0}: {1}", arguments);
                    case "reports.merged.titled" -> MessageFormat.format("- {0} ({1}): {2}", arguments);
                    case "reports.merged.reason" -> MessageFormat.format("lý do: {0}", arguments);
                    case "reports.merged.asks" -> MessageFormat.format("Đề nghị {0}:", arguments);
                    default -> key;
                });
        List<Field> draft = merged.fields("tổng quan", "mô hình");
        assertThat(draft)
                .filteredOn(field -> field.section().equals("RESULTS"))
                .extracting(Field::title, Field::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "Nhóm 1",
                                "reports.merged.LATE\n- Mô hình 9 (Công an huyện): quá hạn 5 ngày; lý do: chờ thiết bị"),
                        org.assertj.core.groups.Tuple.tuple(
                                "reports.group.other", "reports.merged.DONE\n- Công an huyện: Tập huấn; cho 13 xã"));
        assertThat(draft)
                .filteredOn(field -> field.section().equals("PROPOSALS"))
                .extracting(Field::text)
                .containsExactly("Đề nghị Công an tỉnh:\n- Công an huyện: Trả lời văn bản");
    }

    private static Snapshot.Counted figure(@Nullable UUID agency, @Nullable Integer value, @Nullable Integer planned) {
        return new Snapshot.Counted(
                "plan",
                new ReportSource.Figure(
                        "steps-done",
                        agency,
                        "reports.figure.steps-done",
                        "reports.unit.steps",
                        value == null ? null : BigDecimal.valueOf(value),
                        value == null ? null : BigDecimal.valueOf(value),
                        null,
                        planned == null ? null : BigDecimal.valueOf(planned),
                        List.of(new ReportSource.Evidence("step:1", "Bước \"1\"\n", "Đã xong", "/ke-hoach"))));
    }

    @Test
    void aSnapshotReadsBackAsItWasAndItsHashChangesWithAnyByte() {
        UUID report = new UUID(1, 2);
        Snapshot snapshot = new Snapshot(
                report,
                Instant.parse("2023-12-04T01:12:00Z"),
                Map.of(UNIT, "Công an huyện"),
                List.of(figure(null, 3, 7), figure(UNIT, 3, 7)),
                List.of());
        Report.Frozen frozen = snapshot.freeze();
        assertThat(Snapshot.read(frozen.json())).isEqualTo(snapshot);
        assertThat(Snapshot.read(frozen.json()).freeze()).isEqualTo(frozen);
        assertThat(frozen.json()).startsWith("{\"asOf\":\"2023-12-04T01:12:00Z\",\"figures\":[{\"agency\":null,");
        Snapshot other =
                new Snapshot(report, snapshot.asOf(), snapshot.units(), List.of(figure(null, 4, 7)), List.of());
        assertThat(other.freeze().sha256()).isNotEqualTo(frozen.sha256());
    }

    @Test
    void unitsRankByPercentageAndThoseWithoutDataShowADashAtTheEnd() {
        UUID few = Ids.next();
        UUID none = Ids.next();
        var ranked =
                Sources.ranked(List.of(figure(none, null, null), figure(UNIT, 9, 40), figure(few, 3, 4)), "steps-done");
        assertThat(ranked).extracting(one -> one.figure().agency()).containsExactly(few, UNIT, none);
        assertThat(Amounts.percent(ranked.getFirst().percent().orElseThrow(), VietnameseText.VIETNAMESE))
                .isEqualTo("75,0\u00a0%");
        assertThat(Amounts.percent(ranked.getLast().percent().orElse(null), Locale.ROOT))
                .isEqualTo("-");
        assertThat(Amounts.of(new BigDecimal("1234567.8"))).isEqualTo("1.234.567,8");
    }
}
