package org.segursdk.cda.internal.vsm;

import java.util.Optional;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.internal.Assembly;
import org.segursdk.cda.internal.Concept;
import org.segursdk.cda.internal.DocumentModel;
import org.segursdk.cda.internal.DocumentedAct;
import org.segursdk.cda.internal.Metadata;
import org.segursdk.cda.vsm.VsmDocument;
import org.segursdk.core.error.Violations;

/** Checks a VSM and assembles it. Source: cda §7.1, §15. */
public final class VsmAssembly {
    private static final String TEMPLATE = "1.2.250.1.213.1.1.1.13";
    private static final String TEMPLATE_EXTENSION = "201310";
    private static final String FORMAT = "urn:asip:ci-sis:vsm:2012";
    /** ANS complement of the IHE format codes (TRE_A06). */
    private static final String FORMAT_SYSTEM = "1.2.250.1.213.1.1.4.2.282";

    private VsmAssembly() {}

    /** Adds every broken rule; the header's are left out when there is no header to check. */
    public static void check(Optional<CdaHeader> header, VsmContent content, Violations violations) {
        VsmRules.check(header, content, violations);
    }

    /** The document; the rules were checked before. */
    public static Assembly assemble(CdaHeader header, VsmContent content) {
        DocumentModel model = DocumentModel.of(
                        Concept.of(VsmDocument.TYPE),
                        header.title().orElse(VsmDocument.DEFAULT_TITLE),
                        Metadata.format(FORMAT, FORMAT_SYSTEM),
                        DocumentedAct.principal(header.event()).code(Concept.of(VsmDocument.EVENT)))
                .template(TEMPLATE, TEMPLATE_EXTENSION);
        return new Assembly(header, model, writing -> new VsmBody(writing, content).write());
    }
}
