package vn.lienthong.capability.national;

import org.springframework.stereotype.Component;

/** The line to the national database, for tests of rooms above: as if it had failed too often, and well again. */
@Component
public class TestLine {

    private final Lines lines;

    TestLine(Lines lines) {
        this.lines = lines;
    }

    /** Left alone from now on. */
    public void fails() {
        Breaker breaker = lines.caller().orElseThrow().breaker();
        while (!breaker.open()) {
            breaker.failed();
        }
    }

    public void heals() {
        lines.caller().orElseThrow().breaker().answered();
    }
}
