package org.segursdk.core.identity;

import java.util.Set;

/**
 * Which identities are synthetic: the one place that states the ranges. A matricule is synthetic when its order number is
 * {@code 000} (never assigned) or when it belongs to a public test person of the INSi qualification platform or of the ANS
 * document examples. RPPS numbers are synthetic when they begin with {@code 997} or {@code 999} (test cards), FINESS numbers
 * when their second character is a letter as in test structures ({@code 0B0193488}), or when they begin with {@code 99}. Source: insi §11, psc §16.
 */
public final class SyntheticIdentities {
    private static final Set<String> TEST_PERSONS = Set.of(
            "2751263220749",
            "1810163220751",
            "160012B020777",
            "297022A020778",
            "1090763220834",
            "2090763220834",
            "2090663220123",
            "1090763220888",
            "2360663220836",
            "180032B020401",
            "1810363220456",
            "2810363220456",
            "1100863220830",
            "2790351215189",
            "2770763220829");

    /** Test persons whom the acceptance files of INSi give a key that is not the computed one. */
    private static final Set<String> WRONG_KEYS = Set.of("181036322045660", "281036322045610");

    private SyntheticIdentities() {}

    /** Whether the key is wrong in the official test data themselves: software must take it in as it is. */
    static boolean hasOfficialWrongKey(Matricule matricule) {
        return WRONG_KEYS.contains(matricule.value());
    }

    public static boolean isSynthetic(Matricule matricule) {
        return matricule.isSynthetic() || TEST_PERSONS.contains(matricule.number());
    }

    /** @param rpps 11 digits */
    public static boolean isSyntheticRpps(String rpps) {
        return rpps.startsWith("997") || rpps.startsWith("999");
    }

    /** @param finess 9 characters */
    public static boolean isSyntheticFiness(String finess) {
        return finess.startsWith("99") || finess.length() == 9 && Character.isLetter(finess.charAt(1));
    }
}
