package vn.lienthong.capability.access;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What access must know of agencies; the room that keeps them offers it as a bean. */
public interface AgencyDirectory {

    /**
     * An agency as it is chosen from a list.
     *
     * @param above the agency it stands below, or null
     * @param unit name of the administrative unit whose agency it is
     */
    record Choice(UUID id, String name, @Nullable UUID above, String unit) {}

    /** A person in a post there today; the id is that of the holding of the post, which ends with it. */
    record InPost(UUID id, String name, String title) {}

    /** Name of an agency today, or empty for an unknown one. */
    Optional<String> name(UUID agency);

    /** Agencies of this locality that stand today, in the order of lists. */
    List<Choice> choices();

    /** Who holds a post at an agency today. */
    default List<InPost> people(UUID agency) {
        return List.of();
    }

    /** The address at work that a list of officers gave for who holds a post, by {@link InPost#id}; not confirmed. */
    default Optional<String> email(UUID inPost) {
        return Optional.empty();
    }

    /** Whether a role held at {@code upper} reaches {@code lower}: the same agency, or one somewhere below it. */
    boolean reaches(UUID upper, UUID lower);
}
