package vn.lienthong.steering.sites;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.golive.GoLive;
import vn.lienthong.capability.golive.Subject;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.kernel.DemoStory;
import vn.lienthong.kernel.Ids;
import vn.lienthong.steering.plan.DemoPlan;
import vn.lienthong.steering.plan.PlanItem;

/** The places of the invented commune ({@code demo.tsv}), and a system of it on its way into operation. */
@Component
class SiteDemo implements DemoStory {

    private static final int ACT = 3;
    private static final int MODEL = 4;
    private static final int PLACE = 5;
    private static final int CODE = 6;
    private static final int WORDS = 7;
    private static final int ANSWERS = 8;
    private static final int KIOSK = 2;

    private final DemoPlan plan;
    private final Sites sites;
    private final SiteActs acts;
    private final SheetForms sheets;
    private final GoLive goLive;
    private final Clock clock;

    SiteDemo(DemoPlan plan, Sites sites, SiteActs acts, SheetForms sheets, GoLive goLive, Clock clock) {
        this.plan = plan;
        this.sites = sites;
        this.acts = acts;
        this.sheets = sheets;
        this.goLive = goLive;
        this.clock = clock;
    }

    @Override
    public List<Scene> scenes() {
        List<List<String>> lines = DemoStory.lines(SiteDemo.class, "demo.tsv");
        return Stream.concat(
                        IntStream.range(0, lines.size())
                                .mapToObj(n -> Scene.of("sites.demo." + n, lines.get(n), () -> act(lines.get(n)))),
                        Stream.of(new Scene("sites.demo.system", -29, LocalTime.of(9, 0), "mot-cua", this::system)))
                .toList();
    }

    private void act(List<String> line) {
        PlanItem item = plan.item(Integer.parseInt(line.get(MODEL)));
        if (line.get(ACT).equals("propose")) {
            acts.propose(Ids.next(), item, line.get(CODE), line.get(PLACE), null, "");
            return;
        }
        Site site = sites.of(item.id()).stream()
                .filter(one -> one.name().equals(line.get(PLACE)))
                .findFirst()
                .orElseThrow();
        boolean decided = line.get(WORDS).contains("/");
        var facts = new SiteActs.Facts(
                site.version(),
                LocalDate.now(clock),
                decided ? line.get(WORDS) : "",
                decided ? "" : line.get(WORDS),
                null);
        SiteActs.Outcome outcome = switch (line.get(ACT)) {
            case "survey" -> acts.survey(site.id(), sheets.surveyed(answers(line, true)), facts);
            case "evaluate" -> acts.evaluate(site.id(), sheets.evaluated(answers(line, false)), facts);
            default -> acts.move(site.id(), line.get(CODE), facts);
        };
        if (!(outcome instanceof SiteActs.Outcome.Done)) {
            throw new IllegalStateException("the act of line " + line + ": " + outcome);
        }
    }

    private static Form answers(List<String> line, boolean survey) {
        Form form = Form.blank();
        for (String answer : line.get(ANSWERS).split(" ")) {
            String[] pair = answer.split("=", 2);
            form.with(survey ? SheetForms.question(pair[0]) : SheetForms.score(pair[0]), pair[1]);
        }
        return form;
    }

    private void system() {
        PlanItem item = plan.item(KIOSK);
        goLive.begin(new GoLive.Beginning(
                Ids.next(),
                new Subject("plan-item", item.id().toString(), item.title(), item.path()),
                item.title(),
                "device",
                item.content().catalogue(),
                Objects.requireNonNull(item.leadAgency().orElse(null)),
                false));
    }
}
