package vn.lienthong.capability.identity;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.registry.Person;
import vn.lienthong.capability.registry.Use;
import vn.lienthong.idcard.Proof;

/**
 * A check as it is answered at once. What is kept of it are its codes; {@link #said}, {@link #person} and the values of
 * {@link #differences} live as long as the answer.
 *
 * @param id of the record; chosen by who asks, so that the same check sent twice is recorded once
 * @param said what was laid before the counter, or null if it is nobody's
 * @param person as the register knows them, or null
 * @param proofs what was proved about the card's data
 * @param asked which registers answered
 */
public record Check(
        UUID id,
        Instant at,
        Means means,
        Outcome outcome,
        Level level,
        @Nullable Said said,
        @Nullable Person person,
        List<Differing> differences,
        Set<Warning> warnings,
        Set<Proof> proofs,
        Asked asked,
        Use use) {

    public Check {
        differences = List.copyOf(differences);
        warnings = Collections.unmodifiableSet(
                warnings.isEmpty() ? EnumSet.noneOf(Warning.class) : EnumSet.copyOf(warnings));
        proofs = Set.copyOf(proofs);
    }

    /** What the officer may do: the outcome's verdict, made worse by a warning. */
    public Outcome.Verdict verdict() {
        Outcome.Verdict worst = outcome.verdict();
        for (Warning warning : warnings) {
            worst = warning.verdict().compareTo(worst) > 0 ? warning.verdict() : worst;
        }
        return worst;
    }

    /** Key of the sentence that matters most: the outcome's, or that of the warning that made the verdict worse. */
    public String headline() {
        Outcome.Verdict verdict = verdict();
        return verdict == outcome.verdict()
                ? outcome.key()
                : warnings.stream()
                        .filter(warning -> warning.verdict() == verdict)
                        .findFirst()
                        .map(Warning::key)
                        .orElse(outcome.key());
    }

    /** The same check under another id. */
    Check under(UUID other) {
        return new Check(other, at, means, outcome, level, said, person, differences, warnings, proofs, asked, use);
    }

    /** Only what came of it: persons do not belong into logs. */
    @Override
    public String toString() {
        return "Check[" + id + ", " + outcome + "]";
    }

    static String key(String group, Enum<?> code) {
        return "identity." + group + "." + code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** By which means somebody said who they are. */
    public enum Means {
        TYPED,
        /** A scanner that types, or a program that sends what one typed. */
        QR,
        /** A QR code found in a picture. */
        QR_PICTURE,
        /** Lines of the zone, typed or by a swipe reader. */
        MRZ,
        /** A zone found in a picture. */
        MRZ_PICTURE,
        CHIP,
        VNEID;

        /** Key of its words. */
        public String key() {
            return Check.key("means", this);
        }
    }

    /** What is not the same on the card and in the register. */
    public enum Difference {
        /** Tells persons apart. */
        NAME(true),
        /** The same letters with other marks. */
        NAME_MARKS(true),
        /** The card bears an earlier name. */
        FORMER_NAME(false),
        /** Tells persons apart. */
        BIRTH(true),
        /** Tells persons apart. */
        SEX(true),
        OLD_NUMBER(false),
        ADDRESS(false),
        /** The register knows of a card issued on another day. */
        ISSUED(false),
        EXPIRES(false);

        private final boolean telling;

        Difference(boolean telling) {
            this.telling = telling;
        }

        /** Whether it tells persons apart; the others are things to mend. */
        public boolean telling() {
            return telling;
        }

        /** Key of its words. */
        public String key() {
            return Check.key("difference", this);
        }
    }

    /** A difference with both values, as the officer reads them. */
    public record Differing(Difference what, String card, String register) {

        /** Only what it is. */
        @Override
        public String toString() {
            return what.name();
        }
    }

    /** What an officer must know whatever the outcome. */
    public enum Warning {
        PERSON_DECEASED(Outcome.Verdict.NO),
        PERSON_MISSING(Outcome.Verdict.LOOK),
        CARD_REPORTED_LOST(Outcome.Verdict.NO),
        CARD_REVOKED(Outcome.Verdict.NO),
        CARD_EXPIRED(Outcome.Verdict.NO),
        /** The register knows of a newer card than this one. */
        CARD_REPLACED(Outcome.Verdict.LOOK),
        /** The number was cancelled; the person has another one now. */
        NUMBER_CANCELLED(Outcome.Verdict.LOOK),
        /** Others carry the number too; name and birth told them apart. */
        NUMBER_REUSED(Outcome.Verdict.LOOK),
        /** Somebody else has the same name and birth: typed facts cannot tell the two apart. */
        NAMESAKE(Outcome.Verdict.LOOK),
        /** Sex or birth do not fit the digits of the number; the register bears the card out. */
        NUMBER_PATTERN(Outcome.Verdict.YES),
        /** A number alone: neither name nor birth was there to compare. */
        NOTHING_COMPARED(Outcome.Verdict.LOOK),
        /** Fields of the code are missing or unsure. */
        READ_WITH_DOUBTS(Outcome.Verdict.LOOK),
        /** The chip cannot show that it is no copy. */
        COPY_NOT_EXCLUDED(Outcome.Verdict.LOOK),
        /** No trusted authority vouches for the chip: none is set up here, or the card is not its. */
        SIGNER_UNKNOWN(Outcome.Verdict.LOOK),
        /** No current list of revoked signers was at hand. */
        REVOCATION_NOT_ASKED(Outcome.Verdict.YES),
        /** The electronic identity is locked. */
        ELECTRONIC_IDENTITY_LOCKED(Outcome.Verdict.LOOK),
        /** VNeID's answer comes from the sandbox: it proves nothing about a real person. */
        SANDBOX(Outcome.Verdict.LOOK);

        private final Outcome.Verdict verdict;

        Warning(Outcome.Verdict verdict) {
            this.verdict = verdict;
        }

        /** What the officer may do at best. */
        public Outcome.Verdict verdict() {
            return verdict;
        }

        /** Key of its words. */
        public String key() {
            return Check.key("warning", this);
        }
    }

    /** Whom the program asked, and who answered. */
    public enum Asked {
        /** No register was asked: there was nobody to ask for. */
        NOBODY,
        /** The locality's register answered. */
        LOCAL,
        /** The locality's register did not answer. */
        LOCAL_SILENT;

        /** Key of its words. */
        public String key() {
            return Check.key("asked", this);
        }
    }
}
