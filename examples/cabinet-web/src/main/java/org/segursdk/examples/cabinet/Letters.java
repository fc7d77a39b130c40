package org.segursdk.examples.cabinet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Encounter;
import org.segursdk.cda.N1Document;
import org.segursdk.cda.N1Type;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.cda.biology.BioChapter;
import org.segursdk.cda.biology.BioCode;
import org.segursdk.cda.biology.BioInterpretation;
import org.segursdk.cda.biology.BioRange;
import org.segursdk.cda.biology.BioReport;
import org.segursdk.cda.biology.BioResult;
import org.segursdk.cda.biology.BioResults;
import org.segursdk.cda.biology.BioValue;
import org.segursdk.core.Software;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.Patient;
import org.segursdk.core.document.Relation;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Provenance;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.mss.message.ArchivePart;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.OutgoingMessage;
import org.segursdk.mss.message.Sender;
import org.segursdk.mss.message.SentDocument;
import org.segursdk.mss.xdm.Compression;
import org.segursdk.mss.xdm.XdmArchive;
import org.segursdk.sandbox.InsiPerson;

/** What colleagues of the practice write, as their software would send it: documents and mails made with the SDK, about test persons. */
public final class Letters {
    private static final MssAddress LABORATORY = MssAddress.of("labo@biologie-test.example");
    private static final byte[] PDF = "%PDF-1.4 copie\n%%EOF\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final Clock clock;
    private final ZoneId zone;

    public Letters(Counterparts counterparts, Clock clock) {
        this.clock = clock;
        this.zone = counterparts.context().zone();
    }

    /** Results within and far out of their range, and a letter that tells nothing of either. */
    List<Document> aboutKnown(InsiPerson person) {
        Patient patient = Patient.qualified(qualified(person, person.traits())).build();
        return List.of(
                biology(patient, "5.1", BioInterpretation.NORMAL, 3),
                biology(patient, "31", BioInterpretation.HIGH_ALERT, 1),
                letter(patient, "Compte rendu de consultation de cardiologie", 2));
    }

    /** The laboratory corrects its report. */
    Document laterVersion(InsiPerson person, Document former) {
        Oid id = former.metadata().uniqueId();
        CdaHeader.Builder header = header(
                        Patient.qualified(qualified(person, person.traits())).build(), BioReport.DEFAULT_TITLE, 0)
                .setId(id)
                .version(2)
                .addRelation(new Relation(Relation.Type.RPLC, id).withTargetVersion(1));
        return biology(header, "9.4", BioInterpretation.HIGH, 0);
    }

    /** The sender knows that person by other given names: to be compared by somebody. */
    Document otherGivenNames(InsiPerson person) {
        IdentityTraits other = IdentityTraits.builder()
                .birthName(person.traits().birthName())
                .birthGivenNames("ZOE MARIE")
                .sex(person.traits().sex())
                .birthDate(person.traits().birthDate())
                .birthPlace(person.traits().birthPlace().orElseThrow())
                .build();
        return letter(Patient.qualified(qualified(person, other)).build(), "Lettre du service de cardiologie", 4);
    }

    Document aboutRetrieved(InsiPerson person) {
        return letter(
                Patient.qualified(qualified(person, person.traits())).build(), "Compte rendu de gastro-entérologie", 5);
    }

    /** A report that has just been made: for tests. */
    public Document report(InsiPerson person, String value) {
        return biology(Patient.qualified(qualified(person, person.traits())).build(), value, BioInterpretation.HIGH, 0);
    }

    /** The sender's own check. */
    private static QualifiedIns qualified(InsiPerson person, IdentityTraits traits) {
        return QualifiedIns.restore(
                person.ins(),
                traits,
                new Provenance(
                        Provenance.Route.INSI_TRAITS,
                        Instant.parse("2026-01-02T10:00:00Z"),
                        new IdentityProof(ProofType.PASSPORT, "accueil", LocalDate.of(2026, 1, 2)),
                        true));
    }

