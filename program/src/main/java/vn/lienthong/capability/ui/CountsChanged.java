package vn.lienthong.capability.ui;

import java.util.Set;

/**
 * What is counted for these people has changed: the next page counts afresh. Published inside this copy of the program; other
 * copies follow within seconds.
 *
 * @param viewers as {@link Viewer#id()}
 */
public record CountsChanged(Set<String> viewers) {

    public CountsChanged {
        viewers = Set.copyOf(viewers);
    }
}
