package org.segursdk.sandbox.internal.dmp;

import org.segursdk.sandbox.DmpDocument.Author;

/** The French forms of XCN, XON and authorSpecialty. Source: dmp §6.1. */
final class AuthorFormats {
    private static final String PS_ID = "&1.2.250.1.71.4.2.1&ISO";
    private static final String STRUCT_ID = "&1.2.250.1.71.4.2.2&ISO";
    private static final int XCN_PARTS = 13;
    private static final int XON_PARTS = 10;

    private AuthorFormats() {}

    /** A professional, a system, or a patient acting. */
    static boolean isPerson(String xcn) {
        String[] parts = xcn.split("\\^", -1);
        if (parts.length != XCN_PARTS || parts[0].isEmpty() || parts[1].isEmpty()) {
            return false;
        }
        boolean authority = parts[8].matches("&[0-9.]+&ISO");
        return switch (parts[12]) {
            case "IDNPS", "EI" -> PS_ID.equals(parts[8]) && "D".equals(parts[9]);
            case "RI" -> authority && "U".equals(parts[9]);
            case "NH" -> authority && "D".equals(parts[9]);
            default -> false;
        };
    }

    static boolean isInstitution(String xon) {
        String[] parts = xon.split("\\^", -1);
        return parts.length == XON_PARTS
                && !parts[0].isEmpty()
                && !parts[9].isEmpty()
                && (STRUCT_ID.equals(parts[5]) && "IDNST".equals(parts[6])
                        || "&1.3.2&ISO".equals(parts[5]) && "SIREN".equals(parts[6]));
    }

    static boolean isSpecialty(String value) {
        String[] parts = value.split("\\^", -1);
        return parts.length == 3 && !parts[0].isEmpty() && !parts[1].isEmpty() && parts[2].matches("[0-9.]+");
    }

    /** The parts of an author, empty where absent. */
    static Author author(RimObject classification) {
        String[] person = classification.value("authorPerson").split("\\^", -1);
        String[] institution = classification.value("authorInstitution").split("\\^", -1);
        String specialty = classification.value("authorSpecialty");
        return new Author(
                part(person, 0),
                part(person, 1),
                part(person, 2),
                part(institution, 0),
                part(institution, 9),
                specialty.split("\\^", -1)[0]);
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index] : "";
    }
}
