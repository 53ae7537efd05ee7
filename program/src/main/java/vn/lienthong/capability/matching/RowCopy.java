package vn.lienthong.capability.matching;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Puts rows, their candidates and what could not be read into the tables by COPY, ten thousand at a time. */
final class RowCopy {

    private static final int BATCH = 10_000;
    private static final String ROWS =
            "copy matching_row (list, line, number, old_number, name, plain, birth, sex, unit_written,"
                    + " hamlet, address, parent, phone, unit, part, grp, person, probability, corrections, likeness, same_as,"
                    + " fingerprint, state, chosen, decided_name, decided_at) from stdin";
    private static final String CANDIDATES =
            "copy matching_candidate (list, line, place, person, probability, status, evidence) from stdin";
    private static final String UNREADABLE = "copy matching_unreadable (list, line, reason, cells) from stdin";

    private final CopyManager copier;
    private final String list;
    private final String now;
    private final StringBuilder rows = new StringBuilder();
    private final StringBuilder candidates = new StringBuilder();
    private final StringBuilder unreadable = new StringBuilder();
    private int waiting;

    RowCopy(Connection connection, UUID list, Instant now) throws SQLException {
        this.copier = connection.unwrap(PGConnection.class).getCopyAPI();
        this.list = list.toString();
        this.now = now.toString();
    }

    void add(FoundRow found, String plain) throws SQLException {
        Written row = found.row();
        start(rows, row.line());
        text(rows, row.number());
        text(rows, row.oldNumber());
        text(rows, row.name());
        text(rows, plain);
        text(rows, row.birth());
        text(rows, row.sex());
        text(rows, row.unit());
        text(rows, row.hamlet());
        text(rows, row.address());
        text(rows, row.parent());
        text(rows, row.phone());
        text(rows, found.unit());
        text(rows, found.part());
        rows.append('\t').append(found.group().code());
        id(rows, found.person());
        rows.append('\t').append((float) found.probability());
        text(rows, FoundRow.Fix.stored(found.fixes()));
        text(rows, found.likeness());
        rows.append('\t').append(found.sameAs()).append('\t').append(found.fingerprint());
        rows.append('\t').append(found.state().code());
        id(rows, found.chosen());
        boolean settled = found.state().settled();
        rows.append('\t');
        escaped(rows, settled ? found.decidedName() : "");
        rows.append('\t').append(settled ? now : "\\N").append('\n');
        int place = 1;
        for (FoundRow.May may : found.candidates()) {
            start(candidates, row.line());
            candidates.append('\t').append(place++).append('\t').append(may.person());
            candidates
                    .append('\t')
                    .append((float) may.probability())
                    .append('\t')
                    .append(may.status());
            text(candidates, may.evidence());
            candidates.append('\n');
        }
        full();
    }

    void unreadable(int line, String reason, String cells) throws SQLException {
        start(unreadable, line);
        text(unreadable, reason);
        text(unreadable, cells);
        unreadable.append('\n');
        full();
    }

    private void full() throws SQLException {
        if (++waiting >= BATCH) {
            flush();
        }
    }

    void flush() throws SQLException {
        send(ROWS, rows);
        send(CANDIDATES, candidates);
        send(UNREADABLE, unreadable);
        waiting = 0;
    }

    private void send(String sql, StringBuilder lines) throws SQLException {
        if (lines.isEmpty()) {
            return;
        }
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        lines.setLength(0);
        var copy = copier.copyIn(sql);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void start(StringBuilder to, int line) {
        to.append(list).append('\t').append(line);
    }

    private static void id(StringBuilder to, @Nullable UUID id) {
        to.append('\t').append(id == null ? "\\N" : id.toString());
    }

    private static void text(StringBuilder to, String text) {
        to.append('\t');
        escaped(to, text);
    }

    private static void escaped(StringBuilder to, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> to.append("\\\\");
                case '\t' -> to.append("\\t");
                case '\n' -> to.append("\\n");
                case '\r' -> to.append("\\r");
                case '\0' -> to.append(' ');
                default -> to.append(c);
            }
        }
    }
}
