package vn.lienthong.capability.api;

import org.jspecify.annotations.Nullable;

/** The state of a resource that a caller has seen, as the ETag header carries it. */
public final class EntityTag {

    private EntityTag() {}

    /** The tag of a version, quoted as the header wants it. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Goes on only if the caller knows the state of now.
     *
     * @param ifMatch the header, or null
     * @throws ApiProblem 428 without the header, 412 if the resource has changed since
     */
    public static void require(@Nullable String ifMatch, String now) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new ApiProblem(428, "if-match-missing");
        }
        for (String tag : ifMatch.split(",", -1)) {
            if (tag.strip().equals(now)) {
                return;
            }
        }
        throw new ApiProblem(412, "changed-meanwhile");
    }
}
