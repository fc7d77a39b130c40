package org.segursdk.core.terminology;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.UUID;
import org.segursdk.core.error.InvalidInputException;

/**
 * An ISO object identifier in dotted form, at most 64 characters as HL7 wants.
 *
 * @param value for example {@code 1.2.250.1.213.1.4.8}
 */
public record Oid(String value) implements Comparable<Oid> {
    private static final int MAX_LENGTH = 64;

    /**
     * @throws InvalidInputException rule {@code OID-FORM} when the text is not an OID
     */
    public Oid {
        Objects.requireNonNull(value, "value");
        if (!isValid(value)) {
            throw InvalidInputException.of(
                    "Oid",
                    "value",
                    "OID-FORM",
                    "n'est pas un OID d'au plus 64 caractères",
                    "is not an OID of at most 64 characters");
        }
    }

    public static Oid of(String value) {
        return new Oid(value);
    }

    public static boolean isValid(String value) {
        int length = value.length();
        if (length < 3
                || length > MAX_LENGTH
                || value.charAt(0) < '0'
                || value.charAt(0) > '2'
                || value.charAt(1) != '.') {
            return false;
        }
        int arc = 0;
        for (int i = 2; i < length; i++) {
            char c = value.charAt(i);
            boolean leadingZero = arc == 1 && value.charAt(i - 1) == '0';
            if (c == '.' ? arc == 0 : c < '0' || c > '9' || leadingZero) {
                return false;
            }
            arc = c == '.' ? 0 : arc + 1;
        }
        return arc > 0;
    }

    /** The OID that ITU-T X.667 derives from a UUID (arc {@code 2.25}): globally unique without a registered root. */
    public static Oid fromUuid(UUID uuid) {
        byte[] bits = ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
        return new Oid("2.25." + new BigInteger(1, bits));
    }

    /** This OID with one more arc. */
    public Oid child(long arc) {
        return new Oid(value + '.' + arc);
    }

    @Override
    public int compareTo(Oid other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
