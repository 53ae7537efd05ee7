package vn.lienthong.capability.vneid;

import java.time.Clock;
import org.springframework.stereotype.Component;

/** Forgets citizens' sessions that ran out, as the job does, for tests of other rooms. */
@Component
public class TestTidying {

    private final Citizens citizens;
    private final Clock clock;

    TestTidying(Citizens citizens, Clock clock) {
        this.citizens = citizens;
        this.clock = clock;
    }

    public void forget() {
        citizens.tidy(clock.instant());
    }
}
