package vn.lienthong.capability.registry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    DataUse(Diary diary, Questions questions) {
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
        Map<UUID, Questions.Question> asked = questions.about(person);
        return diary.about(person, before, PORTION).stream()
                .map(line -> line(line, asked.get(line.id())))
                .toList();
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
                .filter(found -> found.person().equals(person))
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
