package vn.lienthong.steering.obstacles;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import vn.lienthong.kernel.DemoStory;
import vn.lienthong.kernel.Ids;
import vn.lienthong.steering.plan.DemoPlan;

/** What stood in the way of the invented commune: {@code demo.tsv}. */
@Component
class ObstacleDemo implements DemoStory {

    private static final int ACT = 3;
    private static final int MODEL = 4;
    private static final int CATEGORY = 5;
    private static final int TITLE = 6;
    private static final int WORDS = 7;
    private static final int WANTED = 8;

    private final DemoPlan plan;
    private final Obstacles obstacles;
    private final ObstacleActs acts;

    ObstacleDemo(DemoPlan plan, Obstacles obstacles, ObstacleActs acts) {
        this.plan = plan;
        this.obstacles = obstacles;
        this.acts = acts;
    }

    @Override
    public List<Scene> scenes() {
        List<List<String>> lines = DemoStory.lines(ObstacleDemo.class, "demo.tsv");
        return IntStream.range(0, lines.size())
                .mapToObj(n -> Scene.of("obstacles.demo." + n, lines.get(n), () -> act(lines.get(n))))
                .toList();
    }

    private void act(List<String> line) {
        UUID item = plan.item(Integer.parseInt(line.get(MODEL))).id();
        Obstacle.Category category = Obstacle.Category.valueOf(line.get(CATEGORY));
        if (line.get(ACT).equals("raise")) {
            obstacles.raise(new Obstacles.Raising(
                    Ids.next(), item, null, line.get(TITLE), line.get(WORDS), category, line.get(WANTED), null));
            return;
        }
        Obstacle one = obstacles.of(item).stream()
                .filter(found -> found.category() == category)
                .findFirst()
                .orElseThrow();
        ObstacleActs.Saying saying = new ObstacleActs.Saying(one.id(), one.version(), line.get(WORDS), null);
        Outcome outcome = line.get(ACT).equals("answer") ? acts.answer(saying) : acts.close(saying);
        if (!(outcome instanceof Outcome.Done)) {
            throw new IllegalStateException("the act of line " + line + ": " + outcome);
        }
    }
}
