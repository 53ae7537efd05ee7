package vn.lienthong.capability.sso;

/**
 * A refusal in the words of the protocol (RFC 6749, OpenID Connect Core). The description is for developers, in English as the
 * protocol wants it, and holds nothing of what was sent.
 */
final class Fault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String error;
    private final String description;

    Fault(String error, String description) {
        super(error, null, false, false);
        this.error = error;
        this.description = description;
    }

    String error() {
        return error;
    }

    String description() {
        return description;
    }
}
