package vn.lienthong.idcard.chip;

/** Bytes that are not what the standard says. Carries no data of the card, only what was being read. */
final class BadData extends Exception {

    BadData(String where) {
        super(where);
    }

    BadData(String where, Throwable cause) {
        super(where, cause);
    }

    String where() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
