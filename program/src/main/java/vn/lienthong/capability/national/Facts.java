package vn.lienthong.capability.national;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.capability.registry.PersonField;

/**
 * What a look-up told: the approved fields, nothing else. A field that was approved and is missing here is not known there.
 *
 * @param approved fields that this purpose may get
 * @param values what was told, by field
 */
public record Facts(Set<PersonField> approved, Map<PersonField, List<Fact>> values) {

    /**
     * One value of a field.
     *
     * @param part key of the words for what it is (the father's name, the district …)
     * @param value as the register writes it, or the key of its words
     * @param coded whether the value is such a key
     */
    public record Fact(String part, String value, boolean coded) {

        /** What it is only: facts are about persons. */
        @Override
        public String toString() {
            return "Fact[" + part + "]";
        }
    }

    public Facts {
        approved = Set.copyOf(approved);
        Map<PersonField, List<Fact>> kept = new EnumMap<>(PersonField.class);
        for (Map.Entry<PersonField, List<Fact>> one : values.entrySet()) {
            if (approved.contains(one.getKey())) {
                kept.put(one.getKey(), List.copyOf(one.getValue()));
            }
        }
        values = Map.copyOf(kept);
    }

    /** The approved fields in their usual order. */
    public Set<PersonField> fields() {
        Set<PersonField> ordered = EnumSet.noneOf(PersonField.class);
        ordered.addAll(approved);
        return ordered;
    }

    /** What was told of a field; empty if it is not known there. */
    public List<Fact> of(PersonField field) {
        return values.getOrDefault(field, List.of());
    }

    /** The first value of a part of a field. */
    public Optional<String> first(PersonField field, String part) {
        return of(field).stream()
                .filter(fact -> fact.part().equals(part))
                .map(Fact::value)
                .findFirst();
    }

    /** Which fields only: facts are about persons. */
    @Override
    public String toString() {
        return "Facts" + approved;
    }
}
