package vn.lienthong.capability.papers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The register of issued papers: each is numbered, frozen and kept with its hash. */
@Service
public class PaperRegister {

    /**
     * A paper to be issued.
     *
     * @param paper its id, made by the room: issuing the same id twice gives the paper that is there
     * @param kind code of its {@link PaperKind}
     * @param agency that issues it
     * @param on its day
     * @param letterhead without number and day: the register fills them in
     * @param data of the template
     * @param subjects what it belongs to, such as {@code plan-item/0190…}
     * @param path page of the program where that is looked at; possibly empty
     */
    public record Order(
            UUID paper,
            String kind,
            UUID agency,
            LocalDate on,
            Letterhead letterhead,
            PaperData data,
            List<String> subjects,
            String path) {

        public Order {
            subjects = List.copyOf(subjects);
        }
    }

    /**
     * Numbers, makes and keeps a paper, all in the caller's transaction. Whether the one who acts may, the room has asked.
     *
     * @throws PaperRefused if it cannot be numbered
     */
    public IssuedPaper issue(Order order) {
        throw new UnsupportedOperationException();
    }

    /** Marks an issued paper as withdrawn; it stays, and so does its number. */
    public IssuedPaper withdraw(UUID paper, String why) {
        throw new UnsupportedOperationException();
    }

    public Optional<IssuedPaper> find(UUID paper) {
        throw new UnsupportedOperationException();
    }

    /** The papers that belong to something, the newest first. */
    public List<IssuedPaper> about(String subject) {
        throw new UnsupportedOperationException();
    }
}
