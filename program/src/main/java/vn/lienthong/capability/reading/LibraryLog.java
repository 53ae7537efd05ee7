package vn.lienthong.capability.reading;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/**
 * Silences the pdf library. It complains about damaged files by quoting their content, which belongs in no log, and on
 * the command line it would write into the result.
 */
final class LibraryLog {

    private LibraryLog() {}

    static void silence() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger("org.apache.pdfbox").setLevel(Level.OFF);
            context.getLogger("org.apache.fontbox").setLevel(Level.OFF);
        }
    }
}
