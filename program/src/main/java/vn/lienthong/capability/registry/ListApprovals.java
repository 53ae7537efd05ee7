package vn.lienthong.capability.registry;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Approval of lists that another room makes, such as one asked of another register person by person: asked for here, decided by
 * another person on the page of lists, and begun once by who asked.
 */
@Component
public class ListApprovals {

    private final BulkRequests requests;
    private final UnitReach reach;

    ListApprovals(BulkRequests requests, UnitReach reach) {
        this.requests = requests;
        this.reach = reach;
    }

    /**
     * A request of the one who acts.
     *
     * @param purpose code of the purpose
     * @param state asked, approved, refused, making, made or gone
     * @param words of who decided
     */
    public record Request(
            UUID id, String purpose, String record, Set<PersonField> fields, String reason, String state, String words) {

        public Request {
            fields = Set.copyOf(fields);
        }

        /** Whether the list may be begun. */
        public boolean approved() {
            return state.equals("approved");
        }
    }

    /**
     * Asks for approval, for the unit where the one who acts works.
     *
     * @param fields that the list will hold, all of them within the purpose
     * @param path page on which the list is made
     * @throws AccessDeniedException if the one who acts may not ask for lists, or not for this purpose
     */
    @Transactional
    public UUID ask(Purpose purpose, String record, Set<PersonField> fields, String reason, String path) {
        String unit = reach.own().orElseThrow(() -> new AccessDeniedException(RegistryConfiguration.BULK));
        return requests.ask(unit, purpose, record, fields, reason, path);
    }

    /** Own requests that lead to a page, the newest first. */
    public List<Request> mine(String path) {
        return requests.seen().stream()
                .filter(one -> one.path().equals(path) && requests.mine(one))
                .map(ListApprovals::of)
                .toList();
    }

    /** One's own request. */
    public Optional<Request> mine(UUID id) {
        return requests.find(id).filter(requests::mine).map(ListApprovals::of);
    }

    /** Takes an approved request of one's own into work; once. */
    @Transactional
    public boolean begin(UUID id) {
        return requests.claim(id);
    }

    /** The list is there; it is gone after a week. */
    @Transactional
    public void made(UUID id, int rows) {
        requests.made(id, null, rows);
    }

    private static Request of(BulkRequests.Bulk bulk) {
        return new Request(
                bulk.id(), bulk.purpose(), bulk.record(), bulk.fields(), bulk.reason(), bulk.state(), bulk.words());
    }
}
