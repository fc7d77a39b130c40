package org.segursdk.cda.internal.child;

import java.util.List;
import java.util.Optional;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.internal.Concept;
import org.segursdk.cda.internal.DocumentModel;
import org.segursdk.cda.internal.DocumentedAct;
import org.segursdk.cda.internal.HeaderRules;
import org.segursdk.cda.internal.Metadata;
import org.segursdk.core.actor.Address;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodedValue;

/** What the documents of the child health record share in header and metadata. Source: CSE 2023.01 to 2024.01. */
final class ChildModels {
    /** Every document of the child health record. */
    private static final String FAMILY = "1.2.250.1.213.1.1.1.5";
    /** ANS complement of the IHE format codes (TRE_A06). */
    private static final String FORMAT_SYSTEM = "1.2.250.1.213.1.1.4.2.282";

    private ChildModels() {}

    static DocumentModel model(CdaHeader header, CodedValue type, CodedValue event, String title, String format) {
        return DocumentModel.of(
                        Concept.of(type),
                        header.title().orElse(title),
                        Metadata.format(format, FORMAT_SYSTEM),
                        DocumentedAct.principal(header.event()).code(Concept.of(event)))
                .template(FAMILY);
    }

    static void header(Optional<CdaHeader> header, CodedValue event, Violations violations) {
        header.ifPresent(present -> {
            HeaderRules.check(present, violations, "header");
            present.event()
                    .code()
                    .ifPresent(code -> violations.check(
                            code.sameConceptAs(event),
                            "header.event.code",
                            "CSE-EVENT",
                            "l'acte principal est une consultation : ne le donnez pas",
                            "the principal act is a consultation: leave it out"));
        });
    }

    /** The certificates take no address in lines. */
    static void structured(List<Address> addresses, String path, Violations violations) {
        for (int i = 0; i < addresses.size(); i++) {
            violations.check(
                    addresses.get(i).parts().isPresent(),
                    path + "[" + i + "]",
                    "CSE-ADDRESS",
                    "adresse structurée attendue (rue, code postal, ville)",
                    "a structured address is expected (street, postal code, city)");
        }
    }
}
