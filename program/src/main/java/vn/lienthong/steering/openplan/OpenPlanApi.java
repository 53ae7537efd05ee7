package vn.lienthong.steering.openplan;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.api.ApiPage;
import vn.lienthong.capability.api.ApiProblem;
import vn.lienthong.capability.api.Cursor;
import vn.lienthong.capability.api.EntityTag;
import vn.lienthong.capability.api.KeyRequired;
import vn.lienthong.steering.openplan.Views.ItemView;
import vn.lienthong.steering.openplan.Views.PlanView;
import vn.lienthong.steering.openplan.Views.ReportView;
import vn.lienthong.steering.openplan.Views.StepChange;
import vn.lienthong.steering.openplan.Views.StepView;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.progress.ItemProgress;
import vn.lienthong.steering.progress.MoveOutcome;
import vn.lienthong.steering.progress.Progress;
import vn.lienthong.steering.progress.StepProgress;

/** Plans, items, steps and issued reports for other programs; each sees what its token's right and agency allow. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Allowed(OpenPlanConfiguration.READ)
class OpenPlanApi {

    private final PlanBook book;
    private final Progress progress;
    private final IssuedReports reports;
    private final Access access;

    OpenPlanApi(PlanBook book, Progress progress, IssuedReports reports, Access access) {
        this.book = book;
        this.progress = progress;
        this.reports = reports;
        this.access = access;
    }

    @GetMapping("/plans")
    ApiPage<PlanView> plans(
            @RequestParam(defaultValue = "") String cursor, @RequestParam(defaultValue = "50") int limit) {
        List<String> after = Cursor.read("plans", cursor, 2).orElse(List.of());
        Comparator<Plan> order = Comparator.comparing(Plan::createdAt)
                .thenComparing(plan -> plan.id().toString())
                .reversed();
        List<Plan> found = book.plans().stream()
                .sorted(order)
                .filter(plan -> after.isEmpty() || isAfter(plan, after))
                .limit(Cursor.limit(limit) + 1L)
                .toList();
        ApiPage<Plan> page = ApiPage.of(
                found,
                limit,
                plan -> Cursor.after(
                        "plans", plan.createdAt().toString(), plan.id().toString()));
        return new ApiPage<>(page.items().stream().map(this::view).toList(), page.next());
    }

    private static boolean isAfter(Plan plan, List<String> after) {
        int byTime = plan.createdAt().compareTo(moment(after.getFirst()));
        return byTime < 0 || (byTime == 0 && plan.id().toString().compareTo(after.getLast()) < 0);
    }

    @GetMapping("/plans/{id}")
    PlanView plan(@PathVariable UUID id) {
        return view(visible(id));
    }

    @GetMapping("/plans/{id}/items")
    ApiPage<ItemView> items(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        visible(id);
        int after = Cursor.read("items", cursor, 1)
                .map(List::getFirst)
                .map(OpenPlanApi::number)
                .orElse(-1);
        Map<UUID, ItemProgress> states = progress.items(id);
        List<ItemView> found = book.items(id).stream()
                .sorted(Comparator.comparingInt(PlanItem::position))
                .filter(item -> item.position() > after && states.containsKey(item.id()))
                .limit(Cursor.limit(limit) + 1L)
                .map(item -> ItemView.of(item, Objects.requireNonNull(states.get(item.id()))))
                .toList();
        return ApiPage.of(found, limit, item -> Cursor.after("items", String.valueOf(item.position())));
    }

    @GetMapping("/items/{id}")
    ItemView item(@PathVariable UUID id) {
        PlanItem item = book.item(id).orElseThrow(ApiProblem::notFound);
        return ItemView.of(item, progress.item(id).orElseThrow(ApiProblem::notFound));
    }

    @GetMapping("/items/{id}/steps")
    ApiPage<StepView> steps(@PathVariable UUID id) {
        PlanItem item = book.item(id).orElseThrow(ApiProblem::notFound);
        return new ApiPage<>(progress.stepsOf(item).stream().map(StepView::of).toList(), null);
    }

    @GetMapping("/steps/{id}")
    ResponseEntity<StepView> step(@PathVariable UUID id) {
        return answer(found(id));
    }

    @PatchMapping(
            path = "/steps/{id}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
    @Allowed({OpenPlanConfiguration.WORK, OpenPlanConfiguration.STEER})
    @KeyRequired
    ResponseEntity<StepView> moveStep(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) String key,
            @RequestBody StepChange change) {
        StepProgress step = found(id);
        EntityTag.require(ifMatch, tag(step));
        String reason = change.reason() == null ? "" : change.reason();
        if (reason.length() > 2000) {
            throw ApiProblem.invalid("reason");
        }
        // The token and its key name this one move for ever, also if the answer to it is lost.
        UUID move = UUID.nameUUIDFromBytes((access.actor().accountId() + " " + key).getBytes(StandardCharsets.UTF_8));
        return switch (progress.move(id, change.state(), reason, change.day(), step.version(), move)) {
            case MoveOutcome.Moved moved -> answer(moved.step());
            case MoveOutcome.ChangedMeanwhile changed -> throw new ApiProblem(412, "changed-meanwhile");
            case MoveOutcome.Refused refused -> throw refused(refused.reason());
        };
    }

    @GetMapping("/reports")
    ApiPage<ReportView> reports(
            @RequestParam(defaultValue = "") String cursor, @RequestParam(defaultValue = "50") int limit) {
        List<String> after = Cursor.read("reports", cursor, 2).orElse(List.of());
        List<UUID> plans = book.plans().stream().map(Plan::id).toList();
        List<ReportView> found = reports.of(
                plans,
                after.isEmpty() ? null : moment(after.getFirst()),
                after.isEmpty() ? null : id(after.getLast()),
                Cursor.limit(limit) + 1);
        return ApiPage.of(
                found,
                limit,
                report -> Cursor.after(
                        "reports", report.issuedAt().toString(), report.id().toString()));
    }

    @GetMapping("/reports/{id}")
    ReportView report(@PathVariable UUID id) {
        return reports.find(id)
                .filter(report ->
                        report.plans().stream().anyMatch(plan -> book.plan(plan).isPresent()))
                .orElseThrow(ApiProblem::notFound);
    }

    private PlanView view(Plan plan) {
        return PlanView.of(plan, progress.items(plan.id()).values());
    }

    private Plan visible(UUID id) {
        return book.plan(id).orElseThrow(ApiProblem::notFound);
    }

    private StepProgress found(UUID id) {
        StepProgress step = progress.step(id).orElseThrow(ApiProblem::notFound);
        visible(step.planId());
        return step;
    }

    private static ResponseEntity<StepView> answer(StepProgress step) {
        return ResponseEntity.ok().eTag(tag(step)).body(StepView.of(step));
    }

    /** Covers all that is shown: the days late grow without a new version. */
    private static String tag(StepProgress step) {
        return "\"" + step.version() + "-"
                + Integer.toHexString(StepView.of(step).hashCode()) + "\"";
    }

    private static ApiProblem refused(MoveOutcome.Reason reason) {
        return reason == MoveOutcome.Reason.GONE
                ? ApiProblem.notFound()
                : new ApiProblem(
                        422,
                        "openplan." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException noNumber) {
            throw ApiProblem.invalid("cursor");
        }
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException noMoment) {
            throw ApiProblem.invalid("cursor");
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw ApiProblem.invalid("cursor");
        }
    }
}
