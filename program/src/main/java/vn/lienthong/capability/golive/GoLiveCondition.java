package vn.lienthong.capability.golive;

import java.util.Optional;

/**
 * A room that may stand in the way of going live, found as a bean and asked at the moment itself: accounts are missing, the
 * plan says that the model does not apply here.
 */
public interface GoLiveCondition {

    /** Message key of what stands in the way and what to do about it; empty if nothing does. */
    Optional<String> against(GoingLive system);
}
