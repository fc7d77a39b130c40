package org.segursdk.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.segursdk.cda.Allergy;
import org.segursdk.cda.AllergyType;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Encounter;
import org.segursdk.cda.N1Document;
import org.segursdk.cda.Participant;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.cda.Severity;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Treatment;
import org.segursdk.cda.vsm.VsmDocument;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.LocalPatientId;
import org.segursdk.core.document.Patient;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Sex;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;

/** Documents about one synthetic patient, of the sizes the figures are stated for. */
final class SampleDocuments {
    /** Size of the structured document the figures are stated for. */
    static final int STRUCTURED_SIZE = 444 * 1024;

    private static final Instant NOW = Instant.parse("2026-07-14T08:30:00Z");

    private SampleDocuments() {}

    static CdaHeader.Builder header() {
        Professional doctor = Professional.builder()
                .id(ProfessionalId.rpps("99700366240"))
                .familyName("Lefèvre")
                .givenName("Hélène")
                .title("DR")
                .specialty("G15_10/SM26")
                .addTelecom(Telecom.phone("0147150000", Address.Use.WORK))
                .build();
        Structure practice = Structure.builder()
                .id(StructureId.finess("0B0193488"))
                .name("Cabinet de l'Église & associés")
                .sector("SA07")
                .practiceSetting("AMBULATOIRE")
                .addAddress(Address.work("3 rue du Petit-Pont", "75005 PARIS"))
                .build();
        DocumentAuthor author = DocumentAuthor.of(doctor, practice);
        return CdaHeader.builder()
                .id(Oid.of("1.2.250.1.213.3.999.2026.1"))
                .title("Synthèse médicale")
                .createdAt(NOW)
                .patient(Patient.local(IdentityTraits.builder()
                                .birthName("D'ARTAGNAN")
                                .birthGivenNames("ZOE")
                                .sex(Sex.FEMALE)
                                .birthDate("1979-03-28")
                                .birthPlace("2A004")
                                .build())
                        .addLocalId(new LocalPatientId(Oid.of("1.2.250.1.213.3.999"), "IPP-7"))
                        .build())
                .addAuthor(new Attestation(author, NOW))
                .custodian(practice)
                .legalAuthenticator(new Attestation(author, NOW))
                .addParticipant(Participant.treatingPhysician(doctor, practice))
                .event(ServiceEvent.of(author, NOW.minusSeconds(1800)))
                .encounter(Encounter.of(practice, NOW.minusSeconds(1800)));
    }

    /** A VSM of about {@link #STRUCTURED_SIZE} bytes. */
    static VsmDocument structured() {
        int low = 1;
        int high = 1_000;
        while (low < high) {
            int middle = (low + high) / 2;
            if (bytes(vsm(middle)).length < STRUCTURED_SIZE) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return vsm(low);
    }

    private static VsmDocument vsm(int entries) {
        List<Problem> problems = new ArrayList<>();
        List<Allergy> allergies = new ArrayList<>();
        List<Treatment> treatments = new ArrayList<>();
        for (int i = 1; i <= entries; i++) {
            Problem problem = Problem.of("Hypertension artérielle n° " + i)
                    .code(CodedValue.of("I10", CodeSystems.CIM_10, "Hypertension essentielle (primitive)"))
                    .onset(ClinicalDate.day(LocalDate.of(2001, 1, 1).plusDays(i)))
                    .comment("Suivi régulier, équilibrée sous traitement")
                    .build();
            problems.add(problem);
            allergies.add(Allergy.of(AllergyType.DRUG_ALLERGY, "Pénicilline " + i)
                    .reaction("Urticaire")
                    .severity(Severity.MODERATE)
                    .build());
            treatments.add(Treatment.of("PLAVIX 75 mg, comprimé pelliculé")
                    .cis("63564053")
                    .dosage("1 comprimé par jour")
                    .dose(Quantity.of("1", "{tablet}", "comprimé"))
                    .every(Quantity.of("1", "d", "jour"))
                    .start(ClinicalDate.month(2019, 8))
                    .reason(problem)
                    .build());
        }
        return VsmDocument.builder()
                .header(header())
                .problems(Statement.entries(problems))
                .medicalHistory(Statement.notRecorded())
                .surgicalHistory(Statement.notRecorded())
                .allergies(Statement.entries(allergies))
                .lifestyle(Statement.notRecorded())
                .occupationalRisks(Statement.notRecorded())
                .familyHistory(Statement.notRecorded())
                .vigilance(Statement.notRecorded())
                .treatments(Statement.entries(treatments))
                .build();
    }

    /** A letter with a PDF of that size. */
    static N1Document letter(int pdfSize) {
        byte[] pdf = new byte[pdfSize];
        new Random(1).nextBytes(pdf);
        byte[] start = "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII);
        byte[] end = "\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(start, 0, pdf, 0, start.length);
        System.arraycopy(end, 0, pdf, pdfSize - end.length, end.length);
        return N1Document.builder()
                .header(header())
                .type(ValueSets.documentType().find("11488-4").orElseThrow())
                .pdf(DocumentContent.of(pdf))
                .build();
    }

    static byte[] bytes(VsmDocument document) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.writeTo(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(N1Document document) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.writeTo(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
