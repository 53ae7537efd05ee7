package vn.lienthong.capability.ui;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** The kinds of error page. Each has a title, what it means and what to do as messages {@code ui.trouble.<kind>.*}. */
enum Trouble {
    NOT_FOUND(404),
    REFUSED(403),
    /** A form came without the session it belongs to. */
    SESSION_ENDED(401),
    /** A form came from a page that was opened before the last sign-in. */
    OLD_PAGE(403),
    NOT_UNDERSTOOD(400),
    WRONG_WAY(405),
    TOO_LARGE(413),
    CONFLICT(409),
    BUSY(503),
    /** The disk that holds the data is full: nothing can be stored until somebody makes room. */
    DISK_FULL(507),
    UNEXPECTED(500);

    private static final String DISK_FULL_STATE = "53100";
    /** Less than one segment of the database's log. */
    private static final long LEAST_FREE = 16L * 1024 * 1024;

    private final int status;

    Trouble(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    /** Start of its message keys. */
    String key() {
        return "ui.trouble." + kind();
    }

    /** Its name in machine-readable answers. */
    String kind() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Trouble of(Throwable thrown, boolean signedIn) {
        return switch (thrown) {
            case CsrfException e -> signedIn ? OLD_PAGE : SESSION_ENDED;
            case AuthenticationException e -> SESSION_ENDED;
            case MaxUploadSizeExceededException e -> TOO_LARGE;
            case OptimisticLockingFailureException e -> CONFLICT;
            case TransientDataAccessException e -> BUSY;
            case DataAccessResourceFailureException e -> BUSY;
            case HttpMessageNotReadableException e -> NOT_UNDERSTOOD;
            case MissingRequestValueException e -> NOT_UNDERSTOOD;
            case MultipartException e -> isTooLarge(e) ? TOO_LARGE : NOT_UNDERSTOOD;
            // An address whose id is no id leads nowhere.
            case TypeMismatchException e -> NOT_FOUND;
            case ErrorResponse e -> of(e.getStatusCode().value());
            default -> isTooLarge(thrown) ? TOO_LARGE : UNEXPECTED;
        };
    }

    /**
     * What went wrong, when the disk is looked at too: a database that cannot write its log goes down and only says that it is
     * gone.
     *
     * @param free bytes that are left for the data
     */
    static Trouble of(Throwable thrown, boolean signedIn, long free) {
        Trouble trouble = of(thrown, signedIn);
        boolean stored = trouble != BUSY && trouble != UNEXPECTED;
        return !stored && (saysDiskFull(thrown) || free < LEAST_FREE) ? DISK_FULL : trouble;
    }

    private static boolean saysDiskFull(Throwable thrown) {
        for (@Nullable Throwable t = thrown; t != null; t = t.getCause()) {
            String words = t.getMessage();
            if ((t instanceof SQLException sql && DISK_FULL_STATE.equals(sql.getSQLState()))
                    || (t instanceof IOException && words != null && words.contains("No space left on device"))) {
                return true;
            }
        }
        return false;
    }

    static Trouble of(int status) {
        return switch (status) {
            case 404, 410 -> NOT_FOUND;
            case 401 -> SESSION_ENDED;
            case 403 -> REFUSED;
            case 405, 406, 415 -> WRONG_WAY;
            case 409, 412 -> CONFLICT;
            case 413 -> TOO_LARGE;
            case 429, 502, 503, 504 -> BUSY;
            default -> status >= 400 && status < 500 ? NOT_UNDERSTOOD : UNEXPECTED;
        };
    }

    /** Whether a person must look into it now. */
    boolean serious() {
        return this == UNEXPECTED || this == BUSY || this == DISK_FULL;
    }

    /** Whether the asker is a program that reads JSON rather than a person at a browser. */
    static boolean wantsJson(HttpServletRequest request) {
        String accepted = request.getHeader("Accept");
        return request.getRequestURI().startsWith("/api/")
                || (accepted != null && accepted.contains("json") && !accepted.contains("text/html"));
    }

    private static boolean isTooLarge(Throwable thrown) {
        for (@Nullable Throwable t = thrown; t != null; t = t.getCause()) {
            // Tomcat's own classes, named by their words so that another server can be put in its place.
            if (t.getClass().getSimpleName().contains("SizeLimitExceeded")
                    || t instanceof MaxUploadSizeExceededException) {
                return true;
            }
        }
        return false;
    }
}
