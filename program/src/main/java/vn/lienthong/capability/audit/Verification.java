package vn.lienthong.capability.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** Walks the whole chain and names what does not fit. */
final class Verification {

    private static final int FETCH = 2000;
    private static final int NAMED = 100;

    private final Connection connection;
    private final List<Finding> findings = new ArrayList<>();
    private long found;
    private long links;

    private Verification(Connection connection) {
        this.connection = connection;
    }

    /** What is wrong, and where. Message key: {@code audit.verify.<kind>}. */
    enum Kind {
        /** The line's words are not those that were sealed, or the link's hash is not. */
        ALTERED,
        /** Sealed once, and gone. */
        MISSING,
        /** Links are missing from the chain itself. */
        GAP,
        /** Never sealed, although older than a minute. */
        UNSEALED,
        /** The newest links, or all, are gone or were replaced. */
        CUT_OFF
    }

    /**
     * @param number of the line; for {@link Kind#GAP} and {@link Kind#CUT_OFF} the position in the chain
     * @param position in the chain, 0 for none
     */
    record Finding(Kind kind, long number, long position) {}

    /**
     * @param links in the chain
     * @param waiting lines younger than a minute that are not linked yet
     * @param findings at most {@value #NAMED} of them
     * @param found how many there are
     */
    record Report(long links, long waiting, List<Finding> findings, long found) {
        boolean whole() {
            return found == 0;
        }
    }

    static Report of(Connection connection, Optional<Head> kept) throws SQLException {
        boolean auto = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            // One look for all questions: lines that are written meanwhile do not disturb the answer.
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            return new Verification(connection).run(kept);
        } finally {
            connection.rollback();
            connection.setReadOnly(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(auto);
        }
    }

    private Report run(Optional<Head> kept) throws SQLException {
        walk(kept);
        long waiting = unsealed();
        return new Report(links, waiting, List.copyOf(findings), found);
    }

    private void walk(Optional<Head> kept) throws SQLException {
        String before = Chain.START;
        long expected = 1;
        boolean headSeen = kept.isEmpty();
        try (PreparedStatement statement = connection.prepareStatement("select k.position, k.line_id, k.hash, "
                + Line.COLUMNS
                + " from audit_link k left join audit_line l on l.id = k.line_id order by k.position")) {
            statement.setFetchSize(FETCH);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    long position = row.getLong("position");
                    String hash = row.getString("hash");
                    if (position != expected) {
                        find(new Finding(Kind.GAP, expected, position));
                    }
                    judge(row, position, before, hash, position == expected);
                    headSeen = headSeen || new Head(position, hash).equals(kept.get());
                    before = hash;
                    expected = position + 1;
                    links++;
                }
            }
        }
        if (!headSeen) {
            find(new Finding(Kind.CUT_OFF, kept.get().position(), links));
        }
    }

    private void judge(ResultSet row, long position, String before, String hash, boolean follows) throws SQLException {
        long lineId = row.getLong("line_id");
        row.getLong("id");
        if (row.wasNull()) {
            find(new Finding(Kind.MISSING, lineId, position));
        } else if (follows && !fits(row, position, before, hash)) {
            find(new Finding(Kind.ALTERED, lineId, position));
        }
    }

    private static boolean fits(ResultSet row, long position, String before, String hash) throws SQLException {
        try {
            return hash.equals(Chain.hash(before, position, Line.of(row)));
        } catch (JacksonException notOurDetails) {
            return false;
        }
    }

    private long unsealed() throws SQLException {
        long waiting = 0;
        try (PreparedStatement statement = connection.prepareStatement("""
                select l.id, l.at < now() - interval '1 minute' as old
                  from audit_line l
                 where not exists (select from audit_link k where k.line_id = l.id)
                 order by l.id
                """)) {
            statement.setFetchSize(FETCH);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (row.getBoolean("old")) {
                        find(new Finding(Kind.UNSEALED, row.getLong("id"), 0));
                    } else {
                        waiting++;
                    }
                }
            }
        }
        return waiting;
    }

    private void find(Finding finding) {
        found++;
        if (findings.size() < NAMED) {
            findings.add(finding);
        }
    }
}
