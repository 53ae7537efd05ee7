package vn.lienthong.capability.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import vn.lienthong.kernel.VietnameseText;

/** Who acts now, and what they may do. */
@Component
public class Access {

    private final AccountStore accounts;
    private final Rights rights;
    private final ObjectProvider<AgencyDirectory> agencies;

    Access(AccountStore accounts, Rights rights, ObjectProvider<AgencyDirectory> agencies) {
        this.accounts = accounts;
        this.rights = rights;
        this.agencies = agencies;
    }

    /**
     * Who acts now.
     *
     * @throws AccessDeniedException if nobody is signed in
     */
    public Actor actor() {
        return actorIfAny().orElseThrow(() -> new AccessDeniedException("nobody is signed in"));
    }

    /** Who acts now, or empty where the program acts by itself. */
    public Optional<Actor> actorIfAny() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedInToken token
                ? Optional.of(token.actor())
                : signedIn().map(SignedIn::actor);
    }

    /** Whether the one who acts holds a right, at any unit. */
    public boolean may(String right) {
        return signedIn().filter(person -> person.may(right)).isPresent();
    }

    /** Whether the one who acts holds a right at an agency: at it, at one above it, or for the whole locality. */
    public boolean may(String right, UUID agencyId) {
        return signedIn()
                .filter(person -> person.held().stream()
                        .filter(role -> role.program()
                                ? person.may(right)
                                : rights.held(role.role()).contains(right))
                        .anyMatch(role -> reaches(role, agencyId)))
                .isPresent();
    }

    /**
     * Where a right is held, for rooms whose records belong to units rather than agencies.
     *
     * @param everywhere for the whole locality
     * @param agencies at which it is held; it reaches those below them too
     */
    public record Held(boolean everywhere, Set<UUID> agencies) {

        public Held {
            agencies = Set.copyOf(agencies);
        }
    }

    /** Where the one who acts holds a right; nowhere before sign-in. */
    public Held held(String right) {
        Set<UUID> at = new java.util.HashSet<>();
        boolean everywhere = false;
        for (SignedIn.Held role : signedIn()
                .filter(person -> person.may(right))
                .map(SignedIn::held)
                .orElse(List.of())) {
            if (role.program() || rights.held(role.role()).contains(right)) {
                UUID agency = role.agencyId();
                everywhere |= agency == null;
                if (agency != null) {
                    at.add(agency);
                }
            }
        }
        return new Held(everywhere, at);
    }

    /**
     * Goes on only for holders of a right.
     *
     * @throws AccessDeniedException otherwise: page 403, and a line in the audit trail
     */
    public void require(String right) {
        if (!may(right)) {
            throw new AccessDeniedException(right);
        }
    }

    /**
     * Goes on only for holders of a right at an agency.
     *
     * @throws AccessDeniedException otherwise: page 403, and a line in the audit trail
     */
    public void require(String right, UUID agencyId) {
        if (!may(right, agencyId)) {
            throw new AccessDeniedException(right + " at " + agencyId);
        }
    }

    /**
     * Does work in somebody's name outside a request, such as a long job that the person began; with the rights that the
     * person holds now.
     *
     * @throws AccessDeniedException if the account is gone or closed
     */
    public void actAs(UUID accountId, Runnable work) {
        SignedIn person = accounts.principal(accountId).orElseThrow(() -> new AccessDeniedException("closed account"));
        SecurityContext before = SecurityContextHolder.getContext();
        try {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new SignedInToken(person));
            SecurityContextHolder.setContext(context);
            work.run();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    /**
     * Does work in the name of an invented person.
     *
     * @throws AccessDeniedException if there is no account of that name, or it is closed
     */
    public void actAs(String userName, Runnable work) {
        actAs(
                accounts.credentials(userName)
                        .orElseThrow(() -> new AccessDeniedException("no account"))
                        .accountId(),
                work);
    }

    /**
     * What a program is that came in by a token: it acts under the token's id and name, and holds these rights and no role, at the
     * agency and those below it.
     *
     * @param agencyId where, or null for the whole locality
     */
    public Authentication program(UUID tokenId, String name, @Nullable UUID agencyId, Set<String> given) {
        return new SignedInToken(new SignedIn(
                tokenId,
                null,
                "",
                name,
                agencyId,
                List.of(new SignedIn.Held(SignedIn.Held.PROGRAM, agencyId)),
                Set.copyOf(given),
                null,
                null,
                false));
    }

    /** Accounts, closed ones too, whose name has these words, with or without marks: id and name, fifty at most. */
    public Map<UUID, String> people(String words) {
        return accounts.named(VietnameseText.fold(words));
    }

    Optional<SignedIn> signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn person
                ? Optional.of(person)
                : Optional.empty();
    }

    private boolean reaches(SignedIn.Held role, UUID agencyId) {
        UUID at = role.agencyId();
        if (at == null || at.equals(agencyId)) {
            return true;
        }
        AgencyDirectory directory = agencies.getIfAvailable();
        return directory != null && directory.reaches(at, agencyId);
    }
}
