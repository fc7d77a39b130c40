package org.segursdk.architecture;

import java.util.LinkedHashMap;
import java.util.Map;

/** The rooms of the house and their floors, as in docs/architecture.md. */
final class Floors {
    static final String ROOT = "org.segursdk.";

    /** Room (first package below the root) to floor; the higher may know the lower. */
    static final Map<String, Integer> FLOOR_OF = new LinkedHashMap<>();

    static {
        FLOOR_OF.put("core", 0);
        FLOOR_OF.put("soap", 1);
        FLOOR_OF.put("insi", 2);
        FLOOR_OF.put("cda", 2);
        FLOOR_OF.put("annuaire", 2);
        FLOOR_OF.put("psc", 2);
        FLOOR_OF.put("dmp", 3);
        FLOOR_OF.put("mss", 3);
        FLOOR_OF.put("eprescription", 3);
        FLOOR_OF.put("exchange", 4);
        FLOOR_OF.put("sandbox", 1);
        FLOOR_OF.put("conformance", 5);
        FLOOR_OF.put("testing", 6);
        FLOOR_OF.put("maven", 6);
        FLOOR_OF.put("examples", 7);
    }

    private Floors() {}

    /** The room of a class: {@code insi} for {@code org.segursdk.insi.internal.Wire}; empty outside the house. */
    static String room(String className) {
        if (!className.startsWith(ROOT)) {
            return "";
        }
        String rest = className.substring(ROOT.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
