package org.segursdk.mss.received;

/**
 * What may be filed without a person. Whatever is allowed here, only documents of a sound archive whose hash and size are right,
 * about a qualified patient with the same INS and traits, ever are. Source: mssante §6, REM-MSSR-04.
 *
 * @param automatic whether anything may
 * @param insFieldRequired whether the sender must say {@code X-MSS-INS: O}; in any case {@code N} forbids it
 */
public record FilingPolicy(boolean automatic, boolean insFieldRequired) {
    /** A person files everything: the default. */
    public static final FilingPolicy MANUAL = new FilingPolicy(false, true);

    /** Automatic where the sender says that the INS is qualified. */
    public static final FilingPolicy AUTOMATIC = new FilingPolicy(true, true);
}
