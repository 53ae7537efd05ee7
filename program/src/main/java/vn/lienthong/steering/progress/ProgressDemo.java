package vn.lienthong.steering.progress;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import vn.lienthong.kernel.DemoStory;
import vn.lienthong.kernel.Ids;
import vn.lienthong.steering.plan.DemoPlan;
import vn.lienthong.steering.plan.PlanItem;

/** How the invented commune went about its plan: {@code demo.tsv}. */
@Component
class ProgressDemo implements DemoStory {

    private static final int ACT = 3;
    private static final int MODEL = 4;
    private static final int STEP = 5;
    private static final int WORDS = 6;

    private final DemoPlan plan;
    private final Progress progress;
    private final Proofs proofs;
    private final Comments comments;

    ProgressDemo(DemoPlan plan, Progress progress, Proofs proofs, Comments comments) {
        this.plan = plan;
        this.progress = progress;
        this.proofs = proofs;
        this.comments = comments;
    }

    @Override
    public List<Scene> scenes() {
        List<List<String>> lines = DemoStory.lines(ProgressDemo.class, "demo.tsv");
        return IntStream.range(0, lines.size())
                .mapToObj(n -> Scene.of("progress.demo." + n, lines.get(n), () -> act(lines.get(n))))
                .toList();
    }

    private void act(List<String> line) {
        PlanItem item = plan.item(Integer.parseInt(line.get(MODEL)));
        String words = line.get(WORDS);
        if (line.get(ACT).equals("say")) {
            comments.add(item.id(), null, words, Ids.next());
            return;
        }
        UUID step = item.steps().get(Integer.parseInt(line.get(STEP)) - 1).id();
        if (line.get(ACT).equals("proof")) {
            proofs.link(step, words, item.path(), "");
            return;
        }
        StepProgress now = progress.step(step).orElseThrow();
        StepState to = StepState.valueOf(line.get(ACT).toUpperCase(Locale.ROOT));
        if (!(progress.move(step, to, words, null, now.version(), Ids.next()) instanceof MoveOutcome.Moved)) {
            throw new IllegalStateException("the move of line " + line);
        }
    }
}
