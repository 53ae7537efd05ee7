package vn.lienthong.capability.identity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.national.Claim;
import vn.lienthong.capability.national.FieldMatch;
import vn.lienthong.capability.national.NationalOutcome;
import vn.lienthong.capability.national.NationalRegister;
import vn.lienthong.capability.registry.PersonSource;
import vn.lienthong.capability.registry.Use;
import vn.lienthong.capability.seal.Seal;
import vn.lienthong.idcard.BirthDate;
import vn.lienthong.idcard.OldNumber;
import vn.lienthong.idcard.PersonalNumber;

/**
 * Asks the national database about the person of a check, where the local register could not tell: an officer's second step, for it
 * takes seconds and may not answer. Who was checked stands in no table: the page carries it, sealed for this check and this officer,
 * and brings it back.
 */
@Component
class NationalStep {

    /** Rights of asking there: of typing claims, or only of whom a check has just read. */
    private static final List<String> RIGHTS = List.of("national.verify-checked", "national.verify");

    private final NationalRegister register;
    private final CheckBook book;
    private final Seal seal;
    private final Access access;
    private final Audit audit;
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    NationalStep(
            NationalRegister register,
            CheckBook book,
            Seal seal,
            Access access,
            Audit audit,
            JdbcClient database,
            TransactionTemplate transaction) {
        this.register = register;
        this.book = book;
        this.seal = seal;
        this.access = access;
        this.audit = audit;
        this.database = database;
        this.transaction = transaction;
    }

    /**
     * What came of asking.
     *
     * @param code of {@link FieldMatch}, or why there is no answer
     * @param key its words
     * @param again when asking again may help, or null
     */
    record Answered(String code, String key, boolean sandbox, @Nullable Instant again) {}

    /**
     * Whether the national database can be asked about a check.
     *
     * @param claim sealed, if it can; else empty
     * @param why key of what keeps it from being asked, and what to do; empty where it can be asked or needs not be
     */
    record Offer(String claim, String why) {

        static final Offer NONE = new Offer("", "");

        static Offer not(String why) {
            return new Offer("", "identity.national.not." + why);
        }
    }

    /** The claim of a check, sealed, if asking makes sense and is allowed; else what stands against it. */
    Offer offer(Check check) {
        Said said = check.said();
        boolean open = List.of(Outcome.NOT_KNOWN, Outcome.NAMESAKE, Outcome.DIFFERS, Outcome.REGISTER_SILENT)
                .contains(check.outcome());
        if (!open || said == null) {
            return Offer.NONE;
        }
        if (RIGHTS.stream().noneMatch(access::may)) {
            return Offer.not("right");
        }
        if (!register.abilities().contains(PersonSource.Ability.VERIFY)) {
            return Offer.not("set-up");
        }
        if (!check.use().namesRecord()) {
            return Offer.not("record");
        }
        BirthDate birth = said.birth();
        // A zone has capitals without marks, and what is typed often has none: the QR code of the same card has the whole name.
        if (said.name().isEmpty() || said.name().length() > 100 || birth == null || !said.marked()) {
            return Offer.not("name");
        }
        return new Offer(claim(check, said, birth), "");
    }

    private String claim(Check check, Said said, BirthDate birth) {
        String claim = String.join(
                "\n",
                said.number() == null ? "" : said.number().text(),
                said.oldNumber() == null ? "" : said.oldNumber().text(),
                said.name(),
                birth.year() + " " + birth.month() + " " + birth.day());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(seal.seal(claim.getBytes(StandardCharsets.UTF_8), sealedFor(check.id())));
    }

    private String sealedFor(UUID check) {
        return "identity claim " + check + " " + access.actor().accountId();
    }

