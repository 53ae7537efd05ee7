package vn.lienthong.capability.sync;

import java.util.List;

/** What became of an entry. */
public sealed interface OfflineAnswer {

    /**
     * It is in.
     *
     * @param path address of the record; empty if there is none
     */
    record Done(String path) implements OfflineAnswer {}

    /**
     * It can't be taken as it is: it stays on the device, with the reason, until its maker mends or drops it.
     *
     * @param key message key of what is wrong and how to mend it
     */
    record Refused(String key, List<String> arguments) implements OfflineAnswer {

        public Refused {
            arguments = List.copyOf(arguments);
        }
    }

    static OfflineAnswer done() {
        return new Done("");
    }

    static OfflineAnswer refused(String key, String... arguments) {
        return new Refused(key, List.of(arguments));
    }
}
