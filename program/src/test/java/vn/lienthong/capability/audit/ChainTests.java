package vn.lienthong.capability.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChainTests {

    private static final UUID A = new UUID(1, 2);
    private static final UUID B = new UUID(3, 4);
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    private static Line line(long id, String kind, String subject, Map<String, String> details) {
        return new Line(id, AT, A, "x", null, null, null, "a.b", kind, subject, new TreeMap<>(details), "::1");
    }

    @Test
    void everyFieldCounts() {
        List<Line> different = List.of(
                line(1, "k", "s", Map.of()),
                line(2, "k", "s", Map.of()),
                line(1, "ks", "", Map.of()),
                line(1, "k", "s", Map.of("a", "b")),
                line(1, "k", "s", Map.of("ab", "")),
                new Line(1, AT.plusNanos(1000), A, "x", null, null, null, "a.b", "k", "s", new TreeMap<>(), "::1"),
                new Line(1, AT, B, "x", null, null, null, "a.b", "k", "s", new TreeMap<>(), "::1"),
                new Line(1, AT, A, null, null, null, null, "a.b", "k", "s", new TreeMap<>(), "::1"),
                new Line(1, AT, A, "x", B, null, null, "a.b", "k", "s", new TreeMap<>(), "::1"),
                new Line(1, AT, A, "x", null, "y", null, "a.b", "k", "s", new TreeMap<>(), "::1"),
                new Line(1, AT, A, "x", null, null, B, "a.b", "k", "s", new TreeMap<>(), "::1"),
                new Line(1, AT, A, "x", null, null, null, "a.c", "k", "s", new TreeMap<>(), "::1"),
                new Line(1, AT, A, "x", null, null, null, "a.b", "k", "s", new TreeMap<>(), null));
        Set<String> hashes = new HashSet<>();
        different.forEach(line -> hashes.add(Chain.hash(Chain.START, 1, line)));
        hashes.add(Chain.hash(Chain.START, 2, different.getFirst()));
        hashes.add(Chain.hash("1", 1, different.getFirst()));
        assertThat(hashes).hasSize(different.size() + 2);
    }

    @Test
    void personalNumbersAreMasked() {
        assertThat(Audit.masked("số 001099012345, 001 099 012 345 và 001.099.012.345."))
                .isEqualTo("số •••, ••• và •••.");
    }

    @Test
    void idsHashesAndDaysAreNoPersonalNumbers() {
        for (String text : List.of(
                "01928f3c-1111-7222-8333-123456789012",
                "ab123456789012cd" + "0".repeat(48),
                "2026-11-21T08:00:00",
                "12345678901",
                "1234567890123",
                "19/11/2026 20/11/2026")) {
            assertThat(Audit.masked(text)).isEqualTo(text);
        }
    }
}
