package vn.lienthong.capability.tls;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;

/**
 * By which names and addresses browsers reach this machine.
 *
 * @param hosts lower-case names, sorted
 * @param addresses in figures, sorted
 */
record Names(List<String> hosts, List<String> addresses) {

    /** Networks that exist in offices and homes only: a stolen authority must not be good for any other site. */
    private static final List<String> PRIVATE_NETWORKS = List.of(
            "10.0.0.0/255.0.0.0",
            "172.16.0.0/255.240.0.0",
            "192.168.0.0/255.255.0.0",
            "127.0.0.0/255.0.0.0",
            "fc00::/fe00::",
            "::1/ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");

    private static final List<String> LOCAL_HOSTS = List.of("localhost", "local", "lan", "internal", "home.arpa");

    /** Of this machine now, and those that the settings add. */
    static Names current(List<String> further) {
        TreeSet<String> hosts = new TreeSet<>(List.of("localhost"));
        TreeSet<String> addresses = new TreeSet<>(List.of("127.0.0.1", "0:0:0:0:0:0:0:1"));
        try {
            hosts.add(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
        } catch (UnknownHostException e) {
            // A machine without a name of its own is reached by its addresses.
        }
        addresses.addAll(networkAddresses());
        for (String name : further) {
            (figures(name) ? addresses : hosts).add(name.toLowerCase(Locale.ROOT));
        }
        hosts.removeIf(host -> figures(host) || !host.matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?"));
        return new Names(List.copyOf(hosts), List.copyOf(addresses));
    }

    /** Addresses at which others in the office find this machine. */
    static List<String> networkAddresses() {
        List<String> addresses = new ArrayList<>();
        try {
            for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                if (network.isUp() && !network.isLoopback()) {
                    network.inetAddresses()
                            .filter(Inet4Address.class::isInstance)
                            .filter(address -> !address.isLinkLocalAddress())
                            .forEach(address -> addresses.add(address.getHostAddress()));
                }
            }
        } catch (SocketException e) {
            return List.of();
        }
        return addresses;
    }

    GeneralNames alternative() {
        List<GeneralName> names = new ArrayList<>();
        hosts.forEach(host -> names.add(new GeneralName(GeneralName.dNSName, host)));
        addresses.forEach(address -> names.add(new GeneralName(GeneralName.iPAddress, address)));
        return new GeneralNames(names.toArray(GeneralName[]::new));
    }

    /** What an authority made for these names may vouch for, and nothing else (RFC 5280 section 4.2.1.10). */
    NameConstraints constraints() {
        List<GeneralSubtree> permitted = new ArrayList<>();
        TreeSet<String> allHosts = new TreeSet<>(LOCAL_HOSTS);
        allHosts.addAll(hosts);
        allHosts.forEach(host -> permitted.add(new GeneralSubtree(new GeneralName(GeneralName.dNSName, host))));
        PRIVATE_NETWORKS.forEach(
                network -> permitted.add(new GeneralSubtree(new GeneralName(GeneralName.iPAddress, network))));
        addresses.stream()
                .filter(address -> !privateAddress(address))
                .forEach(address -> permitted.add(new GeneralSubtree(new GeneralName(
                        GeneralName.iPAddress,
                        address
                                + (address.contains(":")
                                        ? "/ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
                                        : "/255.255.255.255")))));
        return new NameConstraints(permitted.toArray(GeneralSubtree[]::new), null);
    }

    /** Those of them that an authority made for other names may vouch for too. */
    Names permittedBy(Names authority) {
        return new Names(
                hosts.stream()
                        .filter(host -> authority.hosts().contains(host)
                                || LOCAL_HOSTS.stream().anyMatch(end -> host.equals(end) || host.endsWith("." + end)))
                        .toList(),
                addresses.stream()
                        .filter(address ->
                                privateAddress(address) || authority.addresses().contains(address))
                        .toList());
    }

    private static boolean privateAddress(String address) {
        try {
            InetAddress parsed = InetAddress.getByName(address);
            boolean uniqueLocal = parsed.getAddress().length > 4 && (parsed.getAddress()[0] & 0xfe) == 0xfc;
            return parsed.isSiteLocalAddress() || parsed.isLoopbackAddress() || uniqueLocal;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean figures(String name) {
        return name.matches("[0-9.]+") || name.contains(":");
    }
}
