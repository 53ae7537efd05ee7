package vn.lienthong.capability.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.seal.Seal;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.matching.Agreement;
import vn.lienthong.matching.Answer;
import vn.lienthong.matching.Candidate;
import vn.lienthong.matching.Evidence;
import vn.lienthong.matching.Outcome;
import vn.lienthong.matching.Person;
import vn.lienthong.matching.Register;
import vn.lienthong.matching.Status;

/**
 * Makes a stored row of the engine's answer: leaves out whom the one who compares may not know, says which group the row is in,
 * and applies what was decided about such a row before.
 */
final class Judge {

    private static final String FINGERPRINT = "matching.row";

    private final Register register;
    private final UnitNames.Reader units;
    private final Optional<Set<String>> reach;
    private final Map<Long, RowStore.Known> known;
    private final Seal seal;

    Judge(
            Register register,
            UnitNames.Reader units,
            Optional<Set<String>> reach,
            Map<Long, RowStore.Known> known,
            Seal seal) {
        this.register = register;
        this.units = units;
        this.reach = reach;
        this.known = known;
        this.seal = seal;
    }

    FoundRow judge(Written row, Answer answer, String plain) {
        List<Candidate> candidates = answer.candidates().stream()
                .filter(candidate -> mayBeKnown(candidate, row))
                .toList();
        boolean sure = answer.outcome() == Outcome.EXACT || answer.outcome() == Outcome.CORRECTED;
        boolean lost = sure
                && (candidates.isEmpty()
                        || !candidates
                                .getFirst()
                                .id()
                                .equals(answer.candidates().getFirst().id()));
        Candidate best = candidates.isEmpty() ? null : candidates.getFirst();
        String unit = units.code(row.unit());
        Group group = group(answer, best, sure && !lost);
        List<FoundRow.Fix> fixes = sure && !lost
                ? answer.corrections().stream()
                        .map(one -> new FoundRow.Fix(one.field().code(), one.from(), one.to()))
                        .toList()
                : List.of();
        long fingerprint = fingerprint(row, plain, unit);
        List<FoundRow.May> may = group == Group.CLEAN ? List.of() : may(candidates);
        UUID person = best == null ? null : UUID.fromString(best.id());
        RowStore.Known before = known.get(fingerprint);
        Decision state = group == Group.CLEAN ? Decision.ACCEPTED : Decision.OPEN;
        UUID chosen = state == Decision.ACCEPTED ? person : null;
        String by = "";
        if (before != null && state == Decision.OPEN && stillTrue(before, group, may)) {
            state = before.state();
            chosen = before.person();
            by = before.byName();
        }
        return new FoundRow(
                row,
                unit,
                VietnameseText.fold(row.hamlet()),
                group,
                person,
                best == null ? 0 : best.probability(),
                fixes,
                likeness(best, fixes),
                (int) answer.duplicateOf(),
                fingerprint,
                state,
                chosen,
                by,
                may);
    }

    private static Group group(Answer answer, @Nullable Candidate best, boolean sure) {
        if (answer.duplicateOf() != answer.row()) {
            return Group.DOUBLE;
        }
        if (!sure || best == null) {
            return answer.outcome() == Outcome.AMBIGUOUS && best != null ? Group.DOUBTFUL : Group.MISSING;
        }
        return switch (best.status()) {
            case DECEASED -> Group.DEAD;
            case MOVED -> Group.MOVED;
            case CANCELLED -> Group.CANCELLED;
            case ALIVE -> answer.outcome() == Outcome.CORRECTED ? Group.CORRECTED : Group.CLEAN;
        };
    }

    /** What was decided before holds only while it still fits what is found now: nobody dies unnoticed. */
    private static boolean stillTrue(RowStore.Known before, Group group, List<FoundRow.May> may) {
        UUID person = before.person();
        boolean there =
                person != null && may.stream().anyMatch(one -> one.person().equals(person) && one.status() == alive());
        return switch (before.state()) {
            case ACCEPTED -> there && group != Group.DOUBLE;
            case NOBODY -> group == Group.MISSING || group == Group.DOUBTFUL;
            case REMOVED -> group == Group.DEAD || group == Group.MOVED;
            case KEPT -> there;
            case OPEN, ASKED, SECOND -> false;
        };
    }

    /** People beyond the reach are shown only to who has written their whole number. */
    private boolean mayBeKnown(Candidate candidate, Written row) {
        if (reach.isEmpty()) {
            return true;
        }
        Optional<Person> person = register.find(candidate.id());
        String digits = row.number().replaceAll("\\D", "");
        return person.filter(one ->
                        reach.get().contains(one.unit()) || (digits.length() == 12 && digits.equals(one.number())))
                .isPresent();
    }

    private static List<FoundRow.May> may(List<Candidate> candidates) {
        List<FoundRow.May> all = new ArrayList<>();
        for (Candidate one : candidates) {
            all.add(new FoundRow.May(
                    UUID.fromString(one.id()), one.probability(), code(one.status()), evidence(one.evidence())));
        }
        return all;
    }

    static int alive() {
        return code(Status.ALIVE);
    }

    @SuppressWarnings("EnumOrdinal")
    private static int code(Status status) {
        return status.ordinal();
    }

    /** Field, agreement and whether it speaks for or against; no value of any person. */
    private static String evidence(List<Evidence> all) {
        return all.stream()
                .filter(one -> one.agreement() != Agreement.MISSING)
                .sorted(Comparator.comparingDouble((Evidence one) -> -Math.abs(one.weight())))
                .map(one -> one.field().code() + "=" + one.agreement().code())
                .collect(Collectors.joining(";"));
    }

    private static String likeness(@Nullable Candidate best, List<FoundRow.Fix> fixes) {
        if (best == null || fixes.isEmpty()) {
            return "";
        }
        return fixes.stream()
                .map(fix -> fix.field() + "="
                        + best.evidence().stream()
                                .filter(one -> one.field().code().equals(fix.field()))
                                .map(one -> one.agreement().code())
                                .findFirst()
                                .orElse(fix.from().isBlank() ? Agreement.MISSING.code() : Agreement.DIFFERENT.code()))
                .sorted()
                .distinct()
                .collect(Collectors.joining(";"));
    }

    /** What makes the row this one, whatever list it stands in; no way back from it to the person without the key. */
    private long fingerprint(Written row, String plain, String unit) {
        String text = String.join(
                "|",
                row.anyNumber().replaceAll("\\D", ""),
                plain,
                row.birth(),
                row.sex(),
                unit,
                VietnameseText.fold(row.parent()),
                VietnameseText.fold(row.address()));
        return Long.parseUnsignedLong(seal.mark(text, FINGERPRINT).substring(0, 16), 16);
    }
}
