package vn.lienthong.capability.audit;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import vn.lienthong.capability.database.DatabaseAccess;
import vn.lienthong.capability.database.DatabaseSettings;
import vn.lienthong.kernel.Command;
import vn.lienthong.kernel.Settings;
import vn.lienthong.kernel.Words;

/** {@code ./lienthong audit verify}: walks the chain, with the program running or not, and names what does not fit. */
public final class AuditCommand implements Command {

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        Words words = Words.of(AuditCommand.class);
        Settings settings = Settings.read(arguments);
        if (!settings.rest().equals(List.of("verify"))) {
            err.println(words.text("audit.command.usage"));
            return 2;
        }
        DatabaseSettings where = DatabaseSettings.of(settings);
        try (DatabaseAccess database = DatabaseAccess.open(where);
                Connection connection = database.dataSource().getConnection()) {
            if (!exists(connection)) {
                err.println(words.text("audit.command.none"));
                return 1;
            }
            Verification.Report report = Verification.of(connection, Head.read(where.data()));
            say(report, words, out);
            return report.whole() ? 0 : 1;
        } catch (SQLException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    static boolean exists(Connection connection) throws SQLException {
        try (var row = connection.createStatement().executeQuery("select to_regclass('audit_link') is not null")) {
            return row.next() && row.getBoolean(1);
        }
    }

    static void say(Verification.Report report, Words words, PrintStream out) {
        if (report.whole()) {
            out.println(words.text("audit.command.whole", report.links(), report.waiting()));
            return;
        }
        out.println(words.text("audit.command.broken", report.found(), report.links()));
        for (Verification.Finding finding : report.findings()) {
            String key = "audit.verify."
                    + finding.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
            // Whole numbers as they stand in the tables, without points between thousands.
            out.println("  " + words.text(key, Long.toString(finding.number()), Long.toString(finding.position())));
        }
        long more = report.found() - report.findings().size();
        if (more > 0) {
            out.println("  " + words.text("audit.command.more", more));
        }
    }
}
