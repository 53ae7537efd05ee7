package vn.lienthong.steering.progress;

import gg.jte.Content;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.locality.Holidays;
import vn.lienthong.capability.ui.Page;
import vn.lienthong.capability.ui.Pieces;
import vn.lienthong.steering.plan.ItemPart;
import vn.lienthong.steering.plan.PlanItem;

/** What this room shows on the page of an item. */
@Configuration(proxyBeanMethods = false)
class ItemPieces {

    static final String VIEWS = "lienthong/steering/progress/";
    private static final int STORY_LINES = 40;

    private record Piece(Place place, int order, BiFunction<PlanItem, Page, Optional<Content>> make)
            implements ItemPart {

        @Override
        public Optional<Content> of(PlanItem item, Page page) {
            return make.apply(item, page);
        }
    }

    @Bean
    ItemPart progressState(Progress progress, Pieces pieces, History history, Holidays holidays) {
        return new Piece(
                ItemPart.Place.STATE,
                10,
                (item, page) -> progress.item(item)
                        .map(now -> pieces.of(
                                VIEWS + "itemState",
                                Map.of("page", page, "item", now, "left", left(now, history.today(), holidays)))));
    }

    /** Working days left until the next day of an item; 0 without one. */
    private static int left(ItemProgress item, LocalDate today, Holidays holidays) {
        LocalDate next = item.nextDue();
        return next == null || next.isBefore(today) ? 0 : holidays.calendar().between(today, next);
    }

    @Bean
    ItemPart progressActions(Progress progress, Pieces pieces, Hands hands) {
        return new Piece(
                ItemPart.Place.ACTIONS,
                10,
                (item, page) -> progress.item(item)
                        .filter(now -> item.content().active())
                        .flatMap(now -> {
                            Hands.Reach reach = hands.reach(item, now);
                            boolean moves = progress.stepsOf(item).stream().anyMatch(reach::moves);
                            return moves || reach.contributes()
                                    ? Optional.of(pieces.of(
                                            VIEWS + "itemActions",
                                            Map.of("page", page, "item", now, "reach", reach, "moves", moves)))
                                    : Optional.empty();
                        }));
    }

    @Bean
    ItemPart progressSteps(Progress progress, Pieces pieces, Hands hands, Names names, EvidenceStore evidence) {
        return new Piece(
                ItemPart.Place.MAIN,
                100,
                (item, page) -> progress.item(item).map(now -> {
                    List<StepProgress> steps = progress.stepsOf(item);
                    return pieces.of(
                            VIEWS + "itemSteps",
                            Map.of(
                                    "page",
                                    page,
                                    "steps",
                                    steps,
                                    "reach",
                                    hands.reach(item, now),
                                    "lead",
                                    Optional.ofNullable(now.lead()),
                                    "names",
                                    names.of(
                                            steps.stream()
                                                    .map(StepProgress::person)
                                                    .toList(),
                                            steps.stream()
                                                    .map(StepProgress::agency)
                                                    .toList())));
                }));
    }

    @Bean
    ItemPart progressComments(Progress progress, Pieces pieces, Hands hands, Names names, Comments comments) {
        return new Piece(ItemPart.Place.MAIN, 400, (item, page) -> {
            ItemProgress now = progress.item(item).orElse(null);
            if (now == null) {
                return Optional.empty();
            }
            List<Comments.Comment> said = comments.of(item.id());
            boolean may = hands.reach(item, now).comments();
            if (said.isEmpty() && !may) {
                return Optional.empty();
            }
            Map<String, Object> parameters = new LinkedHashMap<>();
            parameters.put("page", page);
            parameters.put("item", item);
            parameters.put("comments", said);
            parameters.put(
                    "before",
                    comments.before(said.stream()
                            .filter(one -> one.editedAt() != null)
                            .map(Comments.Comment::id)
                            .toList()));
            parameters.put(
                    "editable",
                    said.stream()
                            .filter(comments::editable)
                            .map(Comments.Comment::id)
                            .toList());
            parameters.put(
                    "names",
                    names.of(said.stream().map(Comments.Comment::author).toList(), List.of()));
            parameters.put("may", may);
            parameters.put("named", comments.named(item.id()));
            parameters.put(
                    "people",
                    may ? names.userNames(names.agenciesOf(item, now), page.t("progress.comment.nobody")) : List.of());
            parameters.put("key", vn.lienthong.kernel.Ids.next());
            return Optional.of(pieces.of(VIEWS + "itemComments", parameters));
        });
    }

    @Bean
    ItemPart progressContact(Progress progress, Pieces pieces, Names names) {
        return new Piece(
                ItemPart.Place.ASIDE,
                10,
                (item, page) -> progress.item(item)
                        .filter(now -> now.contact() != null)
                        .map(now -> pieces.of(
                                VIEWS + "itemContact",
                                Map.of(
                                        "page",
                                        page,
                                        "name",
                                        names.of(List.of(Objects.requireNonNull(now.contact())), List.of())
                                                .of(now.contact())))));
    }

    @Bean
    ItemPart progressEvidence(Progress progress, Pieces pieces, Hands hands, EvidenceStore evidence) {
        return new Piece(ItemPart.Place.ASIDE, 100, (item, page) -> {
            ItemProgress now = progress.item(item).orElse(null);
            List<Evidence> all = evidence.of(item.id());
            boolean may = now != null && hands.reach(item, now).contributes();
            return all.isEmpty() && !may
                    ? Optional.empty()
                    : Optional.of(pieces.of(
                            VIEWS + "itemEvidence",
                            Map.of(
                                    "page",
                                    page,
                                    "item",
                                    item,
                                    "all",
                                    all,
                                    "may",
                                    may,
                                    "texts",
                                    texts(progress, item))));
        });
    }

    @Bean
    ItemPart progressStory(Progress progress, Pieces pieces, History history, Story story) {
        return new Piece(ItemPart.Place.ASIDE, 200, (item, page) -> {
            List<Move> moves = history.ofItem(item.id(), STORY_LINES);
            return moves.isEmpty()
                    ? Optional.empty()
                    : Optional.of(pieces.of(
                            VIEWS + "itemStory",
                            Map.of(
                                    "page",
                                    page,
                                    "item",
                                    item,
                                    "more",
                                    moves.size() == STORY_LINES,
                                    "lines",
                                    story.tell(moves, texts(progress, item), page.locale()))));
        });
    }

    static Map<UUID, String> texts(Progress progress, PlanItem item) {
        Map<UUID, String> texts = new LinkedHashMap<>();
        progress.stepsOf(item).forEach(step -> texts.put(step.stepId(), step.text()));
        return texts;
    }

    /** What a step was split into. */
    static List<StepProgress> partsOf(List<StepProgress> steps, StepProgress step) {
        List<StepProgress> parts = new ArrayList<>(steps);
        parts.removeIf(part -> !step.stepId().equals(part.parentId()));
        return parts;
    }
}
