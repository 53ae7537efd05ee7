package vn.lienthong.capability.identity;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.vneid.Citizen;
import vn.lienthong.idcard.BirthDate;
import vn.lienthong.idcard.CardQr;
import vn.lienthong.idcard.Flag;
import vn.lienthong.idcard.MrzReading;
import vn.lienthong.idcard.OldNumber;
import vn.lienthong.idcard.PersonalNumber;
import vn.lienthong.idcard.Proof;
import vn.lienthong.idcard.QrReading;
import vn.lienthong.idcard.Sex;
import vn.lienthong.idcard.chip.ChipData;
import vn.lienthong.idcard.chip.ChipReading;
import vn.lienthong.idcard.chip.FaceImage;

/** A scan judged by itself, before any register is asked. */
sealed interface Reading {

    /** It names nobody on whom one may act. */
    record Nobody(Outcome outcome, Set<Proof> proofs) implements Reading {}

    /**
     * It names somebody.
     *
     * @param level as far as the scan alone goes
     * @param flags contradictions on the card itself
     */
    record Somebody(
            Said said,
            Level level,
            Set<Proof> proofs,
            Set<Check.Warning> warnings,
            Set<Flag> flags,
            @Nullable FaceImage face)
            implements Reading {}

    static Reading of(Scan scan) {
        return switch (scan) {
            case Scan.Typed typed -> typed(typed);
            case Scan.Qr qr -> qr(qr.reading());
            case Scan.Mrz zone -> zone(zone.reading());
            case Scan.Chip chip -> chip(chip.reading());
            case Scan.Vneid vneid -> vneid(vneid.citizen(), vneid.sandbox());
        };
    }

    private static Reading typed(Scan.Typed typed) {
        PersonalNumber number = PersonalNumber.read(typed.number()).orElse(null);
        OldNumber old = number == null ? OldNumber.read(typed.number()).orElse(null) : null;
        if (number == null && old == null) {
            return new Nobody(Outcome.UNREADABLE, Set.of(Proof.TYPED));
        }
        String name = typed.name().strip();
        Said said = new Said(number, old, name, NameMatch.marked(name), typed.birth(), null, "", null, null);
        return new Somebody(said, Level.TYPED, Set.of(Proof.TYPED), Set.of(), flags(number, typed.birth(), null), null);
    }

    private static Reading qr(QrReading reading) {
        return switch (reading) {
            case QrReading.Read read -> printed(read.card(), read.flags(), false, true);
            case QrReading.ReadWithDoubts read ->
                printed(
                        read.card(),
                        read.flags(),
                        true,
                        !read.doubts().contains(QrReading.Doubt.MARKS_LOST)
                                && !read.doubts().contains(QrReading.Doubt.NAME_FROM_KEYSTROKES));
            case QrReading.NotACardQr other ->
                new Nobody(
                        switch (other.looksLike()) {
                            case CUT_OFF, NUMBER_DAMAGED, WRONG_KEYBOARD -> Outcome.UNREADABLE;
                            case EMPTY, LINK, HEALTH_INSURANCE_CARD, VNEID, PAYMENT, MRZ, NUMBER_ONLY, OTHER ->
                                Outcome.NOT_A_CARD;
                        },
                        Set.of());
        };
    }

    private static Reading printed(CardQr card, Set<Flag> flags, boolean doubts, boolean marked) {
        Said said = new Said(
                card.number(),
                card.oldNumber(),
                card.name(),
                marked,
                card.birth(),
                card.sex(),
                card.address(),
                card.issued(),
                null);
        Set<Check.Warning> warnings = doubts ? Set.of(Check.Warning.READ_WITH_DOUBTS) : Set.of();
        return new Somebody(said, Level.PRINTED, Set.of(Proof.SCANNED), warnings, flags, null);
    }

    private static Reading zone(MrzReading reading) {
        return switch (reading) {
            case MrzReading.Read read -> {
                PersonalNumber number = read.mrz().number();
                Set<Proof> proofs = Set.of(Proof.SCANNED, Proof.CHECKSUM);
                if (number == null) {
                    yield new Nobody(Outcome.NOT_A_CARD, proofs);
                }
                String name = (read.mrz().surname() + " " + read.mrz().givenNames()).strip();
                Said said = new Said(
                        number,
                        null,
                        name,
                        false,
                        read.mrz().birth(),
                        read.mrz().sex(),
                        "",
                        null,
                        read.mrz().expires());
                yield new Somebody(said, Level.PRINTED, proofs, Set.of(), read.flags(), null);
            }
            case MrzReading.CheckFailed failed -> new Nobody(Outcome.UNREADABLE, Set.of());
            case MrzReading.NotAnMrz not ->
                new Nobody(not.why() == MrzReading.Why.INCOMPLETE ? Outcome.UNREADABLE : Outcome.NOT_A_CARD, Set.of());
        };
    }

