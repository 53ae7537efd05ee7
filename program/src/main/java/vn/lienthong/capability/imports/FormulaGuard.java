package vn.lienthong.capability.imports;

/**
 * Text that an office program would take for a formula: it begins with {@code = + - @}, a tab or a line end (OWASP, "CSV
 * injection").
 */
final class FormulaGuard {

    private FormulaGuard() {}

    static boolean suspicious(String text) {
        return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
    }

    /** For formats that know no text cells: an apostrophe in front makes office programs show it as it is. */
    static String quoted(String text) {
        return suspicious(text) ? "'" + text : text;
    }

    /** Takes the apostrophe away again, and only that. */
    static String unquoted(String text) {
        return text.length() > 1 && text.charAt(0) == '\'' && suspicious(text.substring(1)) ? text.substring(1) : text;
    }
}
