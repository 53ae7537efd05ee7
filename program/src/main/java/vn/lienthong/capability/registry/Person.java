package vn.lienthong.capability.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.idcard.PersonalNumber;

/**
 * A person as one purpose may see them. What stands outside {@link #shown} is empty here, whether it is known or not.
 *
 * @param id of this register; numbers never stand in addresses
 * @param unit code of the unit whose register the person is in
 * @param shown the fields that were shown, as the diary says
 * @param number {@code personal_id} on the wire; null if none, or if what is written is no number
 * @param fullName surname, middle and given name as written, or null
 * @param formerNames earlier names, the newest first
 * @param ethnicity code 01–56 of the list of ethnic groups, or null
 * @param religion code of the census list, or null
 * @param nationality ISO 3166-1 alpha-3, or null
 * @param residences the shown kinds, those that still hold first
 * @param otherNumbers cancelled 12-digit and old 9-digit numbers
 * @param quality what seems wrong with the record; a person is never refused for it
 * @param origins where each shown field comes from
 * @param invented whether the person was made by the generator
 * @param version counts corrections
 */
public record Person(
        UUID id,
        String unit,
        Set<PersonField> shown,
        @Nullable PersonalNumber number,
        @Nullable String fullName,
        List<FormerName> formerNames,
        @Nullable Birth birth,
        @Nullable Sex sex,
        @Nullable String ethnicity,
        @Nullable String religion,
        @Nullable String nationality,
        @Nullable Parent father,
        @Nullable Parent mother,
        @Nullable Household household,
        List<Residence> residences,
        @Nullable Life life,
        @Nullable Card card,
        @Nullable ElectronicIdentity electronicIdentity,
        List<OtherNumber> otherNumbers,
        Set<Quality> quality,
        Map<PersonField, Origin> origins,
        boolean invented,
        int version) {

    public Person {
        shown = Set.copyOf(shown);
        formerNames = List.copyOf(formerNames);
        residences = List.copyOf(residences);
        otherNumbers = List.copyOf(otherNumbers);
        quality = Set.copyOf(quality);
        origins = Map.copyOf(origins);
    }

    /** The id only: persons do not belong into logs. */
    @Override
    public String toString() {
        return "Person[" + id + "]";
    }

    /** Whether the purpose may see a field: an empty value then means "not known". */
    public boolean shows(PersonField field) {
        return shown.contains(field);
    }

    /**
     * A day of birth as well as it is known.
     *
     * @param day the day, or the first one of the month or year
     */
    public record Birth(LocalDate day, Precision precision) {

        /** How much of the day is known; old people's papers may have a year only. */
        public enum Precision {
            DAY,
            MONTH,
            YEAR;

            /** How it is stored. */
            @SuppressWarnings("EnumOrdinal")
            int code() {
                return ordinal();
            }
        }

        /** As papers write it: 05/01/1950, 01/1950 or 1950. */
        public String words() {
            return switch (precision) {
                case DAY -> vn.lienthong.kernel.TypedDay.show(day);
                case MONTH -> String.format(Locale.ROOT, "%02d/%d", day.getMonthValue(), day.getYear());
                case YEAR -> Integer.toString(day.getYear());
            };
        }
    }

    /** As the national database codes it (0 to 3). */
    public enum Sex {
        UNKNOWN,
        MALE,
        FEMALE,
        NOT_STATED;

        /** How it is stored. */
        @SuppressWarnings("EnumOrdinal")
        int code() {
            return ordinal();
        }
    }

    /** An earlier name, up to a day, and why it ended. */
    public record FormerName(String fullName, @Nullable LocalDate until, String why) {}

    /**
     * A parent as the record names them.
     *
     * @param id in this register, or null if the parent is not in it
     */
    public record Parent(@Nullable UUID id, String fullName) {}

    /**
     * @param head id of the head (chủ hộ), or null
     * @param headName the head's name, or empty
     * @param relation of this person to the head
     */
    public record Household(
            UUID id, String address, @Nullable UUID head, String headName, Relation relation) {}

    /** Relation to the head of the household. */
    public enum Relation {
        HEAD,
        SPOUSE,
        CHILD,
        PARENT,
        GRANDCHILD,
        SIBLING,
        CHILD_IN_LAW,
        OTHER;

        /** How it is stored. */
        @SuppressWarnings("EnumOrdinal")
        int code() {
            return ordinal();
        }
    }

    /**
     * Where a person lives or lived.
     *
     * @param unit code of the unit then
     * @param until last day, or null while it holds
     */
    public record Residence(
            Residence.Kind kind,
            String unit,
            String address,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        /** Kinds by the law on residence. */
        public enum Kind {
            PERMANENT(PersonField.PERMANENT_RESIDENCE),
            TEMPORARY(PersonField.TEMPORARY_RESIDENCE),
            CURRENT(PersonField.CURRENT_RESIDENCE);

            private final PersonField field;

            Kind(PersonField field) {
                this.field = field;
            }

            PersonField field() {
                return field;
            }
        }
    }

    /** What became of the person, since a day if it is known. */
    public record Life(Status status, @Nullable LocalDate since) {

        /** Stored by its place here: add at the end only. */
        public enum Status {
            ALIVE,
            DECEASED,
            MISSING,
            ABROAD,
            MOVED_AWAY;

            /** How it is stored. */
            @SuppressWarnings("EnumOrdinal")
            int code() {
                return ordinal();
            }
        }
    }

    /**
     * The identity card as the register knows it.
     *
     * @param expires last day, or null for none (bearers past the last renewal)
     */
    public record Card(
            Card.Kind kind,
            Card.State state,
            @Nullable LocalDate issued,
            @Nullable LocalDate expires) {

        /** Stored by its place here: add at the end only. */
        public enum Kind {
            NONE,
            /** 9 digits; ended on 31 December 2024. */
            CMND,
            CCCD,
            /** With a chip, 2021 to June 2024. */
            CCCD_CHIP,
            /** Căn cước, since 1 July 2024. */
            CAN_CUOC,
            /** Giấy chứng nhận căn cước. */
            CERTIFICATE
        }

        /** Stored by its place here: add at the end only. */
        public enum State {
            NONE,
            VALID,
            EXPIRED,
            LOST,
            REVOKED
        }
    }

    /** Electronic identity: level 0 (none), 1 or 2. */
    public record ElectronicIdentity(int level, ElectronicIdentity.State state) {

        /** Stored by its place here: add at the end only. */
        public enum State {
            NONE,
            ACTIVE,
            LOCKED
        }
    }

    /** Another number that led or leads to this person. */
    public record OtherNumber(OtherNumber.Kind kind, String number) {

        /** Stored by its place here: add at the end only. */
        public enum Kind {
            /** 9 digits; several persons may have had it. */
            CMND,
            CANCELLED;

            /** How it is stored. */
            @SuppressWarnings("EnumOrdinal")
            int code() {
                return ordinal();
            }
        }
    }

    /** What seems wrong with a record. Stored as bits by the place here: add at the end only. */
    public enum Quality {
        NO_NUMBER,
        /** The number's century-and-sex digit says another sex. */
        NUMBER_SAYS_OTHER_SEX,
        /** The number says another year of birth. */
        NUMBER_SAYS_OTHER_YEAR,
        /** Another record has the same number. */
        NUMBER_TWICE,
        BIRTH_NOT_EXACT,
        /** No household although residence is permanent. */
        NO_HOUSEHOLD;

        /** Its bit. */
        @SuppressWarnings("EnumOrdinal")
        int bit() {
            return 1 << ordinal();
        }
    }

    /**
     * Where a value comes from.
     *
     * @param source code, such as {@code civil-status}
     * @param legalBasis the act and its article
     * @param on the day the locality got it
     */
    public record Origin(String source, String legalBasis, LocalDate on) {}
}
