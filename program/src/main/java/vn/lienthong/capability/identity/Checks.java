package vn.lienthong.capability.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.registry.Answer;
import vn.lienthong.capability.registry.Listing;
import vn.lienthong.capability.registry.Person;
import vn.lienthong.capability.registry.Registry;
import vn.lienthong.capability.registry.Use;
import vn.lienthong.idcard.BirthDate;
import vn.lienthong.idcard.Flag;
import vn.lienthong.idcard.PersonalNumber;
import vn.lienthong.kernel.VietnameseText;

/**
 * Judges what is laid before a counter: reads it, asks the register, compares, and writes down what came of it. Look, record and
 * audit line stand in one transaction.
 */
@Component
class Checks {

    private static final Logger LOG = LoggerFactory.getLogger(Checks.class);
    /** Persons with one number that are told apart by reading each; a number that more carry is not looked into. */
    private static final int MOST_ALIKE = 5;
    /** A counter does not wait longer for a register that is slow: the card's own proofs are shown, and the page says so. */
    private static final int PATIENCE_SECONDS = 3;

    /** Flags that no later correction of a person's data explains. */
    private static final Set<Flag> IMPOSSIBLE =
            EnumSet.of(Flag.ISSUED_BEFORE_BIRTH, Flag.NUMBER_DIFFERS, Flag.DOCUMENT_NUMBER_DIFFERS);

    private final Registry registry;
    private final CheckStore store;
    private final Faces faces;
    private final Access access;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Checks(
            Registry registry,
            CheckStore store,
            Faces faces,
            Access access,
            TransactionTemplate transaction,
            Clock clock) {
        this.registry = registry;
        this.store = store;
        this.faces = faces;
        this.access = access;
        this.transaction =
                new TransactionTemplate(java.util.Objects.requireNonNull(transaction.getTransactionManager()));
        this.transaction.setTimeout(PATIENCE_SECONDS);
        this.clock = clock;
    }

    /**
     * Checks whoever the scan names.
     *
     * @param id of the record; the same id again, of the same check, records nothing twice
     * @param use for what, and for which record; of a purpose that a room declares
     * @throws AccessDeniedException if the one who acts may not use persons' data for this
     */
    Check check(UUID id, Scan scan, Use use) {
        access.require(use.purpose().right());
        Reading reading = Reading.of(scan);
        Draft draft = new Draft(id, clock.instant(), scan.means(), use);
        return switch (reading) {
            case Reading.Nobody nobody -> store.record(draft.nobody(nobody));
            case Reading.Somebody somebody -> {
                Check check = checked(somebody, draft);
                if (somebody.face() != null) {
                    faces.hold(check.id(), access.actor().accountId(), somebody.face());
                }
                yield check;
            }
        };
    }

    private Check checked(Reading.Somebody somebody, Draft draft) {
        try {
            return transaction.execute(status -> store.record(judge(somebody, draft)));
        } catch (DataAccessException | TransactionException silent) {
            LOG.warn(
                    "the register did not answer a check: {}", silent.getClass().getSimpleName());
            return store.record(
                    draft.somebody(somebody, Outcome.REGISTER_SILENT, null, null, Check.Asked.LOCAL_SILENT));
        }
    }

    private Check judge(Reading.Somebody somebody, Draft draft) {
        PersonalNumber number = somebody.said().number();
        Use use = draft.use();
        Answer answer = number == null ? registry.byNumber(oldNumber(somebody), use) : registry.byNumber(number, use);
        return switch (answer) {
            case Answer.Found found -> known(somebody, found.person(), false, draft);
            case Answer.NotFound nobody -> unknown(somebody, draft);
            case Answer.Several several -> shared(somebody, several.ids(), draft);
            case Answer.Restricted restricted ->
                draft.somebody(somebody, Outcome.RESTRICTED, null, null, Check.Asked.LOCAL);
            case Answer.Refused refused ->
                throw new AccessDeniedException(refused.why().name());
        };
    }

    private static String oldNumber(Reading.Somebody somebody) {
        return somebody.said().oldNumber() == null
                ? ""
                : somebody.said().oldNumber().text();
    }

    private Check known(Reading.Somebody somebody, Person person, boolean shared, Draft draft) {
        Comparison beside = compare(somebody, person, draft);
        EnumSet<Check.Warning> more = EnumSet.noneOf(Check.Warning.class);
        if (shared) {
            more.add(Check.Warning.NUMBER_REUSED);
        }
        Outcome outcome = Outcome.CONFIRMED;
        if (beside.differs(Check.Difference.NAME) && beside.differs(Check.Difference.BIRTH)) {
            // Whose number this is, is nobody's business who does not know their name and birth.
            return draft.somebody(somebody, Outcome.OTHER_PERSON, null, null, Check.Asked.LOCAL);
        } else if (impossible(somebody)) {
            outcome = Outcome.CARD_CONTRADICTS;
        } else if (beside.telling()) {
            outcome = contradicts(somebody) ? Outcome.CARD_CONTRADICTS : Outcome.DIFFERS;
        } else if (contradicts(somebody)) {
            more.add(Check.Warning.NUMBER_PATTERN);
        }
        if (somebody.said().name().isEmpty() || somebody.said().birth() == null) {
            more.add(Check.Warning.NOTHING_COMPARED);
        }
        if (somebody.level() == Level.TYPED && outcome == Outcome.CONFIRMED && namesakes(somebody, person, draft)) {
            more.add(Check.Warning.NAMESAKE);
        }
        more.addAll(beside.warnings());
        return draft.somebody(somebody, outcome, person, new Comparison(beside.differences(), more), Check.Asked.LOCAL);
    }

