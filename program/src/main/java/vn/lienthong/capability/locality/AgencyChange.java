package vn.lienthong.capability.locality;

import java.util.UUID;

/** How a change of an agency ended. */
public sealed interface AgencyChange {

    /** Done; the id is the agency's. */
    record Done(UUID agency) implements AgencyChange {}

    /** A rule says no. */
    record Refused(Reason reason) implements AgencyChange {}

    /** Which rule; the words are {@code locality.refused.<reason>}. */
    enum Reason {
        /** No name was given. */
        NAME_MISSING,
        /** Another agency of this unit has the name at that time. */
        NAME_TAKEN,
        /** The vocabulary has no such kind. */
        KIND_UNKNOWN,
        /** No unit has this code on that day. */
        UNIT_UNKNOWN,
        /** The last day lies before the first, or a new name begins before the agency. */
        DAYS_CROSSED,
        /** The agency has ended already. */
        ENDED,
        /** An agency cannot go into itself. */
        SAME_AGENCY,
        /** The successor does not stand on that day. */
        SUCCESSOR_NOT_THERE,
        /** The agency already has this alias or name. */
        ALIAS_TAKEN,
        /** The code does not have the form of its scheme. */
        CODE_MALFORMED,
        /** Another agency carries the code. */
        CODE_TAKEN,
        /** Someone changed it since the form was opened. */
        CHANGED_MEANWHILE,
        /** There is no such agency. */
        NOT_FOUND
    }
}