    private static Reading chip(ChipReading reading) {
        return switch (reading) {
            case ChipReading.Genuine genuine -> {
                EnumSet<Check.Warning> warnings = EnumSet.noneOf(Check.Warning.class);
                boolean original = genuine.proofs().contains(Proof.NOT_CLONED);
                if (!original) {
                    warnings.add(Check.Warning.COPY_NOT_EXCLUDED);
                }
                if (!genuine.proofs().contains(Proof.NOT_REVOKED)) {
                    warnings.add(Check.Warning.REVOCATION_NOT_ASKED);
                }
                yield chip(genuine.data(), original ? Level.CHIP : Level.PRINTED, genuine.proofs(), warnings);
            }
            case ChipReading.UnknownSigner unknown ->
                chip(unknown.data(), Level.PRINTED, unknown.proofs(), EnumSet.of(Check.Warning.SIGNER_UNKNOWN));
            case ChipReading.RevokedSigner revoked -> new Nobody(Outcome.REVOKED_SIGNER, revoked.proofs());
            case ChipReading.BrokenGroup broken -> new Nobody(Outcome.FORGED_CHIP, Set.of());
            case ChipReading.ForgedSignature forged -> new Nobody(Outcome.FORGED_CHIP, Set.of());
            case ChipReading.ClonedChip cloned -> new Nobody(Outcome.CLONED_CHIP, Set.of());
            case ChipReading.WrongKey wrong -> new Nobody(Outcome.WRONG_KEY, Set.of());
            case ChipReading.CardRemoved removed -> new Nobody(Outcome.CARD_REMOVED, Set.of());
            case ChipReading.NotAnIdCard other -> new Nobody(Outcome.NOT_A_CARD, Set.of());
            case ChipReading.Unreadable unreadable -> new Nobody(Outcome.UNREADABLE, Set.of());
        };
    }

    private static Reading chip(ChipData data, Level level, Set<Proof> proofs, Set<Check.Warning> warnings) {
        PersonalNumber number = data.mrz().number();
        if (number == null) {
            return new Nobody(Outcome.NOT_A_CARD, proofs);
        }
        String zoneName = (data.mrz().surname() + " " + data.mrz().givenNames()).strip();
        Said said = new Said(
                number,
                data.text().oldNumber().orElse(null),
                data.text().name().orElse(zoneName),
                data.text().name().isPresent(),
                data.text().birth().orElse(data.mrz().birth()),
                data.text().sex().orElse(data.mrz().sex()),
                data.text().address().orElse(""),
                data.text().issued().orElse(null),
                data.mrz().expires());
        return new Somebody(said, level, proofs, warnings, data.flags(), data.face());
    }

    private static Reading vneid(Citizen citizen, boolean sandbox) {
        PersonalNumber number = PersonalNumber.read(citizen.personalNumber()).orElse(null);
        if (number == null) {
            return new Nobody(Outcome.UNREADABLE, Set.of());
        }
        Sex sex = sex(citizen.gender());
        BirthDate birth = birth(citizen.birth());
        Said said = new Said(number, null, citizen.name(), true, birth, sex, "", null, null);
        Level level = citizen.level().endsWith(":2") ? Level.VNEID_2 : Level.VNEID_1;
        Set<Check.Warning> warnings = sandbox ? Set.of(Check.Warning.SANDBOX) : Set.of();
        return new Somebody(said, level, Set.of(), warnings, flags(number, birth, sex), null);
    }

    private static @Nullable Sex sex(String word) {
        return switch (word.strip().toLowerCase(java.util.Locale.ROOT)) {
            case "nam", "male", "m" -> Sex.MALE;
            case "nữ", "female", "f" -> Sex.FEMALE;
            default -> null;
        };
    }

    /** {@code yyyy-MM-dd} or shorter. */
    private static @Nullable BirthDate birth(String text) {
        if (!text.matches("\\d{4}(-\\d{2}(-\\d{2})?)?")) {
            return null;
        }
        int month = text.length() > 4 ? Integer.parseInt(text.substring(5, 7)) : 0;
        int day = text.length() > 7 ? Integer.parseInt(text.substring(8, 10)) : 0;
        return BirthDate.of(Integer.parseInt(text.substring(0, 4)), month, day).orElse(null);
    }

    private static Set<Flag> flags(@Nullable PersonalNumber number, @Nullable BirthDate birth, @Nullable Sex sex) {
        return number == null ? Set.of() : number.flags(birth, sex);
    }
}
