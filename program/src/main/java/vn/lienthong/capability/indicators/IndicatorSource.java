package vn.lienthong.capability.indicators;

import java.util.List;
import java.util.Set;

/**
 * A room that can compute its indicators when asked, offered as a bean. The program asks for the running period and the one
 * before it every hour, and for any period when a person wants the value of now: late data so restate what was published.
 */
public interface IndicatorSource {

    /** Ids of the indicators that it computes. */
    Set<String> indicators();

    /**
     * Values of every place that has one, for one period. Runs without a person and sees everything; takes seconds at most. A
     * value is as of now, or as of the period's end if that has passed and the room can tell.
     */
    List<Value> compute(String indicator, Period period);
}
