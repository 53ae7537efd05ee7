package vn.lienthong.capability.sso;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * People without an account here whom a room knows by a session of its own, such as citizens by VNeID; found as a bean. They sign in to
 * applications that are registered for them, and to no others.
 */
public interface Outsiders {

    /**
     * Somebody who is known now.
     *
     * @param person the same for the same person, and leads nowhere else
     * @param level as in {@link Level}
     * @param means values of {@code amr}
     * @param claims what may be told for the scope {@code profile}
     * @param invented whether it is nobody real: such people come in to applications on trial
     */
    record Outsider(
            UUID session,
            UUID person,
            Instant provedAt,
            String level,
            List<String> means,
            Map<String, String> claims,
            boolean invented) {

        public Outsider {
            means = List.copyOf(means);
            claims = Map.copyOf(claims);
        }

        /** Not to be printed: it is a person. */
        @Override
        public String toString() {
            return "Outsider[" + session + "]";
        }
    }

    /** Who is before this browser. */
    Optional<Outsider> current();

    /** Who is in a session, as long as it lasts. */
    Optional<Outsider> in(UUID session);

    /**
     * Where somebody goes to be known, and comes back from.
     *
     * @param level as in {@link Level}, or empty for any
     * @param next page of this house to come back to
     */
    String door(String level, String next);

    /** Ends the session of this browser. */
    void end(HttpServletRequest request, HttpServletResponse response);
}
