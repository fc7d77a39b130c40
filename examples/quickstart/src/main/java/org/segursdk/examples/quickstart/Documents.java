package org.segursdk.examples.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.Encounter;
import org.segursdk.cda.N1Document;
import org.segursdk.cda.Participant;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.cda.check.CdaChecker;
import org.segursdk.cda.check.Finding;
import org.segursdk.cda.vsm.VsmDocument;
import org.segursdk.core.SegurContext;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.Patient;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;

/** Makes the two documents of the example and checks them. */
final class Documents {
    private final SegurContext context;
    private final PatientRecord record;
    private final DocumentAuthor author;

    Documents(SegurContext context, PatientRecord record) {
        this.context = context;
        this.record = record;
        this.author = DocumentAuthor.of(record.professional(), context.structure());
    }

    Document vsm(Patient patient) {
        return VsmDocument.builder()
                .header(header(patient).title(VsmDocument.DEFAULT_TITLE))
                .problems(record.problems())
                .medicalHistory(record.medicalHistory())
                .surgicalHistory(record.procedures())
                .allergies(record.allergies())
                .lifestyle(record.lifestyle())
                .occupationalRisks(record.occupationalRisks())
                .familyHistory(record.familyHistory())
                .vigilance(record.vigilance())
                .treatments(record.treatments())
                .build()
                .toDocument();
    }

    Document letter(Patient patient) {
        return N1Document.builder()
                .header(header(patient).title(record.letterTitle()))
                .type(ValueSets.documentType().find(record.letterType()).orElseThrow())
                .pdf(DocumentContent.of(record.letterFile()))
                .build()
                .toDocument();
    }

    private CdaHeader.Builder header(Patient patient) {
        Instant now = context.clock().instant();
        return CdaHeader.builder()
                .id(Oid.fromUuid(context.uuids().get()))
                .createdAt(now)
                .zone(context.zone())
                .patient(patient)
                .addAuthor(new Attestation(author, now))
                .legalAuthenticator(new Attestation(author, now))
                .custodian(context.structure())
                .addParticipant(Participant.treatingPhysician(record.professional(), context.structure()))
                .event(ServiceEvent.of(author, now.minusSeconds(900)))
                .encounter(Encounter.of(context.structure(), now.minusSeconds(900)));
    }

    static List<Finding> check(Document document) throws IOException {
        try (InputStream in = document.content().open()) {
            return CdaChecker.check(in);
        }
    }

    static Path write(Document document, Path file) throws IOException {
        try (InputStream in = document.content().open()) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }
}
