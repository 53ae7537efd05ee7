package vn.lienthong.capability.vneid;

import java.util.Map;

/** How the provider is reached: over the network, or inside the program for the sandbox. */
interface Wire {

    /**
     * @throws Dialect.Refused if there is no good answer
     */
    String get(String address);

    /**
     * Sends a form.
     *
     * @throws Dialect.Refused if there is no good answer
     */
    String post(String address, Map<String, String> form, String clientId, String clientSecret);
}
