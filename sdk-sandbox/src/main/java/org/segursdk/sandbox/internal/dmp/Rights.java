package org.segursdk.sandbox.internal.dmp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who may ask for what: transaction × holder and mode × access. Conditions on the patient's DMP and on single documents stand in
 * {@link PatientGate} and {@link DocumentRights}. Source: dmp §2.2, §2.3, of medium certainty there.
 *
 * <p>A cell holds the accesses allowed: {@code n} normal, {@code b} bris_de_glace, {@code c} centre_15, {@code -} none. A plain
 * "yes" of the source is read as all three.
 */
final class Rights {
    static final String EXISTENCE = "0.2";
    static final String AUTHORISE = "0.3+";
    static final String WITHDRAW = "0.3-";
    static final String LIST = "0.4";
    static final String BY_TRAITS = "0.5";
    static final String ADMINISTRATIVE = "1.3a";
    static final String PROFESSIONALS = "1.6";
    static final String FEED = "2.1";
    static final String FEED_BY_STAFF = "2.2";
    static final String SEARCH = "3.1";
    static final String SEARCH_REFERENCES = "3.1b";
    static final String RETRIEVE = "3.2";
    static final String MASK = "3.3a+";
    static final String UNMASK = "3.3a-";
    static final String SHOW = "3.3b";
    static final String DELETE = "3.3c";
    static final String ARCHIVE = "3.3d";

    private static final String TABLE = """
            TD    | PS-DIRECTE | PS-AIR | STAFF-DIRECTE | STAFF-AIR | AI
            0.2   | nbc        | nbc    | nbc           | nbc       | nbc
            0.3+  | n          | n      | n             | n         | -
            0.3-  | n          | n      | -             | -         | -
            0.4   | nbc        | nbc    | nbc           | nbc       | nb
            0.5   | c          | c      | -             | -         | c
            1.3a  | nbc        | nbc    | nbc           | nbc       | nbc
            1.6   | n          | n      | -             | -         | -
            2.1   | nbc        | -      | -             | -         | nbc
            2.2   | -          | -      | nbc           | -         | -
            3.1   | nbc        | nbc    | -             | -         | -
            3.1b  | nbc        | nbc    | nbc           | nbc       | nbc
            3.2   | nbc        | nbc    | -             | -         | -
            3.3a+ | n          | n      | -             | -         | -
            3.3a- | n          | n      | -             | -         | -
            3.3b  | n          | n      | -             | -         | -
            3.3c  | nbc        | nbc    | nbc           | nbc       | nbc
            3.3d  | nbc        | nbc    | -             | -         | -
            """;

    private static final List<String> COLUMNS = List.of("PS-DIRECTE", "PS-AIR", "STAFF-DIRECTE", "STAFF-AIR", "AI");
    private static final Map<String, List<String>> ROWS = rows();

    private Rights() {}

    private static Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        TABLE.lines().skip(1).forEach(line -> {
            List<String> cells = List.of(line.strip().split(" *\\| *"));
            rows.put(cells.get(0), cells.subList(1, cells.size()));
        });
        return rows;
    }

    /** Operations of the table, in its order. */
    static List<String> operations() {
        return List.copyOf(ROWS.keySet());
    }

    /**
     * @throws IllegalArgumentException a spelling that is not one of the table's
     */
    static boolean allows(String operation, String mode, String holder, String access) {
        List<String> row = ROWS.get(operation);
        int letter = List.of("normal", "bris_de_glace", "centre_15").indexOf(access);
        if (row == null || letter < 0) {
            throw new IllegalArgumentException("no such operation or access: " + operation + ", " + access);
        }
        return row.get(COLUMNS.indexOf(column(mode, holder))).indexOf("nbc".charAt(letter)) >= 0;
    }

    private static String column(String mode, String holder) {
        boolean staff =
                switch (holder) {
                    case "PS" -> false;
                    case "NON_PS" -> true;
                    default -> throw new IllegalArgumentException("no such holder: " + holder);
                };
        return switch (mode) {
            case "DIRECTE" -> staff ? "STAFF-DIRECTE" : "PS-DIRECTE";
            case "INDIRECTE_RENFORCEE" -> staff ? "STAFF-AIR" : "PS-AIR";
            case "INDIRECTE" -> "AI";
            default -> throw new IllegalArgumentException("no such mode: " + mode);
        };
    }
}
