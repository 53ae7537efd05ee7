package vn.lienthong.capability.identity;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.api.ApiProblem;
import vn.lienthong.capability.api.KeyRequired;
import vn.lienthong.idcard.QrReading;
import vn.lienthong.kernel.Ids;

/** A check asked for by another program: a queue machine, a kiosk, a counter's own software. The answer names nobody. */
@RestController
@RequestMapping(path = "/api/v1/identity-checks", produces = MediaType.APPLICATION_JSON_VALUE)
@Allowed(IdentityConfiguration.CHECK)
class CheckApi {

    private final Checks checks;
    private final Counter counter;

    CheckApi(Checks checks, Counter counter) {
        this.checks = checks;
        this.counter = counter;
    }

    /**
     * What is asked.
     *
     * @param qr text of the card's QR code, as scanned
     * @param work code of a purpose, such as {@code identity.procedure}
     * @param record procedure or dossier that the check serves
     */
    record CheckOrder(
            @Nullable String qr,
            @Nullable String work,
            @Nullable String record) {}

    /**
     * What came of it.
     *
     * @param verdict yes, look or no, warnings counted in
     * @param differences what is not the same on the card and in the register
     */
    record CheckAnswer(
            UUID id,
            Instant at,
            Outcome outcome,
            Outcome.Verdict verdict,
            Level level,
            List<Check.Difference> differences,
            List<Check.Warning> warnings,
            Check.Asked asked) {}

    @KeyRequired
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    CheckAnswer checkIdentity(@RequestBody CheckOrder order) {
        String qr = order.qr() == null ? "" : order.qr();
        String record = order.record() == null ? "" : order.record().strip();
        if (qr.isBlank() || qr.length() > CheckPages.LONGEST_SCAN) {
            throw ApiProblem.invalid("qr");
        }
        CheckWork work =
                counter.work(order.work() == null ? "" : order.work()).orElseThrow(() -> ApiProblem.invalid("work"));
        if (Counter.wrong(work, record) != Counter.Wrong.NONE) {
            throw ApiProblem.invalid("record");
        }
        Check check =
                checks.check(Ids.next(), new Scan.Qr(QrReading.of(qr), false), new Counter.Station(work, record).use());
        return new CheckAnswer(
                check.id(),
                check.at(),
                check.outcome(),
                check.verdict(),
                check.level(),
                check.differences().stream()
                        .map(Check.Differing::what)
                        .sorted(Comparator.naturalOrder())
                        .toList(),
                sorted(check.warnings()),
                check.asked());
    }

    private static List<Check.Warning> sorted(Set<Check.Warning> warnings) {
        return warnings.stream().sorted().toList();
    }
}
