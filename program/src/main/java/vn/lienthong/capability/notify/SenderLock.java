package vn.lienthong.capability.notify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sign that a sender lives: a lock of the database under the sender's number, which the database itself lets go when the
 * sender's connection ends, however it ends. No clock says who is dead.
 */
final class SenderLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SenderLock.class);
    private static final int ROOM = 0x6E746679;

    private final Connection connection;
    private final int number;

    private SenderLock(Connection connection, int number) {
        this.connection = connection;
        this.number = number;
    }

    static SenderLock take(DataSource source) throws SQLException {
        Connection connection = source.getConnection();
        int number = ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
        try {
            while (!ask(connection, "select pg_try_advisory_lock(?, ?)", number)) {
                number = ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
            }
            return new SenderLock(connection, number);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    int number() {
        return number;
    }

    /** Whether another sender's lock is free, which only a dead one's is. */
    boolean isDead(int other) throws SQLException {
        boolean free = ask(connection, "select pg_try_advisory_lock(?, ?)", other);
        if (free) {
            ask(connection, "select pg_advisory_unlock(?, ?)", other);
        }
        return free;
    }

    private static boolean ask(Connection connection, String question, int number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setInt(1, ROOM);
            statement.setInt(2, number);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    @Override
    public void close() {
        try (connection) {
            ask(connection, "select pg_advisory_unlock(?, ?)", number);
        } catch (SQLException e) {
            LOG.debug("the connection ended first, and the lock with it");
        }
    }
}
