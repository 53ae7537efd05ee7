package vn.lienthong.capability.registry;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.idcard.PersonalNumber;

/**
 * The register's one door. Every call states its use; what it shows stands in the data-use diary when the caller's transaction
 * commits, so nothing is seen that is not written down.
 */
@Component
public class Registry implements PersonSource {

    private final Readers readers;

    Registry(Readers readers) {
        this.readers = readers;
    }

    @Override
    public String key() {
        return "registry.source";
    }

    /** The local register is free to search; the national one is asked for one person at a time. */
    @Override
    public Set<Ability> abilities() {
        return Set.of(Ability.FREE_SEARCH, Ability.LISTS, Ability.LOOK_UP, Ability.HOUSEHOLD, Ability.OLD_NUMBER);
    }

    /**
     * Finds persons as officers type: a number or its last digits (four at least), words of a name in any order, with or
     * without marks, with a year or day of birth.
     *
     * @param typed what was typed; never logged
     * @param unit code of a unit to search in, with the units below it; empty for all that the reader's right reaches
     */
    @Transactional
    public Listing search(String typed, String unit, Use use) {
        return readers.search(typed, unit, use);
    }

    /** One person by id. Somebody outside the reader's reach is {@link Answer.NotFound}, like somebody who is not there. */
    @Transactional
    public Answer person(UUID id, Use use) {
        return readers.person(id, use);
    }

    /** One person by the personal number, also a cancelled one. */
    @Transactional
    public Answer byNumber(PersonalNumber number, Use use) {
        return readers.byNumber(number.text(), use);
    }

    /**
     * One person by a number: 12 digits (also a cancelled one), or the old 9. Blanks and points are ignored.
     *
     * @param number as typed or read
     */
    @Transactional
    public Answer byNumber(String number, Use use) {
        return readers.byNumber(number, use);
    }

    /**
     * Persons of a unit and the units below it, by id, in portions. For lists of more than a screen there is the bulk request.
     *
     * @param after id of the last line of the portion before, or null for the first
     */
    @Transactional
    public Listing inUnit(String unit, @org.jspecify.annotations.Nullable UUID after, Use use) {
        return readers.inUnit(unit, after, use);
    }

    /**
     * What stands against a use of persons' data, for other sources of persons to ask before they answer: purpose, right, record
     * and case. A refusal is written down.
     */
    public Optional<Answer.Refusal> refuses(Use use) {
        return readers.refusedAndRecorded(use);
    }
}
