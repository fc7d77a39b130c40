package org.segursdk.cda.internal;

import org.segursdk.cda.Severity;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** FR-Severite: how serious an allergy is. Source: cda §6.2. */
public final class SeverityEntry {
    private static final String[] TEMPLATES = {
        "2.16.840.1.113883.10.20.1.55", "1.3.6.1.4.1.19376.1.5.3.1.4.1", "1.2.250.1.213.1.1.3.29"
    };
    private static final CodedValue CODE = CodedValue.of("SEV", CodeSystems.HL7_ACT_CODE, "Sévérité");

    private SeverityEntry() {}

    public static void write(XmlOut out, Severity severity, String narrativeId) {
        write(out, severity, narrativeId, "");
    }

    /** With the place in the narrative in two parts. */
    public static void write(XmlOut out, Severity severity, String narrativeId, String suffix) {
        out.start("entryRelationship", "typeCode", "SUBJ", "inversionInd", "true");
        out.start("observation", "classCode", "OBS", "moodCode", "EVN").templates(TEMPLATES);
        out.code("code", CODE).textReference(narrativeId, suffix).empty("statusCode", "code", "completed");
        out.startCode("value", severity.code(), "xsi:type", "CD").end();
        out.end().end();
    }
}
