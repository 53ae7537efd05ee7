package vn.lienthong.steering.plan;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan with its head.
 *
 * @param owner the agency whose plan it is (its people's committee); null where it is not known, then the plan belongs to
 *     the whole house
 * @param unitCode the administrative unit in which it is carried out; null where it is not known
 * @param version grows with everything shown of the plan that changes
 */
public record Plan(
        UUID id, Head head, @Nullable UUID owner, @Nullable String unitCode, Instant createdAt, int version) {}
