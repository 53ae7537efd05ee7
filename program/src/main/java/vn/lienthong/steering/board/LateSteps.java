package vn.lienthong.steering.board;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.progress.StepProgress;

/** What is past its day, by the unit that has it in hand; the latest first. */
record LateSteps(List<OfUnit> units, int count) {

    record OfUnit(Row.Unit unit, List<Late> steps) {}

    /**
     * @param person whose matter it is, or null for the whole unit
     */
    record Late(
            Row row,
            StepProgress step,
            Row.Unit unit,
            @Nullable UUID person) {}

    static LateSteps of(List<Row> rows, Map<UUID, String> names) {
        List<Late> late = rows.stream()
                .flatMap(row -> row.steps().stream()
                        .filter(StepProgress::late)
                        .map(step -> new Late(row, step, unit(row, step, names), step.person())))
                .sorted(Comparator.comparing((Late one) -> -one.step.workingDaysLate())
                        .thenComparing(one -> one.row.item().position())
                        .thenComparing(one -> one.step.n()))
                .toList();
        Map<Row.Unit, List<Late>> byUnit =
                late.stream().collect(Collectors.groupingBy(Late::unit, LinkedHashMap::new, Collectors.toList()));
        return new LateSteps(
                byUnit.entrySet().stream()
                        .map(entry -> new OfUnit(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparing((OfUnit one) -> -one.steps.size())
                                .thenComparing(one -> one.unit.name(), VietnameseText.collator()))
                        .toList(),
                late.size());
    }

    private static Row.Unit unit(Row row, StepProgress step, Map<UUID, String> names) {
        UUID agency = step.agency();
        String name = agency == null ? null : names.get(agency);
        return agency == null || name == null ? row.unit() : new Row.Unit(agency.toString(), name, agency);
    }
}
