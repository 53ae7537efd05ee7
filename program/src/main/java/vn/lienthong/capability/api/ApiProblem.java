package vn.lienthong.capability.api;

import java.util.List;

/**
 * What a program is told when its call cannot be done (RFC 9457). The words are messages: {@code api.problem.<kind>.title} and
 * {@code .detail}; a room may use its own prefix by a kind with a dot, {@code openplan.step-closed} being
 * {@code openplan.problem.step-closed.title}.
 */
public final class ApiProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String kind;
    private final transient List<Object> arguments;

    /**
     * @param status of HTTP, 400 to 499
     * @param kind lower case with hyphens
     * @param arguments of the detail
     */
    public ApiProblem(int status, String kind, Object... arguments) {
        super(status + " " + kind, null, false, false);
        this.status = status;
        this.kind = kind;
        this.arguments = List.of(arguments);
    }

    /** There is no such thing, or the one who asks may not know of it. */
    public static ApiProblem notFound() {
        return new ApiProblem(404, "not-found");
    }

    /** A parameter or a member of the body cannot be used; the detail names it. */
    public static ApiProblem invalid(String name) {
        return new ApiProblem(400, "invalid-value", name);
    }

    int status() {
        return status;
    }

    String kind() {
        return kind;
    }

    List<Object> arguments() {
        return arguments;
    }
}
