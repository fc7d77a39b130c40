package org.segursdk.cda.internal;

import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** FR-Statut-du-probleme: clinical status of a problem or an allergy. Source: cda §6.1. */
public final class StatusEntry {
    private static final String[] TEMPLATES = {
        "2.16.840.1.113883.10.20.1.50",
        "2.16.840.1.113883.10.20.1.57",
        "1.3.6.1.4.1.19376.1.5.3.1.4.1.1",
        "1.2.250.1.213.1.1.3.30"
    };
    private static final CodedValue CODE = CodedValue.of("33999-4", CodeSystems.LOINC, "Statut");

    private StatusEntry() {}

    public static void write(XmlOut out, CodedValue status, String narrativeId) {
        write(out, status, narrativeId, "");
    }

    /** With the place in the narrative in two parts. */
    public static void write(XmlOut out, CodedValue status, String narrativeId, String suffix) {
        out.start("entryRelationship", "typeCode", "REFR", "inversionInd", "false");
        out.start("observation", "classCode", "OBS", "moodCode", "EVN").templates(TEMPLATES);
        out.code("code", CODE).textReference(narrativeId, suffix).empty("statusCode", "code", "completed");
        out.startCode("value", status, "xsi:type", "CE").end();
        out.end().end();
    }
}
