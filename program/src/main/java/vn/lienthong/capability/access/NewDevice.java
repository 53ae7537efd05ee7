package vn.lienthong.capability.access;

import java.time.Instant;
import java.util.UUID;

/**
 * A person signed in where they never did before, and not for the first time at all.
 *
 * @param device to be looked at, and denied, at {@link #path}
 * @param browser as people know it, such as "Firefox, Windows"; possibly empty
 * @param address of the network from which it came
 */
public record NewDevice(UUID account, UUID device, String browser, String address, Instant at) {

    /** Page on which the person may say that it was somebody else. */
    public String path() {
        return DevicePages.PATH + device;
    }
}
