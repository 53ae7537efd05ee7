package vn.lienthong.steering.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every figure and table of a report, with the records behind them as they stood at one moment. A record that several figures
 * count is kept once.
 *
 * @param report id of the report, so that two reports never have one hash
 * @param asOf the moment
 * @param units names of the units, by id, as they were
 */
record Snapshot(UUID report, Instant asOf, Map<UUID, String> units, List<Counted> figures, List<Titled> tables) {

    private static final int PERCENT_DECIMALS = 1;

    Snapshot {
        units = Map.copyOf(units);
        figures = List.copyOf(figures);
        tables = List.copyOf(tables);
    }

    /** A figure and the source that gave it. */
    record Counted(String source, ReportSource.Figure figure) {

        /** Name of the figure in addresses: source, code, and the unit if it is of one. */
        String reference() {
            UUID agency = figure.agency();
            return source + "." + figure.code() + (agency == null ? "" : "." + agency);
        }

        /** Cumulative value of the planned one; empty without a plan, or where the plan is nothing. */
        Optional<BigDecimal> percent() {
            BigDecimal planned = figure.planned();
            BigDecimal reached = figure.cumulative() == null ? figure.value() : figure.cumulative();
            return planned == null || planned.signum() == 0 || reached == null
                    ? Optional.empty()
                    : Optional.of(reached.movePointRight(2).divide(planned, PERCENT_DECIMALS, RoundingMode.HALF_UP));
        }
    }

    /** A table and the source that gave it. */
    record Titled(String source, ReportSource.Table table) {}

    Optional<Counted> figure(String reference) {
        return figures.stream()
                .filter(figure -> figure.reference().equals(reference))
                .findFirst();
    }

    /** The figures of the whole report. */
    List<Counted> totals() {
        return figures.stream()
                .filter(figure -> figure.figure().agency() == null)
                .toList();
    }

    /** The frozen form. */
    Report.Frozen freeze() {
        String canonical = CanonicalJson.write(json());
        return new Report.Frozen(asOf, CanonicalJson.sha256(canonical), canonical);
    }

    private Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> records = new LinkedHashMap<>();
        List<Object> listed = new ArrayList<>(figures.size());
        for (Counted counted : figures) {
            ReportSource.Figure figure = counted.figure();
            List<String> ids = new ArrayList<>(figure.evidence().size());
            figure.evidence().forEach(evidence -> ids.add(keep(counted.source(), evidence, records)));
            Map<String, @Nullable Object> one = new HashMap<>();
            one.put("source", counted.source());
            one.put("code", figure.code());
            one.put("agency", figure.agency() == null ? null : figure.agency().toString());
            one.put("label", figure.labelKey());
            one.put("unit", figure.unitKey());
            one.put("value", plain(figure.value()));
            one.put("cumulative", plain(figure.cumulative()));
            one.put("previous", plain(figure.previous()));
            one.put("planned", plain(figure.planned()));
            one.put("records", ids);
            listed.add(one);
        }
        Map<String, @Nullable Object> all = new HashMap<>();
        all.put("report", report.toString());
        all.put("asOf", asOf.toString());
        Map<String, String> names = new HashMap<>();
        units.forEach((id, name) -> names.put(id.toString(), name));
        all.put("units", names);
        all.put("figures", listed);
        all.put("records", records);
        all.put("tables", tables.stream().map(Snapshot::json).toList());
        return all;
    }

    /** A record that two figures value differently is kept twice. */
    private static String keep(String source, ReportSource.Evidence evidence, Map<String, @Nullable Object> records) {
        Map<String, String> record =
                Map.of("title", evidence.title(), "value", evidence.value(), "path", evidence.path());
        String id = source + "|" + evidence.id();
        Object kept = records.putIfAbsent(id, record);
        while (kept != null && !kept.equals(record)) {
            id += "#";
            kept = records.putIfAbsent(id, record);
        }
        return id;
    }

    private static Map<String, @Nullable Object> json(Titled titled) {
        ReportSource.Table table = titled.table();
        Map<String, @Nullable Object> one = new HashMap<>();
        one.put("source", titled.source());
        one.put("code", table.code());
        one.put("title", table.titleKey());
        one.put(
                "columns",
                table.columns().stream()
                        .map(column -> Map.of(
                                "key", column.key(),
                                "width", Double.toString(column.width()),
                                "number", (Object) column.number()))
                        .toList());
        one.put("rows", table.rows());
        return one;
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    /** Reads a frozen form. */
    static Snapshot read(String json) {
        JsonNode all = JsonMapper.shared().readTree(json);
        JsonNode records = all.get("records");
        List<Counted> figures = new ArrayList<>();
        all.get("figures").forEach(node -> figures.add(figure(node, records)));
        List<Titled> tables = new ArrayList<>();
        all.get("tables").forEach(node -> tables.add(table(node)));
        Map<UUID, String> units = new HashMap<>();
        all.get("units")
                .properties()
                .forEach(unit -> units.put(
                        UUID.fromString(unit.getKey()), unit.getValue().asString()));
        return new Snapshot(
                UUID.fromString(all.get("report").asString()),
                Instant.parse(all.get("asOf").asString()),
                units,
                figures,
                tables);
    }

    private static Counted figure(JsonNode node, JsonNode records) {
        String source = node.get("source").asString();
        List<ReportSource.Evidence> evidence = new ArrayList<>();
        node.get("records").forEach(id -> {
            JsonNode record = records.get(id.asString());
            evidence.add(new ReportSource.Evidence(
                    id.asString().substring(source.length() + 1).replaceFirst("#+$", ""),
                    record.get("title").asString(),
                    record.get("value").asString(),
                    record.get("path").asString()));
        });
        JsonNode agency = node.get("agency");
        return new Counted(
                source,
                new ReportSource.Figure(
                        node.get("code").asString(),
                        agency.isNull() ? null : UUID.fromString(agency.asString()),
                        node.get("label").asString(),
                        node.get("unit").asString(),
                        number(node.get("value")),
                        number(node.get("cumulative")),
                        number(node.get("previous")),
                        number(node.get("planned")),
                        evidence));
    }

    private static Titled table(JsonNode node) {
        List<ReportSource.Column> columns = new ArrayList<>();
        node.get("columns")
                .forEach(column -> columns.add(new ReportSource.Column(
                        column.get("key").asString(),
                        Double.parseDouble(column.get("width").asString()),
                        column.get("number").asBoolean())));
        List<List<String>> rows = new ArrayList<>();
        node.get("rows").forEach(row -> {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(Objects.requireNonNull(cell.asString())));
            rows.add(cells);
        });
        return new Titled(
                node.get("source").asString(),
                new ReportSource.Table(
                        node.get("code").asString(), node.get("title").asString(), columns, rows));
    }

    private static @Nullable BigDecimal number(JsonNode node) {
        return node.isNull() ? null : new BigDecimal(node.asString());
    }
}
