package vn.lienthong.capability.national;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * One line to the population database: where, how, how patiently.
 *
 * @param address of the gateway, without the service's name
 * @param transport how messages are wrapped
 * @param headers by which the gateway knows us; secrets
 * @param unit MaDonVi: our organisation identifier (QĐ 20/2020/QĐ-TTg)
 * @param paths names of services that differ from the usual ones
 * @param codes what the codes mean here
 * @param sandbox whether it is our own, for trying
 */
record Line(
        URI address,
        Transport transport,
        Map<String, String> headers,
        String unit,
        Map<Service, String> paths,
        CodeTables codes,
        Patience patience,
        boolean sandbox) {

    /**
     * @param connect for the connection
     * @param answer for one answer
     * @param whole for an ask with all its tries
     * @param tries at most
     * @param pause before the second try; doubled each time, and a chance part is added
     */
    record Patience(Duration connect, Duration answer, Duration whole, int tries, Duration pause) {}

    Line {
        headers = Map.copyOf(headers);
        paths = Map.copyOf(paths);
    }

    String path(Service service) {
        return paths.getOrDefault(service, service.path());
    }

    /** Where it leads; no secrets. */
    @Override
    public String toString() {
        return "Line[" + address.getHost() + "]";
    }
}
