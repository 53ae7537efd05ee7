package vn.lienthong.capability.mandates;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.lienthong.kernel.DemoStory;
import vn.lienthong.kernel.Ids;

/** A guardianship and a written mandate of invented citizens, as the one-stop centre of the invented commune entered them. */
@Component
class MandateDemo implements DemoStory {

    private static final int GROUND = 3;
    private static final int PRINCIPAL = 4;
    private static final int PRINCIPAL_NAME = 5;
    private static final int AGENT = 6;
    private static final int AGENT_NAME = 7;
    private static final int PAPER = 8;
    private static final int PAPER_BY = 9;
    private static final int MONTHS = 10;
    private static final int COPY = 11;

    private final MandateEntries entries;
    private final Mandates mandates;

    MandateDemo(MandateEntries entries, Mandates mandates) {
        this.entries = entries;
        this.mandates = mandates;
    }

    @Override
    public List<Scene> scenes() {
        List<List<String>> lines = DemoStory.lines(MandateDemo.class, "demo.tsv");
        List<Scene> all = new ArrayList<>();
        for (int n = 0; n < lines.size(); n++) {
            List<String> line = lines.get(n);
            all.add(Scene.of("mandates.demo." + n, line, () -> enter(line)));
        }
        return all;
    }

    private void enter(List<String> line) {
        Ground ground = Ground.of(line.get(GROUND)).orElseThrow();
        entries.enter(
                new MandateEntries.Entry(
                        Ids.next(),
                        ground,
                        new Pair(
                                line.get(PRINCIPAL),
                                line.get(PRINCIPAL_NAME),
                                line.get(AGENT),
                                line.get(AGENT_NAME),
                                null),
                        line.get(PAPER),
                        line.get(PAPER_BY),
                        mandates.today().minusDays(2),
                        mandates.today().plusMonths(Long.parseLong(line.get(MONTHS))),
                        ground == Ground.GUARDIAN
                                ? Set.of()
                                : Set.of(mandates.deeds().getFirst().code())),
                "giay.txt",
                new ByteArrayInputStream(line.get(COPY).getBytes(StandardCharsets.UTF_8)));
    }
}