    private static Structure laboratory() {
        return Structure.builder()
                .id(StructureId.finess("1B0064166"))
                .name("Laboratoire des Essais")
                .sector("SA25")
                .practiceSetting("AMBULATOIRE")
                .addAddress(Address.work("3 rue des Essais", "63000 CLERMONT-FERRAND"))
                .addTelecom(Telecom.phone("+33199000003", Address.Use.WORK))
                .build();
    }

    private static DocumentAuthor author() {
        Professional professional = Professional.builder()
                .id(ProfessionalId.rpps("99700245667"))
                .familyName("TESTA")
                .givenName("ANNE")
                .title("DR")
                .specialty("G15_10/SM26")
                .addTelecom(Telecom.phone("+33199000003", Address.Use.WORK))
                .build();
        return DocumentAuthor.of(professional, laboratory());
    }

    private CdaHeader.Builder header(Patient patient, String title, int daysAgo) {
        Instant at = clock.instant().minusSeconds(3600 + daysAgo * 86_400L);
        return CdaHeader.builder()
                .id(Oid.fromUuid(UUID.randomUUID()))
                .title(title)
                .createdAt(at)
                .zone(zone)
                .patient(patient)
                .addAuthor(new Attestation(author(), at))
                .legalAuthenticator(new Attestation(author(), at))
                .custodian(laboratory())
                .event(ServiceEvent.of(author(), at.minusSeconds(7200)).withStop(at.minusSeconds(3600)))
                .encounter(Encounter.of(laboratory(), at.minusSeconds(9000)).withResponsible(author()));
    }

    private Document letter(Patient patient, String title, int daysAgo) {
        return N1Document.builder()
                .header(header(patient, title, daysAgo))
                .type(N1Type.CONSULTATION_REPORT)
                .text(
                        "Document d'exemple, sur une personne de test.\n\nCher confrère,\nl'examen est rassurant. À revoir dans un an.")
                .build()
                .toDocument();
    }

    private Document biology(Patient patient, String value, BioInterpretation judged, int daysAgo) {
        return biology(header(patient, BioReport.DEFAULT_TITLE, daysAgo), value, judged, daysAgo);
    }

    private Document biology(CdaHeader.Builder header, String value, BioInterpretation judged, int daysAgo) {
        BioResult urea = BioResult.of(
                        "Urée",
                        BioCode.loinc("22664-7", "Urée [Moles/Volume] Sérum/Plasma ; Numérique"),
                        BioValue.measured(value, "mmol/L"))
                .range(BioRange.between("2.50", "8", "mmol/L"))
                .interpretation(judged)
                .at(ClinicalDate.at(clock.instant().minusSeconds(9000 + daysAgo * 86_400L)))
                .build();
        return BioReport.builder()
                .header(header)
                .status(BioReport.Status.COMPLETE)
                .pdfCopy(DocumentContent.of(PDF))
                .addChapter(BioChapter.of(
                        BioChapter.BIOCHEMISTRY, BioResults.builder().add(urea).build()))
                .build()
                .toDocument();
    }

    /** A mail with that document, as it arrives. */
    public byte[] mail(Document document) {
        XdmArchive.Builder archive = XdmArchive.builder(Software.of("Labo-exemple", "1.0"))
                .clock(clock)
                .sender(author())
                .contentType(ValueSets.submissionContentType().concepts().get(0))
                .addDocuments(List.of(document));
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        try {
            archive.build().writeTo(zip, Compression.STORED);
            OutgoingMessage.toProfessionals(
                            Sender.organization(LABORATORY, "Laboratoire des Essais"), Counterparts.PROFILE)
                    .addTo(Counterparts.PRACTICE)
                    .productNumber("EXEMPLE02")
                    .clock(clock.withZone(zone))
                    .body("Bonjour,\nle document est joint.")
                    .documents(
                            ArchivePart.of(DocumentContent.of(zip.toByteArray()), zip.size()),
                            List.of(SentDocument.of(document, DocumentContent.of(PDF))))
                    .build()
                    .writeTo(mail);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return mail.toByteArray();
    }
}
