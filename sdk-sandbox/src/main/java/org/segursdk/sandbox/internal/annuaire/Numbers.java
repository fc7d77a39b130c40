package org.segursdk.sandbox.internal.annuaire;

/** Numbers of the population, from which the place in it can be read back. All lie in synthetic ranges. Source: annuaire §3, psc §16. */
final class Numbers {
    /** Practices, hospitals… of a block of professionals. */
    static final int STRUCTURES = 9;

    static final int LEGAL = 0;
    static final int HOSPITAL = 1;
    static final int PHARMACY = 2;
    static final int HOME = 3;
    static final int FIRST_PRACTICE = 4;
    /** Professionals of a block, who share structures and a city. */
    static final int BLOCK = 20;

    static final int PER_PRACTICE = 4;
    static final int SERVICES = 3;
    /** Numbers below are those of the test cards. */
    private static final int RPPS_OFFSET = 1_000_000;

    private static final String FINESS_LETTERS = "DCEF";
    private static final String RANK = "001";

    private Numbers() {}

    static String rpps(int slot) {
        return withLuhn("997" + digits(slot + RPPS_OFFSET, 7));
    }

    /** @return slot, or -1 when the number is none of the population's */
    static int slotOfRpps(String rpps) {
        if (rpps.length() != 11 || !rpps.startsWith("997") || !isNumber(rpps)) {
            return -1;
        }
        int slot = Integer.parseInt(rpps.substring(3, 10)) - RPPS_OFFSET;
        return slot >= 0 && rpps.equals(rpps(slot)) ? slot : -1;
    }

    static String activity(int slot) {
        return "97" + digits(slot, 8);
    }

    static int slotOfActivity(String number) {
        return number.length() == 10 && number.startsWith("97") && isNumber(number)
                ? Integer.parseInt(number.substring(2))
                : -1;
    }

    /** FINESS number of a legal entity, a hospital, a pharmacy or a nursing home: its second character is a letter. */
    static String finess(int structure) {
        return "0" + FINESS_LETTERS.charAt(structure % STRUCTURES) + digits(structure / STRUCTURES, 7);
    }

    static String siren(int structure) {
        return withLuhn("00" + digits(structure / STRUCTURES, 6));
    }

    static String siret(int structure) {
        return withLuhn(siren(structure) + digits(structure % STRUCTURES, 4));
    }

    /** Rank of a practice: its first place's number and three digits. */
    static String rank(int structure) {
        int holder = structure / STRUCTURES * BLOCK + (structure % STRUCTURES - FIRST_PRACTICE) * PER_PRACTICE;
        return rpps(holder) + RANK;
    }

    static String idnst(int structure) {
        return structure % STRUCTURES >= FIRST_PRACTICE ? "4" + rank(structure) : "1" + finess(structure);
    }

    /** @param number FINESS, SIREN, SIRET or rank, or any of them as IDNST; -1 for others */
    static int slotOfStructure(String number) {
        return switch (number.length()) {
            case 9 -> slotOfNine(number);
            case 10 -> number.charAt(0) == '1' ? slotOfFiness(number.substring(1)) : -1;
            case 14 -> number.startsWith("997") ? slotOfRank(number) : slotOfSiret(number);
            case 15 -> slotOfLong(number);
            default -> -1;
        };
    }

    private static int slotOfLong(String number) {
        return switch (number.charAt(0)) {
            case '3' -> slotOfSiret(number.substring(1));
            case '4' -> slotOfRank(number.substring(1));
            default -> -1;
        };
    }

    private static int slotOfNine(String number) {
        if (number.startsWith("00") && isNumber(number)) {
            int slot = Integer.parseInt(number.substring(2, 8)) * STRUCTURES;
            return number.equals(siren(slot)) ? slot : -1;
        }
        return slotOfFiness(number);
    }

    private static int slotOfFiness(String finess) {
        int kind = FINESS_LETTERS.indexOf(finess.charAt(1));
        if (finess.charAt(0) != '0' || kind < 0 || !isNumber(finess.substring(2))) {
            return -1;
        }
        return Integer.parseInt(finess.substring(2)) * STRUCTURES + kind;
    }

    private static int slotOfSiret(String siret) {
        if (!siret.startsWith("00") || !isNumber(siret)) {
            return -1;
        }
        int slot = Integer.parseInt(siret.substring(2, 8)) * STRUCTURES + Integer.parseInt(siret.substring(9, 13));
        return siret.equals(siret(slot)) ? slot : -1;
    }

    private static int slotOfRank(String rank) {
        int holder = rank.endsWith(RANK) ? slotOfRpps(rank.substring(0, 11)) : -1;
        return holder < 0 || holder % PER_PRACTICE != 0 ? -1 : practiceOf(holder);
    }

    /** The practice where a professional of the population would work. */
    static int practiceOf(int practitioner) {
        return practitioner / BLOCK * STRUCTURES + FIRST_PRACTICE + practitioner % BLOCK / PER_PRACTICE;
    }

    static int blockStructure(int practitioner, int which) {
        return practitioner / BLOCK * STRUCTURES + which;
    }

    static String service(int slot) {
        return "97-01-" + digits(slot, 7);
    }

    static String device(int slot) {
        return "97-02-" + digits(slot, 7);
    }

    /** @return slot of a care activity or an equipment, or -1 */
    static int slotOfArhgos(String number, boolean device) {
        return number.length() == 13 && number.startsWith(device ? "97-02-" : "97-01-") && isNumber(number.substring(6))
                ? Integer.parseInt(number.substring(6))
                : -1;
    }

    static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String digits(int number, int length) {
        String text = Integer.toString(number);
        return "0".repeat(length - text.length()) + text;
    }

    private static String withLuhn(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit * 2 : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return number + (10 - sum % 10) % 10;
    }
}
