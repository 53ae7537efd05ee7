package vn.lienthong.capability.locality;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A body of government or one that plans give work to: an office, a police force, a bank's branch, a union. Its name is the
 * one of the day it was asked for.
 *
 * @param kind an id of the vocabulary (agency-kinds.tsv), e.g. "culture-division"; "other" when none fits
 * @param unitCode the administrative unit it belongs to
 * @param parentId the agency above it, e.g. the provincial police for PC06
 * @param validTo its last day, or null while it stands
 * @param version counts its changes, for saving what two people edit
 */
public record Agency(
        UUID id,
        String kind,
        String unitCode,
        @Nullable UUID parentId,
        String name,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        int version) {

    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }
}
