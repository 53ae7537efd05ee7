package vn.lienthong.capability.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A {@link SignedIn} person in the shape that Spring Security carries around. */
final class SignedInToken extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient SignedIn person;
    private final transient Actor actor;

    SignedInToken(SignedIn person) {
        super(List.of());
        this.person = person;
        this.actor = person.actor();
        setAuthenticated(true);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    /** The person as rooms see them, made once for the request. */
    Actor actor() {
        return actor;
    }

    @Override
    public Object getPrincipal() {
        return person;
    }

    @Override
    public String getName() {
        return person.accountId().toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedInToken token && token.person.equals(person);
    }

    @Override
    public int hashCode() {
        return person.hashCode();
    }
}
