package org.segursdk.cda.internal.child;

import java.util.Optional;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.child.ChildCertificate;
import org.segursdk.cda.child.Milestone;
import org.segursdk.cda.internal.Assembly;
import org.segursdk.cda.internal.DocumentModel;
import org.segursdk.core.error.Violations;

/** Checks a certificate and assembles it. Source: CSE-CS9 2024.01, CSE-CS24 2024.01. */
public final class CertificateAssembly {
    private static final String NINTH = "Deuxième certificat de santé (9ème mois)";
    private static final String TWENTY_FOURTH = "Troisième certificat de santé (24ème mois)";

    private CertificateAssembly() {}

    /** Adds every broken rule. */
    public static void check(Optional<CdaHeader> header, CertificateContent content, Violations violations) {
        ChildModels.header(header, ChildCertificate.EVENT, violations);
        CertificateRules.check(header, content, violations);
    }

    /** The document; the rules were checked before. */
    public static Assembly assemble(CdaHeader header, CertificateContent content) {
        boolean ninth = content.milestone() == Milestone.NINTH_MONTH;
        DocumentModel model = ChildModels.model(
                        header,
                        ChildCertificate.TYPE,
                        ChildCertificate.EVENT,
                        ninth ? NINTH : TWENTY_FOURTH,
                        ninth ? "urn:asip:ci-sis:cse-cs9:2017" : "urn:asip:ci-sis:cse-cs24:2017")
                .template(ninth ? "1.2.250.1.213.1.1.1.5.2" : "1.2.250.1.213.1.1.1.5.3", "2024.01");
        return new Assembly(header, model, writing -> new CertificateBody(
                        writing, content, header.event().start())
                .write());
    }
}
