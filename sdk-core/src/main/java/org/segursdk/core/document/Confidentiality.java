package org.segursdk.core.document;

import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** Confidentiality of a document (HL7). Source: cda §3, dmp §6.3. */
public final class Confidentiality {
    public static final CodedValue NORMAL = CodedValue.of("N", CodeSystems.HL7_CONFIDENTIALITY, "Normal");
    public static final CodedValue RESTRICTED = CodedValue.of("R", CodeSystems.HL7_CONFIDENTIALITY, "Restreint");
    public static final CodedValue VERY_RESTRICTED =
            CodedValue.of("V", CodeSystems.HL7_CONFIDENTIALITY, "Très restreint");

    private Confidentiality() {}
}
