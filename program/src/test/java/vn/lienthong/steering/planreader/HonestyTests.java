package vn.lienthong.steering.planreader;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How honest the doubts are on damaged plans; the goal of issue 2 is 90 % of the wrong values and at most 15 % of the
 * right ones. The tables that the tests print stand in docs/plan-import.md.
 */
class HonestyTests {

    private static final Path PLANS = Path.of("src/test/resources/vn/lienthong/steering/planreader");
    private static final List<String> REAL = List.of(
            "hon-quan-2023", "hon-quan-2023-appendix-1", "hon-quan-2023-appendix-3", "quan-hoa-2024", "binh-luc-2022");

    @Test
    void plansThatNoRuleWasMadeWithAreDoubtedWhereTheyAreDamaged() throws IOException {
        var honesty = new Honesty();
        honesty.measure(Honesty.plansIn(PLANS.resolve("generated")).subList(0, 4), Honesty.kinds(true), 5);
        honesty.measure(Honesty.plansIn(PLANS.resolve("fresh")), Honesty.kinds(true), 5);

        check(honesty, "third set, a part", 0.85);
    }

    @Test
    void wholePlansAreLeftInPeace() throws IOException {
        var honesty = new Honesty();
        for (String folder : List.of("invented", "merge", "heldout", "fresh", "generated")) {
            for (Path plan : Honesty.plansIn(PLANS.resolve(folder))) {
                honesty.measureWhole(plan, Honesty.truthOf(plan));
            }
        }
        System.out.println(honesty.table("whole plans"));

        assertTrue(Honesty.sum(honesty.right).value() <= 0.08, honesty.table("whole plans"));
        assertTrue(Honesty.sum(honesty.wrong).value() >= 0.90, honesty.table("whole plans"));
    }

    @Test
    @Tag("long")
    void theFirstSetWithWhichTheRulesWereMade() throws IOException {
        var honesty = new Honesty();
        seen(honesty, 1);

        check(honesty, "first set", 0.85);
    }

    @Test
    @Tag("long")
    void theSecondSetOfTheSamePlansAndKindsOtherwiseDamaged() throws IOException {
        var honesty = new Honesty();
        seen(honesty, 77);

        check(honesty, "second set", 0.80);
    }

    @Test
    @Tag("long")
    void theThirdSetOfOtherPlansAndKinds() throws IOException {
        var honesty = new Honesty();
        honesty.measure(Honesty.plansIn(PLANS.resolve("generated")), Honesty.kinds(true), 5);
        honesty.measure(Honesty.plansIn(PLANS.resolve("fresh")), Honesty.kinds(true), 5);

        check(honesty, "third set", 0.88);
    }

    @Test
    @Tag("long")
    void theThirdSetWithEveryKindOfDamage() throws IOException {
        var honesty = new Honesty();
        honesty.measure(Honesty.plansIn(PLANS.resolve("generated")), Arrays.asList(Damage.values()), 23);

        check(honesty, "third set, all kinds", 0.86);
    }

    private static void seen(Honesty honesty, long seed) throws IOException {
        for (String folder : List.of("invented", "merge", "heldout")) {
            honesty.measure(Honesty.plansIn(PLANS.resolve(folder)), Honesty.kinds(false), seed);
        }
        String named = System.getProperty("lienthong.plans", System.getenv("LIENTHONG_PLANS"));
        Path real = Path.of(named == null ? "../../shared/plans" : named);
        for (String name : REAL) {
            Path plan = real.resolve(name + ".txt");
            if (Files.exists(plan)) {
                honesty.measure(plan, PLANS.resolve(name + ".truth.json"), Honesty.kinds(false), seed);
            }
        }
    }

    private static void check(Honesty honesty, String name, double wrongDoubted) {
        System.out.println(honesty.table(name));
        assertTrue(Honesty.sum(honesty.wrong).value() >= wrongDoubted, honesty.table(name));
        assertTrue(Honesty.sum(honesty.right).value() <= 0.15, honesty.table(name));
    }
}
