package vn.lienthong;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * The five real plans, where they are at hand: {@code -Dlienthong.plans=…}, {@code LIENTHONG_PLANS}, or
 * {@code ../shared/plans}. The product never needs them; tests that do skip and say so.
 */
public final class RealPlans {

    private RealPlans() {}

    /** Their folder; the calling test is skipped where there is none. */
    public static Path folder() {
        String named = System.getProperty("lienthong.plans", System.getenv("LIENTHONG_PLANS"));
        Path folder = Path.of(named == null ? "../../shared/plans" : named);
        Assumptions.assumeTrue(Files.isDirectory(folder), () -> "the real plans are not at " + folder);
        return folder;
    }
}
