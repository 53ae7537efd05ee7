package vn.lienthong.capability.identity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.kernel.SelfCheck;
import vn.lienthong.kernel.Settings;
import vn.lienthong.kernel.Words;

/** Whether chips of identity cards can be proved genuine: whose certificates lie in the folder. */
public final class TrustCheck implements SelfCheck {

    private final Words words = Words.of(TrustCheck.class);

    @Override
    public int order() {
        return 60;
    }

    @Override
    public List<Finding> look(Settings settings) {
        Path folder = settings.get("csca").map(Path::of).orElse(settings.data().resolve("csca"));
        ChipTrust.State state = new ChipTrust(folder).state();
        List<Finding> findings = new ArrayList<>();
        findings.add(
                state.authorities() == 0
                        ? new Finding(State.WARNING, words.text("identity.chip.check.none", folder))
                        : new Finding(
                                state.revocations() == 0 ? State.WARNING : State.GOOD,
                                words.text(
                                        state.revocations() == 0
                                                ? "identity.chip.check.no-lists"
                                                : "identity.chip.check.good",
                                        state.authorities(),
                                        state.revocations())));
        if (!state.unusable().isEmpty()) {
            findings.add(new Finding(
                    State.BAD, words.text("identity.chip.check.unusable", String.join(", ", state.unusable()))));
        }
        return findings;
    }
}