    /** Asks, and writes the answer beside the check. Empty if the claim is not this check's, or not this officer's. */
    Optional<Answered> ask(CheckBook.Row row, String sealed, Use use) {
        Claim claim = claim(row.id(), sealed);
        if (claim == null) {
            return Optional.empty();
        }
        Answered answered = answered(register.verify(claim, use));
        transaction.executeWithoutResult(status -> write(row, answered));
        return Optional.of(answered);
    }

    private @Nullable Claim claim(UUID check, String sealed) {
        try {
            return seal.open(Base64.getUrlDecoder().decode(sealed), sealedFor(check))
                    .map(plain -> claim(new String(plain, StandardCharsets.UTF_8).split("\n", -1)))
                    .orElse(null);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    private static Claim claim(String[] parts) {
        String[] birth = parts[3].split(" ", -1);
        return new Claim(
                PersonalNumber.read(parts[0]).orElse(null),
                OldNumber.read(parts[1]).orElse(null),
                parts[2],
                new BirthDate(Integer.parseInt(birth[0]), Integer.parseInt(birth[1]), Integer.parseInt(birth[2])),
                null);
    }

    private static Answered answered(NationalOutcome outcome) {
        return switch (outcome) {
            case NationalOutcome.Verified verified ->
                new Answered(verified.whole().name(), verified.whole().key(), verified.sandbox(), null);
            case NationalOutcome.LookedUp told -> new Answered("MATCH", FieldMatch.MATCH.key(), told.sandbox(), null);
            case NationalOutcome.Declined declined ->
                new Answered(declined.reason().name(), declined.reason().key(), declined.sandbox(), null);
            case NationalOutcome.NotAsked not ->
                new Answered(not.why().name(), not.why().key(), not.sandbox(), not.retryAt());
            case NationalOutcome.Refused refused ->
                new Answered(refused.why().name(), refused.why().key(), false, null);
        };
    }

    /** A match lifts a check that only lacked a register; a sandbox lifts nothing. A mismatch stops whatever was found here. */
    private void write(CheckBook.Row row, Answered answered) {
        boolean lifted = answered.code().equals(FieldMatch.MATCH.name())
                && !answered.sandbox()
                && List.of(Outcome.NOT_KNOWN, Outcome.REGISTER_SILENT).contains(row.outcome())
                && row.warnings().stream()
                        .map(Check.Warning::valueOf)
                        .allMatch(warning -> warning.verdict() == Outcome.Verdict.YES)
                && row.eye() == null;
        boolean stopped = answered.code().equals(FieldMatch.MISMATCH.name())
                || answered.code().equals(NationalOutcome.Reason.DIFFERENT.name());
        database.sql("""
                        update identity_check set national = :national, national_sandbox = :sandbox, verdict = :verdict
                         where id = :id
                        """)
                .param("national", answered.code())
                .param("sandbox", answered.sandbox())
                .param("verdict", (lifted ? Outcome.Verdict.YES : stopped ? Outcome.Verdict.NO : row.verdict()).name())
                .param("id", row.id())
                .update();
        audit.record(
                "identity.national.asked",
                "identity-check",
                row.id().toString(),
                Map.of("answer", answered.code(), "sandbox", Boolean.toString(answered.sandbox())));
    }

    /** Key of the words of an answer as it is stored. */
    static String key(String code) {
        return Stream.of(
                        Arrays.stream(FieldMatch.values()).map(one -> Map.entry(one.name(), one.key())),
                        Arrays.stream(NationalOutcome.Reason.values()).map(one -> Map.entry(one.name(), one.key())),
                        Arrays.stream(NationalOutcome.Why.values()).map(one -> Map.entry(one.name(), one.key())),
                        Arrays.stream(NationalOutcome.Refusal.values()).map(one -> Map.entry(one.name(), one.key())))
                .flatMap(all -> all)
                .filter(one -> one.getKey().equals(code))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("identity.national");
    }

    /** The check of the one who acts, made today or not long ago. */
    Optional<CheckBook.Row> own(UUID id) {
        return book.find(id).filter(row -> row.account().equals(access.actor().accountId()));
    }
}
