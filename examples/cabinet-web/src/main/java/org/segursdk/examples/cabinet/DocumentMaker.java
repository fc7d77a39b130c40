package org.segursdk.examples.cabinet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.segursdk.cda.Allergy;
import org.segursdk.cda.AllergyType;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.Encounter;
import org.segursdk.cda.N1Document;
import org.segursdk.cda.N1Type;
import org.segursdk.cda.Participant;
import org.segursdk.cda.Problem;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Treatment;
import org.segursdk.cda.vsm.VsmDocument;
import org.segursdk.core.SegurContext;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.Patient;
import org.segursdk.core.document.Relation;

/** Makes documents out of what the doctor wrote; what is not written is said to be not recorded, never to be absent. */
final class DocumentMaker {
    private static final int CONSULTATION_SECONDS = 900;

    private final SegurContext context;

    DocumentMaker(SegurContext context) {
        this.context = context;
    }

    /** @throws org.segursdk.core.error.InvalidInputException everything that is wrong with it */
    Document make(CareDocument care, Patient patient, Professional author) {
        Instant now = context.clock().instant();
        DocumentAuthor signed = DocumentAuthor.of(author, context.structure());
        CdaHeader.Builder header = CdaHeader.builder()
                .id(care.uniqueId())
                .setId(care.setId())
                .version(care.version())
                .title(care.title())
                .createdAt(now)
                .zone(context.zone())
                .patient(patient)
                .addAuthor(new Attestation(signed, now))
                .legalAuthenticator(new Attestation(signed, now))
                .custodian(context.structure())
                .addParticipant(Participant.treatingPhysician(author, context.structure()))
                .event(ServiceEvent.of(signed, now.minusSeconds(CONSULTATION_SECONDS)))
                .encounter(Encounter.of(context.structure(), now.minusSeconds(CONSULTATION_SECONDS)));
        care.replaces()
                .ifPresent(former -> header.addRelation(
                        new Relation(Relation.Type.RPLC, former).withTargetVersion(care.version() - 1)));
        return care.kind() == Draft.Kind.SUMMARY ? summary(header, care.draft(), author) : letter(header, care.draft());
    }

    private static Document letter(CdaHeader.Builder header, Draft draft) {
        return N1Document.builder()
                .header(header)
                .type(N1Type.CONSULTATION_REPORT)
                .text(draft.text())
                .build()
                .toDocument();
    }

    private Document summary(CdaHeader.Builder header, Draft draft, Professional author) {
        LocalDate today = LocalDate.ofInstant(context.clock().instant(), context.zone());
        Statement<Allergy> allergies =
                switch (draft.allergiesTold()) {
                    case "none" -> Statement.noneKnown(author, today);
                    case "some" ->
                        entries(draft.allergies(), agent -> Allergy.of(
                                        AllergyType.PROPENSITY_TO_ADVERSE_REACTION, agent)
                                .build());
                    default -> Statement.notRecorded();
                };
        return VsmDocument.builder()
                .header(header)
                .problems(entries(draft.problems(), label -> Problem.of(label).build()))
                .medicalHistory(Statement.notRecorded())
                .surgicalHistory(Statement.notRecorded())
                .allergies(allergies)
                .lifestyle(Statement.notRecorded())
                .occupationalRisks(Statement.notRecorded())
                .familyHistory(Statement.notRecorded())
                .vigilance(entries(draft.vigilance(), text -> text))
                .treatments(
                        entries(draft.treatments(), label -> Treatment.of(label).build()))
                .build()
                .toDocument();
    }

    private static <T> Statement<T> entries(String text, Function<String, T> made) {
        List<T> all = Draft.lines(text).stream().map(made).toList();
        return all.isEmpty() ? Statement.notRecorded() : Statement.entries(all);
    }
}
