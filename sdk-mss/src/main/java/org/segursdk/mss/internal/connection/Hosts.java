package org.segursdk.mss.internal.connection;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import org.segursdk.core.Environment;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.TransportException;

/** Which hosts may be told a token: the sandbox's on this machine, elsewhere only public ones. Source: mssante §2.1. */
public final class Hosts {
    /** Every form of an IPv4 literal that resolvers know, such as {@code 2130706433}, {@code 0x7f.1}. */
    private static final Pattern LITERAL = Pattern.compile("(0x[0-9a-f]+|[0-9]+)(\\.(0x[0-9a-f]+|[0-9]+)){0,3}");

    private Hosts() {}

    /** Whether a server of that name may be configured at all, before anybody is asked for its address. */
    static boolean isNameAllowed(Environment environment, String host) {
        if (environment == Environment.SANDBOX) {
            return host.equals("localhost") || host.matches("127(\\.[0-9]{1,3}){3}");
        }
        return !LITERAL.matcher(host).matches()
                && host.indexOf('.') > 0
                && !host.equals("localhost")
                && !host.endsWith(".localhost");
    }

    /**
     * The addresses of a server. One that is not allowed refuses them all: the name then does not mean one operator.
     *
     * @throws TransportException code {@code DNS-UNKNOWN-HOST}
     * @throws SegurSecurityException code {@code MSS-SERVER-ADDRESS}
     */
    public static List<InetAddress> resolve(Environment environment, String host) {
        List<InetAddress> found;
        try {
            found = List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            throw TransportException.notSent(
                    "DNS-UNKNOWN-HOST",
                    LocalizedText.of("le nom du serveur est inconnu", "the name of the server is unknown"),
                    e);
        }
        if (!isNameAllowed(environment, host) || !found.stream().allMatch(address -> isAllowed(environment, address))) {
            throw SegurSecurityException.notSent(
                    "MSS-SERVER-ADDRESS",
                    LocalizedText.of(
                            "le serveur n'est pas à une adresse admise : publique, ou de cette machine pour le bac à sable",
                            "the server is not at an address allowed: public, or of this machine for the sandbox"),
                    null);
        }
        return found;
    }

    static boolean isAllowed(Environment environment, InetAddress address) {
        if (environment == Environment.SANDBOX) {
            return address.isLoopbackAddress();
        }
        return !address.isLoopbackAddress()
                && !address.isAnyLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress()
                && !isReserved(address);
    }

    /** What the JDK has no word for: 0/8, 100.64/10, 240/4, fc00::/7 and IPv4 inside IPv6. */
    private static boolean isReserved(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xFF;
        if (address instanceof Inet4Address) {
            return first == 0 || first >= 240 || first == 100 && (bytes[1] & 0xC0) == 0x40;
        }
        return (first & 0xFE) == 0xFC || address instanceof Inet6Address six && six.isIPv4CompatibleAddress();
    }
}
