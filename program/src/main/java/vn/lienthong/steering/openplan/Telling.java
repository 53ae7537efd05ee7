package vn.lienthong.steering.openplan;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.webhooks.WebhookKind;
import vn.lienthong.capability.webhooks.Webhooks;
import vn.lienthong.steering.obstacles.ObstacleRaised;
import vn.lienthong.steering.progress.DueMoved;
import vn.lienthong.steering.progress.ItemCompleted;
import vn.lienthong.steering.progress.StepMoved;
import vn.lienthong.steering.reports.ReportIssued;

/** Tells other programs what happened to plans, in the transaction in which it happened: ids, states and days only. */
@Component
class Telling {

    private final Webhooks webhooks;

    Telling(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @Bean
    static WebhookKind tellsOfMovedSteps() {
        return new WebhookKind("openplan", "step.moved", 10);
    }

    @Bean
    static WebhookKind tellsOfItemsDone() {
        return new WebhookKind("openplan", "item.done", 20);
    }

    @Bean
    static WebhookKind tellsOfMovedDays() {
        return new WebhookKind("openplan", "due.moved", 30);
    }

    @Bean
    static WebhookKind tellsOfObstacles() {
        return new WebhookKind("openplan", "obstacle.raised", 40);
    }

    @Bean
    static WebhookKind tellsOfReports() {
        return new WebhookKind("openplan", "report.issued", 50);
    }

    @EventListener
    void on(StepMoved moved) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("planId", moved.planId());
        data.put("itemId", moved.itemId());
        data.put("stepId", moved.stepId());
        data.put("from", moved.from());
        data.put("to", moved.to());
        webhooks.tell("step.moved", data);
    }

    @EventListener
    void on(ItemCompleted done) {
        webhooks.tell("item.done", Map.of("planId", done.planId(), "itemId", done.itemId()));
    }

    @EventListener
    void on(DueMoved moved) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("planId", moved.planId());
        data.put("itemId", moved.itemId());
        data.put("stepId", moved.stepId());
        webhooks.tell("due.moved", data);
    }

    @EventListener
    void on(ObstacleRaised raised) {
        webhooks.tell(
                "obstacle.raised",
                Map.of("obstacleId", raised.obstacle(), "planId", raised.plan(), "itemId", raised.item()));
    }

    @EventListener
    void on(ReportIssued issued) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("reportId", issued.report());
        data.put("planIds", issued.plans());
        data.put("kind", issued.kind());
        data.put("first", issued.first());
        data.put("last", issued.last());
        data.put("number", issued.number());
        data.put("sha256", issued.sha256());
        data.put("replaces", issued.replaces());
        webhooks.tell("report.issued", data);
    }
}
