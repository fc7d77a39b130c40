package org.segursdk.conformance.checks.sending;

import java.io.IOException;
import org.segursdk.conformance.checks.documents.FileCheck;
import org.segursdk.conformance.checks.documents.FileCheck.Files;
import org.segursdk.conformance.checks.feed.Hl7Message;
import org.segursdk.conformance.run.Artefact;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;

/**
 * What is handed to a platform (PFI) when a document changes, so that those who received it are told: REM-MSSS-20. The vendor's index tells
 * what messages show: {@code pfi-own-replaced} and {@code pfi-own-deleted}, an update and a deletion of a document of the product's own;
 * {@code pfi-foreign-changed}, whatever left when a document of others was replaced or deleted in the record. Source: mssante §8.1.
 */
final class PfiChecks {
    private static final LocalizedText HINT = LocalizedText.of(
            "remplacement : MDM^T10, ou ORU^R01 avec ORC-1 à RO ; suppression : MDM^T04, ou ORU^R01 avec ORC-1 à CA",
            "replacement: MDM^T10, or ORU^R01 with ORC-1 RO; deletion: MDM^T04, or ORU^R01 with ORC-1 CA");

    private PfiChecks() {}

    static Check check() {
        return new FileCheck("msss-20-update-deletion-through-pfi", PfiChecks::look, "REM-MSSS-20");
    }

    private static void look(Files files) throws IOException {
        told(files, "pfi-own-replaced", "MDM^T10", "RO");
        told(files, "pfi-own-deleted", "MDM^T04", "CA");
        for (Artefact each : files.showing("pfi-foreign-changed")) {
            files.saw(each);
            files.require(
                    !Hl7Message.isOne(each),
                    "foreign",
                    each,
                    LocalizedText.of(
                            "un message part à la PFI pour un document dont le produit n'est pas l'auteur",
                            "a message leaves for the PFI about a document that is not the product's own"),
                    HINT);
        }
    }

    private static void told(Files files, String scenario, String type, String order) throws IOException {
        for (Artefact each : files.showing(scenario)) {
            Hl7Message message = Hl7Message.read(each);
            boolean byOrder = message.type().equals("ORU^R01")
                    && message.segments("ORC").stream()
                            .anyMatch(segment -> message.field(segment, 1).equals(order));
            files.saw(each);
            files.require(
                    message.type().equals(type) || byOrder,
                    scenario.substring("pfi-".length()),
                    each,
                    LocalizedText.of(
                            "le message remis à la PFI ne dit pas le remplacement ou la suppression",
                            "the message handed to the PFI does not tell the replacement or the deletion"),
                    HINT);
        }
    }
}
