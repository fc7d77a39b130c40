package org.segursdk.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
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
import org.segursdk.cda.biology.BioChapter;
import org.segursdk.cda.biology.BioCode;
import org.segursdk.cda.biology.BioInterpretation;
import org.segursdk.cda.biology.BioPrior;
import org.segursdk.cda.biology.BioRange;
import org.segursdk.cda.biology.BioReport;
import org.segursdk.cda.biology.BioResult;
import org.segursdk.cda.biology.BioResults;
import org.segursdk.cda.biology.BioValue;
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

    private static final BioCode UREA = BioCode.loinc("22664-7", "Urée [Moles/Volume] Sérum/Plasma ; Numérique");

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
            if (bytes(vsm(middle)::writeTo).length < STRUCTURED_SIZE) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return vsm(low);
    }

    static VsmDocument vsm(int entries) {
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

    /** A biology report with that many results, each with its unit, range, interpretation and earlier result. */
    static BioReport biology(int results) {
        Instant done = NOW.minusSeconds(600);
        BioResults.Builder block = BioResults.builder();
        for (int i = 1; i <= results; i++) {
            BigDecimal measured = BigDecimal.valueOf(300L + 7 * i, 2);
            boolean high = measured.compareTo(BigDecimal.valueOf(8)) > 0;
            block.add(BioResult.of("Urée " + i, UREA, BioValue.measured(measured.toPlainString(), "mmol/L"))
                    .interpretation(high ? BioInterpretation.HIGH : BioInterpretation.NORMAL)
                    .range(BioRange.between("2.50", "8", "mmol/L"))
                    .addPrior(new BioPrior(BioValue.measured("6.5", "mmol/L"), ClinicalDate.parse("2025-09-12")))
                    .at(ClinicalDate.at(done))
                    .build());
        }
        DocumentAuthor biologist = biologist();
        return BioReport.builder()
                .header(header().title(BioReport.DEFAULT_TITLE)
                        .event(ServiceEvent.of(biologist, NOW.minusSeconds(7200))
                                .withStop(NOW))
                        .encounter(Encounter.of(biologist.structure(), NOW.minusSeconds(9000))
                                .withResponsible(biologist)))
                .status(BioReport.Status.COMPLETE)
                .pdfCopy(DocumentContent.of(pdf(20_000)))
                .addChapter(BioChapter.of(BioChapter.BIOCHEMISTRY, block.build()))
                .build();
    }

    private static DocumentAuthor biologist() {
        return DocumentAuthor.of(
                Professional.builder()
                        .id(ProfessionalId.rpps("99700427869"))
                        .familyName("de Sants")
                        .givenName("Jean-Noël")
                        .title("DR")
                        .specialty("G15_10/SM03")
                        .build(),
                Structure.builder()
                        .id(StructureId.finess("0B0193488"))
                        .name("Laboratoire & Co. des Charmes")
                        .sector("SA25")
                        .practiceSetting("AMBULATOIRE")
                        .addAddress(Address.work("8 rue de l'Œuf", "75005 PARIS"))
                        .addTelecom(Telecom.phone("0174589607", Address.Use.WORK))
                        .build());
    }

    /** A letter with a PDF of that size. */
    static N1Document letter(int pdfSize) {
        return letter(pdf(pdfSize));
    }

    static N1Document letter(byte[] pdf) {
        return N1Document.builder()
                .header(header())
                .type(ValueSets.documentType().find("11488-4").orElseThrow())
                .pdf(DocumentContent.of(pdf))
                .build();
    }

    static byte[] pdf(int pdfSize) {
        byte[] pdf = new byte[pdfSize];
        new Random(1).nextBytes(pdf);
        byte[] start = "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII);
        byte[] end = "\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(start, 0, pdf, 0, start.length);
        System.arraycopy(end, 0, pdf, pdfSize - end.length, end.length);
        return pdf;
    }

    /** Writes a document. */
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    static byte[] bytes(Writing document) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.to(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
