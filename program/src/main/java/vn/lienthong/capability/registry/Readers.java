package vn.lienthong.capability.registry;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;

/**
 * Between the register and whoever reads: asks for the right, the reach and the record, leaves out what the purpose may not
 * see, and writes the look down.
 */
@Component
class Readers {

    private static final int PORTION = 50;
    private static final Set<PersonField> IN_A_LIST =
            EnumSet.of(PersonField.NAME, PersonField.BIRTH, PersonField.NUMBER);

    private final PersonStore persons;
    private final Finder finder;
    private final Diary diary;
    private final RefusedReads refusals;
    private final PurposeBook purposes;
    private final UnitReach reach;
    private final Deferrals deferrals;
    private final BreakGlass glass;
    private final Restrictions restrictions;
    private final Access access;

    Readers(
            PersonStore persons,
            Finder finder,
            Diary diary,
            RefusedReads refusals,
            PurposeBook purposes,
            UnitReach reach,
            Deferrals deferrals,
            BreakGlass glass,
            Restrictions restrictions,
            Access access) {
        this.persons = persons;
        this.finder = finder;
        this.diary = diary;
        this.refusals = refusals;
        this.purposes = purposes;
        this.reach = reach;
        this.deferrals = deferrals;
        this.glass = glass;
        this.restrictions = restrictions;
        this.access = access;
    }

    Listing search(String typed, String unit, Use use) {
        Optional<Answer.Refusal> no = refused(use);
        if (no.isPresent()) {
            return refuse(no.get(), use, unit);
        }
        Optional<UnitReach.Units> units = within(unit, use);
        if (units.isEmpty()) {
            return refuse(Answer.Refusal.OUTSIDE_UNIT, use, unit);
        }
        Finder.Hits hits = finder.find(Typed.of(typed), units.get());
        return hits.tooBroad() ? new Listing.TooBroad() : listed(hits.hits(), hits.more(), use);
    }

    Listing inUnit(String unit, @Nullable UUID after, Use use) {
        Optional<Answer.Refusal> no = refused(use);
        if (no.isPresent()) {
            return refuse(no.get(), use, unit);
        }
        Optional<UnitReach.Units> units = within(unit, use);
        if (units.isEmpty() || unit.isEmpty()) {
            return refuse(Answer.Refusal.OUTSIDE_UNIT, use, unit);
        }
        String afterUnit = after == null
                ? null
                : persons.key(after).map(PersonStore.Key::unit).orElse("");
        List<Finder.Hit> hits = finder.inUnits(units.get().units(), afterUnit, after, PORTION + 1);
        return listed(hits.stream().limit(PORTION).toList(), hits.size() > PORTION, use);
    }

    Answer person(UUID id, Use use) {
        Optional<Answer.Refusal> no = refused(use);
        if (no.isPresent()) {
            refusals.record(no.get(), use, id, "");
            return new Answer.Refused(no.get());
        }
        return persons.key(id)
                .map(key -> read(key, reach.of(use.purpose().right()), use, false))
                .orElseGet(Answer.NotFound::new);
    }

    Answer byNumber(String number, Use use) {
        Optional<Answer.Refusal> no = refused(use);
        if (no.isPresent()) {
            refusals.record(no.get(), use, null, "");
            return new Answer.Refused(no.get());
        }
        String digits = number.replaceAll("[^0-9]", "");
        if (digits.length() != 12 && digits.length() != 9) {
            return new Answer.NotFound();
        }
        List<PersonStore.Key> found = persons.withNumber(digits);
        // The old nine digits were given twice too often to reach beyond one's own units.
        boolean whole = digits.length() == 12;
        UnitReach.Units units = reach.of(use.purpose().right());
        List<PersonStore.Key> reached =
                found.stream().filter(key -> reaches(units, key, use, whole)).toList();
        if (reached.isEmpty()) {
            found.forEach(key -> refusals.record(Answer.Refusal.OUTSIDE_UNIT, use, key.id(), key.unit()));
            return new Answer.NotFound();
        }
        return reached.size() == 1
                ? read(reached.getFirst(), units, use, whole)
                : new Answer.Several(reached.stream().map(PersonStore.Key::id).toList());
    }

