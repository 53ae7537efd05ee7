package vn.lienthong.capability.passkeys;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.kernel.Ids;

/** Making passkeys, and judging what they sign. */
@Component
class Passkeys {

    /** Elliptic curve, RSA, Edwards curve: what devices of today can. */
    static final List<Long> ALGORITHMS = List.of(-7L, -257L, -8L);

    static final int MOST = 10;
    private static final int LONGEST = 20_000;

    private final PasskeyStore store;
    private final Audit audit;
    private final Clock clock;
    private final WebAuthnManager judge;
    private final AttestedCredentialDataConverter credentials;

    Passkeys(PasskeyStore store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        ObjectConverter converter = new ObjectConverter();
        // Who built the device is not asked for: any that verifies its person will do.
        this.judge = WebAuthnManager.createNonStrictWebAuthnManager(converter);
        this.credentials = new AttestedCredentialDataConverter(converter);
    }

    /** What came of an answer. */
    sealed interface Outcome {
        /** The person is known. */
        record Known(UUID account) implements Outcome {}

        /** Not a good answer of a passkey that we know. */
        record Unknown() implements Outcome {}
    }

    /** Keeps a new passkey; false if the answer is not good. */
    @Transactional
    boolean register(UUID account, Place.Spot spot, byte[] challenge, String answer, String name) {
        if (answer.length() > LONGEST || store.of(account).size() >= MOST) {
            return false;
        }
        try {
            RegistrationData said = judge.parseRegistrationResponseJSON(answer);
            RegistrationData good =
                    judge.verify(said, new RegistrationParameters(property(spot, challenge), algorithms(), true, true));
            AttestationObject object = good.getAttestationObject();
            AuthenticatorData<?> data = object == null ? null : object.getAuthenticatorData();
            AttestedCredentialData made = data == null ? null : data.getAttestedCredentialData();
            if (data == null
                    || made == null
                    || store.held(made.getCredentialId()).isPresent()) {
                return false;
            }
            Passkey passkey =
                    new Passkey(Ids.next(), account, spot.host(), name, data.isFlagBE(), clock.instant(), null, null);
            store.insert(passkey, made.getCredentialId(), credentials.convert(made), data.getSignCount());
            audit.record(
                    "passkeys.key.made",
                    "account",
                    account.toString(),
                    Map.of("key", passkey.id().toString()));
            return true;
        } catch (WebAuthnException | JacksonException | IllegalArgumentException refused) {
            return false;
        }
    }

    /** Who answered a challenge. */
    @Transactional
    Outcome prove(Place.Spot spot, byte[] challenge, String answer) {
        Optional<AuthenticationData> said = parsed(answer);
        return said.flatMap(one -> Optional.ofNullable(one.getCredentialId()))
                .flatMap(store::held)
                .filter(found -> found.passkey().place().equals(spot.host()))
                .map(found -> judged(found, spot, challenge, said.get()))
                .orElse(new Outcome.Unknown());
    }

    private Optional<AuthenticationData> parsed(String answer) {
        try {
            return answer.length() > LONGEST
                    ? Optional.empty()
                    : Optional.ofNullable(judge.parseAuthenticationResponseJSON(answer));
        } catch (RuntimeException odd) {
            // Whatever the library throws at letters that are no answer at all.
            return Optional.empty();
        }
    }

    private Outcome judged(PasskeyStore.Key key, Place.Spot spot, byte[] challenge, AuthenticationData said) {
        Passkey passkey = key.passkey();
        Instant now = clock.instant();
        CredentialRecordImpl known = new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                passkey.synced(),
                null,
                key.counter(),
                credentials.convert(key.credential()),
                null,
                null,
                null,
                null);
        try {
            AuthenticationData good = judge.verify(
                    said, new AuthenticationParameters(property(spot, challenge), known, null, true, true));
            AuthenticatorData<?> data = good.getAuthenticatorData();
            if (data == null || !owned(passkey, good) || passkey.clonedAt() != null) {
                return refused(passkey, passkey.clonedAt() == null ? "handle" : "cloned");
            }
            store.used(passkey.id(), data.getSignCount(), now);
            return new Outcome.Known(passkey.account());
        } catch (MaliciousCounterValueException copied) {
            store.cloned(passkey.id(), now);
            return refused(passkey, "counter");
        } catch (WebAuthnException | IllegalArgumentException wrong) {
            return refused(passkey, "signature");
        }
    }

    private Outcome refused(Passkey passkey, String why) {
        audit.record(
                "passkeys.key.refused",
                "account",
                passkey.account().toString(),
                Map.of("key", passkey.id().toString(), "why", why));
        return new Outcome.Unknown();
    }

    /** Whether the device says the passkey is of the account for which it was made. */
    private static boolean owned(Passkey passkey, AuthenticationData said) {
        Object handle = said.getUserHandle(); // may be null, and its type says so of its bytes only
        return !(handle instanceof byte[] given)
                || given.length == 0
                || Arrays.equals(given, handle(passkey.account()));
    }

    /** How devices know an account: its id, which says nothing about the person. */
    static byte[] handle(UUID account) {
        return ByteBuffer.allocate(16)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .array();
    }

    private static ServerProperty property(Place.Spot spot, byte[] challenge) {
        return ServerProperty.builder()
                .origin(new Origin(spot.origin()))
                .rpId(spot.host())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    private static List<PublicKeyCredentialParameters> algorithms() {
        return ALGORITHMS.stream()
                .map(number -> new PublicKeyCredentialParameters(
                        PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(number)))
                .toList();
    }

    @Transactional
    boolean rename(UUID account, UUID id, String name) {
        boolean done = store.rename(account, id, name);
        if (done) {
            audit.record("passkeys.key.renamed", "account", account.toString(), Map.of("key", id.toString()));
        }
        return done;
    }

    @Transactional
    boolean remove(UUID account, UUID id) {
        boolean done = store.remove(account, id);
        if (done) {
            audit.record("passkeys.key.removed", "account", account.toString(), Map.of("key", id.toString()));
        }
        return done;
    }
}
