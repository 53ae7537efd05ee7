package vn.lienthong.capability.privacy;

import java.util.UUID;

/**
 * A consent holds no longer: the room that declared the purpose stops what it did with it.
 *
 * @param consent as {@link Consents#given} answered it
 * @param purpose code of the {@link ConsentPurpose}
 */
public record ConsentWithdrawn(UUID consent, String purpose) {}
