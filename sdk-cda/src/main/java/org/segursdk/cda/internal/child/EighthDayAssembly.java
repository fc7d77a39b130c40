package org.segursdk.cda.internal.child;

import java.util.Optional;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.child.ChildCertificate;
import org.segursdk.cda.internal.Assembly;
import org.segursdk.cda.internal.DocumentModel;
import org.segursdk.core.error.Violations;

/** Checks a certificate of the eighth day and assembles it. Source: CSE-CS8 2024.01. */
public final class EighthDayAssembly {
    private static final String TITLE =
            "Premier certificat de santé (à établir obligatoirement dans les 8 jours suivant la naissance)";
    /** IHE QRPH, health birth summary. */
    private static final String IHE_TEMPLATE = "1.3.6.1.4.1.19376.1.7.3.1.1.13.1";

    private EighthDayAssembly() {}

    /** Adds every broken rule. */
    public static void check(Optional<CdaHeader> header, Optional<EighthDayContent> content, Violations violations) {
        ChildModels.header(header, ChildCertificate.EVENT, violations);
        EighthDayRules.check(header, content, violations);
    }

    /** The document; the rules were checked before. */
    public static Assembly assemble(CdaHeader header, EighthDayContent content) {
        DocumentModel model = ChildModels.model(
                        header, ChildCertificate.TYPE, ChildCertificate.EVENT, TITLE, "urn:asip:ci-sis:cse-cs8:2017")
                .template(IHE_TEMPLATE)
                .template("1.2.250.1.213.1.1.1.5.1", "2024.01");
        return new Assembly(header, model, writing -> new EighthDayBody(
                        writing,
                        content,
                        header.event().start(),
                        header.patient().traits().birthDate().completed().toCompact())
                .write());
    }
}
