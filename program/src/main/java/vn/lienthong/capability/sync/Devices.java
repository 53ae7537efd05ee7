package vn.lienthong.capability.sync;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.AccessAct;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.kernel.Ids;

/** Lets devices in and shuts them out, and knows by a signature that it is them who speak. */
@Component
class Devices {

    /** Whoever may shut out devices of others at their unit. */
    static final String RIGHT = "sync.devices";

    /** Somebody else may have been in the account: a device let in meanwhile is no better. */
    private static final Set<String> LOST = Set.of(
            "access.password.reset",
            "access.second-factor.reset",
            "access.account.recovered",
            "access.device.denied",
            "access.account.closed");

    private static final int LONGEST_NAME = 60;
    private static final int P256 = 256;

    private final SyncStore store;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    Devices(SyncStore store, Access access, Audit audit, Clock clock) {
        this.store = store;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of the wish to let a device in. */
    sealed interface Enrolment {
        record Made(Device device) implements Enrolment {}

        record Full() implements Enrolment {}

        /** The key is none, or the name is missing. */
        record Unusable() implements Enrolment {}
    }

    /**
     * Lets a device of the one who acts in.
     *
     * @param publicKey for ECDSA on P-256, as SubjectPublicKeyInfo
     */
    @Transactional
    public Enrolment enrol(String name, byte[] publicKey) {
        Actor actor = access.actor();
        String clean = name.strip();
        if (clean.isEmpty() || clean.length() > LONGEST_NAME || key(publicKey).isEmpty()) {
            return new Enrolment.Unusable();
        }
        if (store.of(actor.accountId()).stream().filter(Device::open).count() >= Offline.MOST_DEVICES) {
            return new Enrolment.Full();
        }
        Instant now = clock.instant();
        Device made = new Device(Ids.next(), actor.accountId(), actor.agencyId(), clean, now, now, 0, null);
        store.insert(made, publicKey);
        audit.record("sync.device.enrolled", "device", made.id().toString(), Map.of());
        return new Enrolment.Made(made);
    }

    List<Device> mine() {
        return store.of(access.actor().accountId());
    }

    /** Devices of others that the one who acts may shut out. */
    List<Device> within() {
        UUID me = access.actor().accountId();
        return store.open().stream()
                .filter(device -> !device.account().equals(me))
                .filter(this::reached)
                .toList();
    }

    /**
     * Shuts a device out for good; again is no error.
     *
     * @return false if there is no such device within reach
     */
    @Transactional
    public boolean revoke(UUID id) {
        Optional<Device> device = store.find(id)
                .filter(found -> found.account().equals(access.actor().accountId()) || reached(found));
        if (device.isPresent() && store.revoke(id, clock.instant())) {
            audit.record("sync.device.revoked", "device", id.toString(), Map.of());
        }
        return device.isPresent();
    }

    @EventListener
    void on(AccessAct act) {
        if (LOST.contains(act.act())) {
            int shut = store.revokeAll(UUID.fromString(act.subjectId()), clock.instant());
            if (shut > 0) {
                audit.record(
                        "sync.devices.revoked", "account", act.subjectId(), Map.of("count", Integer.toString(shut)));
            }
        }
    }

    /** Whether a device said these bytes. */
    boolean said(UUID device, byte[] bytes, byte[] signature) {
        return store.publicKey(device)
                .flatMap(Devices::key)
                .filter(key -> verified(key, bytes, signature))
                .isPresent();
    }

    private boolean reached(Device device) {
        UUID agency = device.agency();
        return agency == null ? access.held(RIGHT).everywhere() : access.may(RIGHT, agency);
    }

    private static boolean verified(PublicKey key, byte[] bytes, byte[] signature) {
        try {
            Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
            check.initVerify(key);
            check.update(bytes);
            return check.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    private static Optional<PublicKey> key(byte[] encoded) {
        try {
            PublicKey key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
            return key instanceof ECPublicKey curve
                            && curve.getParams().getCurve().getField().getFieldSize() == P256
                    ? Optional.of(key)
                    : Optional.empty();
        } catch (GeneralSecurityException malformed) {
            return Optional.empty();
        }
    }
}