    private Comparison compare(Reading.Somebody somebody, Person person, Draft draft) {
        return Comparison.of(
                somebody.said(),
                person,
                draft.means() != Check.Means.VNEID,
                LocalDate.ofInstant(draft.at(), VietnameseText.ZONE));
    }

    private Check unknown(Reading.Somebody somebody, Draft draft) {
        Outcome outcome = contradicts(somebody) || impossible(somebody)
                ? Outcome.CARD_CONTRADICTS
                : namesakes(somebody, null, draft) ? Outcome.NAMESAKE : Outcome.NOT_KNOWN;
        return draft.somebody(somebody, outcome, null, null, Check.Asked.LOCAL);
    }

    /** One number, several persons: only name and birth together may tell which of them it is. */
    private Check shared(Reading.Somebody somebody, List<UUID> ids, Draft draft) {
        List<Person> alike = new ArrayList<>();
        for (UUID id : ids.size() > MOST_ALIKE ? List.<UUID>of() : ids) {
            if (registry.person(id, draft.use()) instanceof Answer.Found found
                    && sure(somebody.said())
                    && !compare(somebody, found.person(), draft).telling()) {
                alike.add(found.person());
            }
        }
        return alike.size() == 1
                ? known(somebody, alike.getFirst(), true, draft)
                : draft.somebody(somebody, Outcome.NUMBER_SHARED, null, null, Check.Asked.LOCAL);
    }

    private static boolean sure(Said said) {
        return !said.name().isEmpty() && said.birth() != null;
    }

    /** Whether others of the same name and birth are in the register. Being found so is a look: it stands in their diaries. */
    private boolean namesakes(Reading.Somebody somebody, @Nullable Person person, Draft draft) {
        Said said = somebody.said();
        BirthDate birth = said.birth();
        if (said.name().isEmpty() || birth == null || birth.precision() != BirthDate.Precision.DAY) {
            return false;
        }
        String typed = said.name() + " " + Comparison.words(birth);
        return registry.search(typed, "", draft.use()) instanceof Listing.Found found
                && found.lines().stream()
                        .filter(line -> person == null || !line.id().equals(person.id()))
                        .anyMatch(line -> sameAs(said, birth, line));
    }

    private static boolean sameAs(Said said, BirthDate birth, Listing.Line line) {
        Person.Birth known = line.birth();
        return known != null
                && birth.agrees(Comparison.date(known))
                && NameMatch.of(said.name(), said.marked(), line.fullName()) == NameMatch.Match.SAME;
    }

    private static boolean contradicts(Reading.Somebody somebody) {
        Set<Flag> flags = somebody.flags();
        return flags.contains(Flag.SEX_DIFFERS)
                || flags.contains(Flag.BIRTH_YEAR_DIFFERS)
                || flags.contains(Flag.BIRTH_DATE_DIFFERS);
    }

    /** Cards of before 2021 had no such code; other impossible things are no matter of corrected data either. */
    private static boolean impossible(Reading.Somebody somebody) {
        return somebody.flags().contains(Flag.ISSUED_BEFORE_SUCH_CARDS)
                || somebody.flags().stream().anyMatch(IMPOSSIBLE::contains);
    }

    /** A check before it is known what comes of it. */
    private record Draft(UUID id, Instant at, Check.Means means, Use use) {

        Check nobody(Reading.Nobody nobody) {
            return new Check(
                    id,
                    at,
                    means,
                    nobody.outcome(),
                    Level.NOTHING,
                    null,
                    null,
                    List.of(),
                    Set.of(),
                    nobody.proofs(),
                    Check.Asked.NOBODY,
                    use);
        }

        Check somebody(
                Reading.Somebody somebody,
                Outcome outcome,
                @Nullable Person person,
                @Nullable Comparison beside,
                Check.Asked asked) {
            EnumSet<Check.Warning> warnings = EnumSet.noneOf(Check.Warning.class);
            warnings.addAll(somebody.warnings());
            if (beside != null) {
                warnings.addAll(beside.warnings());
            }
            boolean borneOut = outcome == Outcome.CONFIRMED || outcome == Outcome.DIFFERS;
            Level level = outcome == Outcome.CARD_CONTRADICTS || (somebody.level() == Level.TYPED && !borneOut)
                    ? Level.NOTHING
                    : somebody.level();
            return new Check(
                    id,
                    at,
                    means,
                    outcome,
                    level,
                    somebody.said(),
                    person,
                    beside == null ? List.of() : beside.differences(),
                    warnings,
                    somebody.proofs(),
                    asked,
                    use);
        }
    }
}
