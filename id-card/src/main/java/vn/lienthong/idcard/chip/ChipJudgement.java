package vn.lienthong.idcard.chip;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.idcard.Flag;
import vn.lienthong.idcard.Mrz;
import vn.lienthong.idcard.MrzReading;
import vn.lienthong.idcard.PersonalNumber;
import vn.lienthong.idcard.Proof;

/** One opened chip: reads its groups and judges them, from the hashes up to the authority. */
final class ChipJudgement {

    private static final int SECURITY_OBJECT = 0x011D;

    private final Channel channel;
    private final TrustList trust;
    private final Clock clock;
    private final SecureRandom random;
    private final Map<DataGroup, byte[]> files = new EnumMap<>(DataGroup.class);
    private final EnumSet<DataGroup> broken = EnumSet.noneOf(DataGroup.class);
    private final EnumSet<Proof> proofs = EnumSet.of(Proof.CHIP_ANSWERED);

    ChipJudgement(Channel channel, TrustList trust, Clock clock, SecureRandom random) {
        this.channel = channel;
        this.trust = trust;
        this.clock = clock;
        this.random = random;
    }

    ChipReading judge(AccessKey key, boolean withFace) throws IOException, BadData {
        byte[] signed = channel.read(SECURITY_OBJECT);
        if (signed == null) {
            throw new BadData("sod: missing");
        }
        SecurityObject object = SecurityObject.read(signed);
        readGroups(object, withFace);
        if (!broken.isEmpty()) {
            return new ChipReading.BrokenGroup(Collections.unmodifiableSet(broken));
        }
        proofs.add(Proof.HASHES);
        ChipData data = data();
        Certificate signer = object.signer();
        if (signer != null) {
            if (!object.signedBy(signer)) {
                return new ChipReading.ForgedSignature();
            }
            proofs.add(Proof.SOD_SIGNATURE);
        }
        CloneCheck.Result copy =
                new CloneCheck(channel, random).ask(files.get(DataGroup.DG14), files.get(DataGroup.DG15));
        if (copy == CloneCheck.Result.CLONED || !key.opens(data.mrz())) {
            return new ChipReading.ClonedChip();
        }
        if (copy == CloneCheck.Result.GENUINE) {
            proofs.add(Proof.NOT_CLONED);
        }
        return standing(signer, data);
    }

    private ChipReading standing(@Nullable Certificate signer, ChipData data) throws BadData {
        if (signer == null) {
            return new ChipReading.UnknownSigner(data, proofs(), "");
        }
        // An authority vouches for the cards of its own country only.
        String country = data.mrz().issuer().equals("VNM") ? "vn" : null;
        return switch (trust.standing(signer, country, clock.instant())) {
            case UNKNOWN ->
                new ChipReading.UnknownSigner(data, proofs(), signer.issuer().text());
            case REVOKED -> {
                proofs.add(Proof.CHAIN);
                yield new ChipReading.RevokedSigner(data, proofs());
            }
            case CHAINED -> {
                proofs.add(Proof.CHAIN);
                yield new ChipReading.Genuine(data, proofs());
            }
            case NOT_REVOKED -> {
                proofs.addAll(EnumSet.of(Proof.CHAIN, Proof.NOT_REVOKED));
                yield new ChipReading.Genuine(data, proofs());
            }
        };
    }

    private Set<Proof> proofs() {
        return Collections.unmodifiableSet(EnumSet.copyOf(proofs));
    }

    /** Every group that was signed must be there and be what was signed: a copy likes to leave its missing key unmentioned. */
    private void readGroups(SecurityObject object, boolean withFace) throws IOException, BadData {
        Set<Integer> signed = object.groups();
        for (DataGroup group : DataGroup.values()) {
            boolean wanted =
                    group == DataGroup.DG1 || (signed.contains(group.number()) && (withFace || group != DataGroup.DG2));
            if (!wanted) {
                continue;
            }
            byte[] file = channel.read(group.file());
            if (file == null || !object.holds(group.number(), file)) {
                broken.add(group);
            } else {
                files.put(group, file);
            }
        }
    }

    private ChipData data() throws BadData {
        byte[] group1 = files.get(DataGroup.DG1);
        byte[] group2 = files.get(DataGroup.DG2);
        byte[] group13 = files.get(DataGroup.DG13);
        if (group1 == null) {
            throw new BadData("zone: missing");
        }
        byte[] zone = Tlv.read(group1).expect(0x61).child(0x5F1F).value();
        MrzReading reading = MrzReading.of(new String(zone, StandardCharsets.US_ASCII), LocalDate.now(clock));
        if (!(reading instanceof MrzReading.Read read) || read.repaired() > 0) {
            throw new BadData("zone: check digits");
        }
        proofs.add(Proof.CHECKSUM);
        CardText text = group13 == null ? new CardText(Map.of()) : CardText.read(group13);
        FaceImage face = group2 == null ? null : FaceImage.read(group2);
        return new ChipData(read.mrz(), text, face, flags(read, text));
    }

    private static Set<Flag> flags(MrzReading.Read read, CardText text) {
        Mrz mrz = read.mrz();
        EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(read.flags());
        PersonalNumber number = text.number().orElse(null);
        if (number != null && !number.equals(mrz.number())) {
            flags.add(Flag.NUMBER_DIFFERS);
        }
        if (text.birth().isPresent() && !text.birth().get().agrees(mrz.birth())) {
            flags.add(Flag.BIRTH_DATE_DIFFERS);
        }
        return Collections.unmodifiableSet(flags);
    }
}
