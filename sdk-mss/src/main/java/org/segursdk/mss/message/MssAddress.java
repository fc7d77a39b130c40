package org.segursdk.mss.message;

import java.net.IDN;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;

/**
 * The address of a mailbox. The domain may be written in Unicode or in ASCII; it is kept in ASCII ({@code xn--…}). Equality
 * ignores the case of the whole address, as mail servers do. Source: mssante §2.3, §3.1.
 *
 * <p>Whether the domain is of the trust area is not checked here: the operators do. A patient's address is not made with
 * this type but with {@link CitizenAddress}.
 */
public final class MssAddress {
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
    private static final int MAX_LOCAL = 64;
    private static final int MAX_ADDRESS = 254;

    private final String local;
    private final String domain;

    private MssAddress(String local, String domain) {
        this.local = local;
        this.domain = domain;
    }

    /**
     * Reads {@code local@domain}: no display name, no angle brackets, no comment, no group, no IP literal.
     *
     * @throws InvalidInputException rule {@code MSS-ADDRESS}
     */
    public static MssAddress of(String text) {
        Objects.requireNonNull(text, "text");
        int at = text.lastIndexOf('@');
        String local = at < 0 ? "" : text.substring(0, at);
        String domain = at < 0 ? "" : ascii(text.substring(at + 1));
        new Violations()
                .check(
                        local.length() <= MAX_LOCAL
                                && LOCAL.matcher(local).matches()
                                && isDomain(domain)
                                && local.length() + 1 + domain.length() <= MAX_ADDRESS,
                        "address",
                        "MSS-ADDRESS",
                        "adresse attendue sous la forme nom@domaine, sans libellé ni espace",
                        "an address of the form local@domain is expected, without label or space")
                .throwIfAny("MssAddress");
        return new MssAddress(local, domain);
    }

    /** The address, or empty when it is none: for text that was received. */
    public static Optional<MssAddress> read(String text) {
        try {
            return Optional.of(of(text));
        } catch (InvalidInputException notAnAddress) {
            return Optional.empty();
        }
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notADomain) {
            return "";
        }
    }

    private static boolean isDomain(String domain) {
        String[] labels = domain.split("\\.", -1);
        for (String label : labels) {
            if (label.length() > 63 || !LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return labels.length > 1 && !NUMBERS.matcher(domain).matches();
    }

    /** The address in ASCII, as it goes on the wire. */
    public String value() {
        return local + '@' + domain;
    }

    public String localPart() {
        return local;
    }

    /** In ASCII, lower case. */
    public String domain() {
        return domain;
    }

    /** The address for people: an internationalised domain in its own letters. */
    public String shown() {
        return local + '@' + IDN.toUnicode(domain);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MssAddress that && local.equalsIgnoreCase(that.local) && domain.equals(that.domain);
    }

    @Override
    public int hashCode() {
        return Objects.hash(local.toLowerCase(Locale.ROOT), domain);
    }

    /** Redacted: the local part of a patient's address is the matricule. */
    @Override
    public String toString() {
        return "MssAddress[redacted]";
    }
}
