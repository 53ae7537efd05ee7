package vn.lienthong.capability.identity;

import java.util.List;

/** What the script of the check page may have to say while a chip is read; words below {@code identity.chip.why}. */
final class ChipWords {

    static final List<String> WHYS = List.of(
            "ready",
            "waiting",
            "reading",
            "done",
            "stopped",
            "pair",
            // The browser's, about the way to the agent.
            "no-agent",
            "blocked",
            "asks",
            "insecure",
            // The agent's.
            "code",
            "service",
            "reader",
            "card",
            "busy",
            "removed",
            "command",
            "not-open",
            "message",
            // The program's.
            "key-missing",
            "key-wrong",
            "work-first",
            "program-busy",
            "gone",
            "offline");

    private ChipWords() {}
}
