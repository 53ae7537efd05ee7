package vn.lienthong.capability.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.catalina.util.NetMask;
import vn.lienthong.kernel.Trouble;

/** Who stands at the other end of a connection. */
record Peers(List<NetMask> trusted) {

    static Peers of(List<String> proxies) {
        return new Peers(proxies.stream().map(NetMask::new).toList());
    }

    static void check(String proxy) {
        try {
            new NetMask(proxy);
        } catch (IllegalArgumentException e) {
            throw new Trouble(Peers.class, "tls.trouble.proxy", proxy);
        }
    }

    boolean trusts(String address) {
        if (trusted.isEmpty()) {
            return false;
        }
        try {
            InetAddress peer = InetAddress.getByName(address);
            return trusted.stream().anyMatch(mask -> mask.matches(peer));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    static boolean here(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
