package vn.lienthong.capability.ui;

/** Where an exception came from, without what it says: its words may hold names and numbers of citizens. */
final class Trace {

    private static final int FRAMES = 40;
    private static final int CAUSES = 8;

    private Trace() {}

    static String of(Throwable thrown) {
        StringBuilder trace = new StringBuilder();
        Throwable next = thrown;
        for (int depth = 0; next != null && depth < CAUSES; depth++) {
            trace.append(depth == 0 ? "" : "\ncaused by ")
                    .append(next.getClass().getName());
            StackTraceElement[] frames = next.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, FRAMES); i++) {
                trace.append("\n  at ").append(frames[i]);
            }
            next = next.getCause();
        }
        return trace.toString();
    }
}
