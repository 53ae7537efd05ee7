package vn.lienthong.capability.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import vn.lienthong.capability.database.DatabaseAccess;
import vn.lienthong.capability.database.DatabaseSettings;
import vn.lienthong.kernel.SelfCheck;
import vn.lienthong.kernel.Settings;
import vn.lienthong.kernel.Words;

/** Whether the audit trail is whole, as one line of {@code ./lienthong selfcheck}. */
public final class AuditCheck implements SelfCheck {

    @Override
    public int order() {
        return 30;
    }

    @Override
    public List<Finding> look(Settings settings) {
        Words words = Words.of(AuditCheck.class);
        DatabaseSettings where = DatabaseSettings.of(settings);
        try (DatabaseAccess database = DatabaseAccess.open(where);
                Connection connection = database.dataSource().getConnection()) {
            if (!AuditCommand.exists(connection)) {
                return List.of(new Finding(State.WARNING, words.text("audit.command.none")));
            }
            Verification.Report report = Verification.of(connection, Head.read(where.data()));
            return List.of(
                    report.whole()
                            ? new Finding(
                                    State.GOOD, words.text("audit.command.whole", report.links(), report.waiting()))
                            : new Finding(State.BAD, words.text("audit.check.broken", report.found())));
        } catch (SQLException e) {
            return List.of(new Finding(State.BAD, String.valueOf(e.getMessage())));
        }
    }
}
