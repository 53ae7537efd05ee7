package vn.lienthong.steering.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import vn.lienthong.kernel.VietnameseText;

/**
 * The plans of several places as one: the same model is known by its catalogue id, whatever number a place gives it.
 *
 * @param places ranked
 * @param models in the order of the catalogue's ids as given, each over all places that have it
 */
record RollUp(Score all, Ranking<Place> places, List<Model> models) {

    /**
     * A plan of a place.
     *
     * @param plan its id, for the way down
     * @param name of the place
     * @param planName number or title of the plan
     */
    record Place(UUID plan, String name, String planName) {}

    /** What a place has. */
    record Source(Place place, List<Row> rows) {}

    /**
     * A model over all places.
     *
     * @param title as the catalogue names it
     * @param having places whose plan has it
     * @param done of them, those that have finished it
     * @param late of them
     * @param inactive of them, those that say that it does not apply there
     * @param cells by place, in the order of {@link RollUp#places}
     */
    record Model(
            String catalogue,
            String title,
            int having,
            int done,
            int late,
            int inactive,
            Score score,
            List<Cell> cells) {}

    /** A model at a place. */
    record Cell(Place place, Row row) {}

    static RollUp of(List<Source> sources, Map<String, String> titles) {
        Map<Place, Score> scores = new LinkedHashMap<>();
        Map<String, List<Cell>> byModel = new TreeMap<>();
        for (Source source : sources) {
            scores.put(source.place(), Score.of(source.rows()));
            for (Row row : source.rows()) {
                String catalogue = row.item().content().catalogue();
                if (catalogue != null) {
                    byModel.computeIfAbsent(catalogue, id -> new ArrayList<>()).add(new Cell(source.place(), row));
                }
            }
        }
        List<Model> models = new ArrayList<>();
        titles.forEach((id, title) -> {
            List<Cell> cells = byModel.getOrDefault(id, List.of());
            if (!cells.isEmpty()) {
                models.add(model(id, title, cells));
            }
        });
        return new RollUp(
                scores.values().stream().reduce(Score.NONE, Score::plus),
                Ranking.of(scores, Place::name),
                List.copyOf(models));
    }

    private static Model model(String id, String title, List<Cell> cells) {
        Score score = Score.of(cells.stream().map(Cell::row).toList());
        return new Model(
                id,
                title,
                cells.size(),
                score.done(),
                score.late(),
                (int) cells.stream().filter(cell -> !cell.row().applies()).count(),
                score,
                cells.stream()
                        .sorted(Comparator.comparing((Cell cell) -> cell.place().name(), VietnameseText.collator()))
                        .toList());
    }
}
