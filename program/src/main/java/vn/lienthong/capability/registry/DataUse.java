package vn.lienthong.capability.registry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The data-use diary as the person sees it: who looked at their data, from which agency, when, for what. The page of a citizen
 * who signed in and the print at the counter show the same. Whoever calls must have made sure that it is shown to the person
 * themself or who stands for them.
 */
@Component
public class DataUse {

    private static final int PORTION = 100;

    private final Diary diary;
    private final Questions questions;
    private final NumberKeys numbers;

    DataUse(Diary diary, Questions questions, NumberKeys numbers) {
        this.numbers = numbers;
        this.diary = diary;
        this.questions = questions;
    }

    /**
     * A line of the diary in plain words.
     *
     * @param kindKey message key of how the data were used
     * @param who name of the officer
     * @param agency where the officer works, or empty
     * @param purpose as it was worded then
     * @param basis legal basis, as it was worded then
     * @param record number of the dossier or case it served, or empty
     * @param fields what was shown
     * @param question what the person asked about it, or null
     */
    public record Line(
            UUID id,
            Instant at,
            String kindKey,
            boolean listed,
            String who,
            String agency,
            String purpose,
            String basis,
            String record,
            List<PersonField> fields,
            @Nullable Asked question) {}

    /**
     * @param answer empty until the agency answers
     */
    public record Asked(String words, java.time.LocalDate dueOn, String answer) {}

    /**
     * Lines about a person, the newest first, in portions.
     *
     * @param before moment of the last line of the portion before, or null for the first
     */
    public List<Line> of(UUID person, @Nullable Instant before) {
        return lines(numbers.ofPerson(person), before);
    }

    /**
     * Lines about whoever carries a personal number, whether this register holds them or not.
     *
     * @param number 12 digits that the person has proved to be theirs
     */
    public List<Line> ofNumber(String number, @Nullable Instant before) {
        return lines(numbers.ofNumber(number), before);
    }

    private List<Line> lines(List<UUID> keys, @Nullable Instant before) {
        Map<UUID, Questions.Question> asked = questions.about(keys);
        return diary.about(keys, before, PORTION).stream()
                .map(line -> line(line, asked.get(line.id())))
                .toList();
    }

    /**
     * Writes down that another register is asked about a person by number: before it is asked, in the caller's transaction. The
     * person need not be in this register; they find the line by their number.
     *
     * @param number 12 digits, or the old 9
     * @param fields what is asked about or for
     */
    @Transactional
    public void askedElsewhere(String number, Use use, Set<PersonField> fields) {
        if (use.deferredCase() != null) {
            throw new IllegalArgumentException("asks of other registers are not deferred: their operators see them");
        }
        diary.write(new PersonStore.Key(numbers.of(number), "", false), Diary.Kind.ASKED_ELSEWHERE, use, fields);
    }

    /**
     * A person asks about a line of their diary.
     *
     * @param person whose diary it is; a line about anybody else is not found
     * @return whether the question was taken: the line is theirs and was not asked about before
     */
    @Transactional
    public boolean ask(UUID person, UUID line, String words) {
        return diary.find(line)
                .filter(found -> numbers.ofPerson(person).contains(found.person()))
                .filter(found -> questions.ask(found, words))
                .isPresent();
    }

    /**
     * Whoever carries a personal number asks about a line of their diary.
     *
     * @param number 12 digits that the person has proved to be theirs
     * @return whether the question was taken
     */
    @Transactional
    public boolean askByNumber(String number, UUID line, String words) {
        return diary.find(line)
                .filter(found -> numbers.ofNumber(number).contains(found.person()))
                .filter(found -> questions.ask(found, words))
                .isPresent();
    }

    private static Line line(Diary.Line line, Questions.@Nullable Question asked) {
        return new Line(
                line.id(),
                line.at(),
                line.kind().key(),
                line.kind() == Diary.Kind.LISTED,
                line.accountName(),
                line.agencyName(),
                line.purpose(),
                line.basis(),
                line.recordId(),
                List.copyOf(line.fields()),
                asked == null ? null : new Asked(asked.words(), asked.dueOn(), asked.answer()));
    }
}