    private Answer read(PersonStore.Key key, UnitReach.Units units, Use use, boolean byNumber) {
        boolean reached = reaches(units, key, use, byNumber);
        boolean broken = !reached && glass.open(key.id());
        if (!reached && !broken) {
            refusals.record(Answer.Refusal.OUTSIDE_UNIT, use, key.id(), key.unit());
            return new Answer.NotFound();
        }
        if (key.restricted()
                && !access.may(RegistryConfiguration.RESTRICTED)
                && !restrictions.let(key.id(), use.purpose())) {
            diary.write(key, Diary.Kind.OPENED, use, Set.of());
            return new Answer.Restricted();
        }
        Set<PersonField> fields = use.purpose().fields();
        Diary.Kind kind = broken ? Diary.Kind.BREAK_GLASS : byNumber ? Diary.Kind.CHECKED : Diary.Kind.OPENED;
        return new Answer.Found(persons.read(key.id(), fields, diary.look(key, kind, use, fields)));
    }

    private static boolean reaches(UnitReach.Units units, PersonStore.Key key, Use use, boolean byNumber) {
        return units.has(key.unit()) || (byNumber && use.purpose().reach() == Purpose.Reach.ANYONE_BY_NUMBER);
    }

    Optional<Answer.Refusal> refusedAndRecorded(Use use) {
        Optional<Answer.Refusal> no = refused(use);
        no.ifPresent(why -> refusals.record(why, use, null, ""));
        return no;
    }

    /** What stands against the use itself, whoever is looked at. */
    Optional<Answer.Refusal> refused(Use use) {
        Purpose purpose = use.purpose();
        if (!purposes.knows(purpose)) {
            return Optional.of(Answer.Refusal.UNKNOWN_PURPOSE);
        }
        if (!access.may(purpose.right())) {
            return Optional.of(Answer.Refusal.NO_RIGHT);
        }
        if (purpose.record() && !use.namesRecord()) {
            return Optional.of(Answer.Refusal.NO_RECORD);
        }
        UUID deferredCase = use.deferredCase();
        if (deferredCase != null && !deferrals.mayUse(deferredCase)) {
            return Optional.of(Answer.Refusal.NO_RIGHT);
        }
        return Optional.empty();
    }

    /** The units that are asked about and reached; empty if a unit is asked about that the right does not reach. */
    private Optional<UnitReach.Units> within(String unit, Use use) {
        UnitReach.Units mine = reach.of(use.purpose().right());
        if (unit.isEmpty()) {
            return Optional.of(mine);
        }
        UnitReach.Units asked = mine.within(new UnitReach.Units(false, reach.below(unit)));
        return asked.none() ? Optional.empty() : Optional.of(asked);
    }

    private Listing refuse(Answer.Refusal why, Use use, String unit) {
        refusals.record(why, use, null, unit.length() > 10 ? "" : unit);
        return new Listing.Refused(why);
    }

    private Listing listed(List<Finder.Hit> hits, boolean more, Use use) {
        Set<PersonField> shown = EnumSet.noneOf(PersonField.class);
        shown.addAll(IN_A_LIST);
        shown.retainAll(use.purpose().fields());
        diary.write(
                hits.stream()
                        .map(hit -> new PersonStore.Key(hit.id(), hit.unit(), hit.restricted()))
                        .toList(),
                Diary.Kind.LISTED,
                use,
                shown);
        return new Listing.Found(hits.stream().map(hit -> line(hit, shown)).toList(), more);
    }

    private Listing.Line line(Finder.Hit hit, Set<PersonField> shown) {
        boolean hidden = hit.restricted() && !access.may(RegistryConfiguration.RESTRICTED);
        return new Listing.Line(
                hit.id(),
                shown.contains(PersonField.NAME) ? hit.fullName() : "",
                hidden || !shown.contains(PersonField.NUMBER) ? "" : masked(hit.number()),
                hidden || !shown.contains(PersonField.BIRTH) ? null : hit.birth(),
                hit.unit(),
                hit.alive(),
                shown.contains(PersonField.NAME) ? hit.formerName() : "");
    }

    static String masked(@Nullable String number) {
        return number == null || number.length() < 4
                ? ""
                : "•".repeat(number.length() - 3) + number.substring(number.length() - 3);
    }
}
