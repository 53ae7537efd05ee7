package vn.lienthong.steering.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.openplan.Received;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.progress.ItemProgress;

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
     * @param path its page
     * @param reported of when it is, for a plan that another program reports; null for one of this program, which is of now
     */
    record Place(
            UUID plan,
            String name,
            String planName,
            String path,
            @Nullable Instant reported) {}

    /** What a place has. */
    record Source(Place place, List<Part> parts, Score score) {}

    /**
     * An item of a place's plan.
     *
     * @param path its page; the plan's for one that another program keeps
     * @param catalogue null for one that is of no model in the catalogue
     * @param unit who leads it, as its plan writes it; possibly empty
     * @param done steps of {@code total}
     */
    record Part(
            String path,
            @Nullable String catalogue,
            String unit,
            ItemProgress.State state,
            int done,
            int total,
            @Nullable LocalDate due,
            int workingDaysLate,
            Score score) {

        static Part of(PlanItem item, ItemProgress progress) {
            List<String> lead = item.content().lead();
            return new Part(
                    item.path(),
                    item.content().catalogue(),
                    lead.isEmpty() ? "" : lead.getFirst(),
                    progress.state(),
                    progress.done(),
                    progress.total(),
                    progress.due(),
                    progress.workingDaysLate(),
                    Score.of(progress));
        }

        static Part of(Received.ReceivedItem item, String path) {
            ItemProgress.State state = ItemProgress.State.valueOf(item.state());
            boolean applies = state != ItemProgress.State.NOT_APPLICABLE;
            return new Part(
                    path,
                    item.catalogueId(),
                    item.lead(),
                    state,
                    item.stepsDone(),
                    item.stepsTotal(),
                    item.due(),
                    item.workingDaysLate(),
                    applies
                            ? new Score(
                                    1,
                                    state.open() ? 0 : 1,
                                    item.workingDaysLate() > 0 ? 1 : 0,
                                    state == ItemProgress.State.BLOCKED ? 1 : 0,
                                    item.stepsDone(),
                                    item.stepsTotal())
                            : Score.NONE);
        }

        boolean applies() {
            return state != ItemProgress.State.NOT_APPLICABLE;
        }

        boolean late() {
            return workingDaysLate > 0;
        }
    }

    /**
     * A model over all places.
     *
     * @param title as the catalogue names it
     * @param having places whose plan has it
     * @param done of them, those that have finished it
     * @param late of them
     * @param inactive of them, those that say that it does not apply there
     * @param cells by the name of the place
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
    record Cell(Place place, Part part) {}

    static RollUp of(List<Source> sources, Map<String, String> titles) {
        Map<Place, Score> scores = new LinkedHashMap<>();
        Map<String, List<Cell>> byModel = new TreeMap<>();
        // Sorted once, not for each model: comparing names as Vietnamese does costs more than all the rest.
        List<Source> sorted = sources.stream()
                .sorted(Comparator.comparing((Source source) -> source.place().name(), VietnameseText.collator()))
                .toList();
        for (Source source : sorted) {
            scores.put(source.place(), source.score());
            for (Part part : source.parts()) {
                String catalogue = part.catalogue();
                if (catalogue != null) {
                    byModel.computeIfAbsent(catalogue, id -> new ArrayList<>()).add(new Cell(source.place(), part));
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
        Score score = cells.stream().map(cell -> cell.part().score()).reduce(Score.NONE, Score::plus);
        return new Model(
                id,
                title,
                cells.size(),
                score.done(),
                score.late(),
                (int) cells.stream().filter(cell -> !cell.part().applies()).count(),
                score,
                List.copyOf(cells));
    }
}
