package org.segursdk.conformance.checks.reception;

import java.util.List;
import org.segursdk.cda.Participant;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Statement;
import org.segursdk.cda.vsm.VsmDocument;
import org.segursdk.conformance.checks.documents.Papers;
import org.segursdk.core.document.Document;
import org.segursdk.sandbox.InsiPerson;

/** A structured document that arrives. */
final class Structured {
    static final String TITLE = "Synthese du banc";
    static final String WORDS = "Hypertension du banc";

    private Structured() {}

    static Document summary(InsiPerson person) {
        return VsmDocument.builder()
                .header(Papers.header(person, TITLE, Papers.WRITTEN)
                        .addParticipant(
                                Participant.treatingPhysician(Papers.author().professional(), Papers.structure())))
                .problems(Statement.entries(List.of(Problem.of(WORDS).build())))
                .medicalHistory(Statement.notRecorded())
                .surgicalHistory(Statement.notRecorded())
                .allergies(Statement.notRecorded())
                .lifestyle(Statement.notRecorded())
                .occupationalRisks(Statement.notRecorded())
                .familyHistory(Statement.notRecorded())
                .vigilance(Statement.notRecorded())
                .treatments(Statement.notRecorded())
                .build()
                .toDocument();
    }
}
