package org.segursdk.cda.internal;

import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** FR-Commentaire-ER: free text on an entry. Source: cda §6.9. */
public final class CommentEntry {
    private static final String[] TEMPLATES = {
        "2.16.840.1.113883.10.20.1.40", "1.3.6.1.4.1.19376.1.5.3.1.4.2", "1.2.250.1.213.1.1.3.32"
    };
    private static final CodedValue CODE = CodedValue.of("48767-8", CodeSystems.LOINC, "Commentaire");

    private CommentEntry() {}

    public static void write(XmlOut out, String narrativeId) {
        write(out, narrativeId, "");
    }

    /** With the place in the narrative in two parts. */
    public static void write(XmlOut out, String narrativeId, String suffix) {
        out.start("entryRelationship", "typeCode", "SUBJ", "inversionInd", "true");
        out.start("act", "classCode", "ACT", "moodCode", "EVN").templates(TEMPLATES);
        out.code("code", CODE).textReference(narrativeId, suffix).empty("statusCode", "code", "completed");
        out.end().end();
    }
}
