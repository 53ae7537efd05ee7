package vn.lienthong.capability.identity;

import java.util.List;
import vn.lienthong.idcard.Proof;

/** What the check page may have to say of a chip, while it is read ({@code identity.chip.why}) and after. */
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

    /** What a chip can prove, in the order in which it is tried. */
    static final List<Proof> PROOFS = List.of(
            Proof.CHIP_ANSWERED,
            Proof.CHECKSUM,
            Proof.HASHES,
            Proof.SOD_SIGNATURE,
            Proof.CHAIN,
            Proof.NOT_REVOKED,
            Proof.NOT_CLONED);

    private ChipWords() {}
}
