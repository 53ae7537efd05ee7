package vn.lienthong.steering.sites;

import java.util.UUID;

/** A place has gone on or was stopped. Published inside the transaction of the move. */
public record SiteMoved(UUID site, UUID plan, UUID item, Site.State to) {}
