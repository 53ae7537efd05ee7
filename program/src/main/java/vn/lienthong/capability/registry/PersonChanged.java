package vn.lienthong.capability.registry;

import java.util.Set;
import java.util.UUID;

/**
 * A person's record was corrected. Carries no values: who must know them reads them, with a purpose.
 *
 * @param person id in this register
 * @param unit code of the person's unit
 * @param fields what changed
 */
public record PersonChanged(UUID person, String unit, Set<PersonField> fields) {

    public PersonChanged {
        fields = Set.copyOf(fields);
    }
}
