package org.segursdk.cda.biology;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Encounter;
import org.segursdk.cda.Fixtures;
import org.segursdk.cda.Order;
import org.segursdk.cda.Participant;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.cda.Statement;
import org.segursdk.cda.TinyPdf;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;

/** A synthetic laboratory, its biologists and its reports. */
public final class BioFixtures {
    public static final Instant NOW = Fixtures.NOW;
    public static final Oid LAB_NUMBERS = Oid.of("1.2.250.1.213.3.999.7");
    public static final ContentSource PDF = DocumentContent.of(TinyPdf.of("Compte rendu de biologie"));
    /** One transparent pixel. */
    public static final ContentSource PNG = DocumentContent.of(
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="));

    public static final BioCode UREA = BioCode.loinc("22664-7", "Urée [Moles/Volume] Sérum/Plasma ; Numérique");
    public static final BioCode INR =
            BioCode.loinc("6301-6", "Temps de quick INR [Temps relatif] Plasma pauvre en plaquettes ; Numérique");
    public static final BioCode LEUCOCYTES =
            BioCode.loinc("30405-5", "Leucocytes [Nombre/Volume] Urine ; Numérique ; Comptage manuel");
    public static final BioCode COLOUR = BioCode.loinc("5778-6", "Couleur [Type] Urine ; Résultat nominal");
    public static final BioCode LOCAL_CRP = BioCode.local(
            CodedValue.of("CRP-1234", "1.2.250.1.213.3.999.8", "C Réactive protéine [Masse/Volume] Sérum"));

    private BioFixtures() {}

    public static Professional biologist(String rpps, String familyName) {
        return Professional.builder()
                .id(ProfessionalId.rpps(rpps))
                .familyName(familyName)
                .givenName("Jean-Noël")
                .title("DR")
                .specialty("G15_10/SM03")
                .build();
    }

    public static Structure laboratory(String name) {
        return Structure.builder()
                .id(StructureId.finess("0B0193488"))
                .name(name)
                .sector("SA25")
                .practiceSetting("AMBULATOIRE")
                .addAddress(Address.work("8 rue de l'Œuf", "75005 PARIS"))
                .addTelecom(Telecom.phone("0174589607", Address.Use.WORK))
                .build();
    }

    public static DocumentAuthor director() {
        return DocumentAuthor.of(
                biologist("99700366240", "D'Hô–Camparini"), laboratory("Laboratoire & Co. des Charmes"));
    }

    public static DocumentAuthor validator() {
        return DocumentAuthor.of(biologist("99700427869", "de Sants"), laboratory("Laboratoire & Co. des Charmes"));
    }

    /** Everything the model asks of a header. */
    public static CdaHeader.Builder header() {
        return CdaHeader.builder()
                .id(Fixtures.ID)
                .createdAt(NOW)
                .patient(Fixtures.qualifiedPatient("1979-03-28").build())
                .addAuthor(new Attestation(director(), NOW))
                .custodian(laboratory("Laboratoire & Co. des Charmes"))
                .legalAuthenticator(new Attestation(director(), NOW))
                .event(ServiceEvent.of(director(), NOW.minusSeconds(7200)).withStop(NOW))
                .encounter(Encounter.of(laboratory("Laboratoire & Co. des Charmes"), NOW.minusSeconds(9000))
                        .withResponsible(director()));
    }

    public static BioResult urea() {
        return BioResult.of("Urée", UREA, BioValue.measured("10.02", "mmol/L"))
                .interpretation(BioInterpretation.HIGH)
                .range(BioRange.between("3.50", "8", "mmol/L"))
                .addPrior(new BioPrior(BioValue.measured("8.5", "mmol/L"), ClinicalDate.parse("2025-09-12")))
                .addPrior(new BioPrior(BioValue.measured("0.51", "g/L"), ClinicalDate.parse("2020-01-03")))
                .method(BioMethod.ansm("DEI", "Spectrophotométrie enzyme/UV GDH"))
                .at(ClinicalDate.at(NOW.minusSeconds(600)))
                .addComment("À contrôler\nsous 8 jours")
                .build();
    }

    public static BioResults block(BioItem... items) {
        BioResults.Builder block = BioResults.builder();
        for (BioItem item : items) {
            block.add(item);
        }
        return block.build();
    }

    /** A report with one result. */
    public static BioReport.Builder smallest() {
        return BioReport.builder()
                .header(header())
                .status(BioReport.Status.COMPLETE)
                .pdfCopy(PDF)
                .addChapter(BioChapter.of(
                        BioChapter.BIOCHEMISTRY,
                        block(BioResult.of("Urée", UREA, BioValue.measured("5", "mmol/L"))
                                .build())));
    }

    /** The smallest report, with this one item instead of its result. */
    public static BioReport.Builder reportOf(BioItem... items) {
        return BioReport.builder()
                .header(header())
                .status(BioReport.Status.COMPLETE)
                .pdfCopy(PDF)
                .addChapter(BioChapter.of(BioChapter.BIOCHEMISTRY, block(items)));
    }

    public static BioSpecimen specimen() {
        return BioSpecimen.of("Urine du milieu de jet", InstanceId.of(LAB_NUMBERS, "12345678A"))
                .type("UR", "Urine")
                .nabm("5201", "EX MICROBIO URINES (ECBU)")
                .site(CodedValue.of("13648007", CodeSystems.SNOMED_CT, "Voies urinaires"))
                .collectedAt(ClinicalDate.at(NOW.minusSeconds(9000)))
                .collector(Fixtures.author())
                .receivedAt(NOW.minusSeconds(7200))
                .build();
    }

    public static BioIsolate isolate() {
        return BioIsolate.of("Escherichia coli")
                .snomed("112283007", "Escherichia coli (organism)")
                .ncbi("562", "Escherichia coli")
                .id(InstanceId.of(LAB_NUMBERS, "iso-1"))
                .at(ClinicalDate.at(NOW.minusSeconds(300)))
                .addResult(BioResult.of(
                                "Dénombrement de germes",
                                BioCode.loinc(
                                        "51480-2", "Bactérie [Nombre/Volume] Urine ; Numérique ; Comptage automate"),
                                BioValue.measured("100000", "/mL"))
                        .build())
                .antibiogramMethod("CMI")
                .addAntibiotic(BioSusceptibility.of(
                                "Amoxicilline",
                                BioCode.loinc("20-8", "Amoxicilline+clavulanate [Sensibilité] Isolat ; CMI"))
                        .concentration(BioValue.bounded(
                                BioValue.Comparator.GREATER_OR_EQUAL, Quantity.of("0.512", "ug/mL", "µg/mL")))
                        .category(BioInterpretation.RESISTANT)
                        .method(BioMethod.ansm("BDB", "Antibiogramme - bandette gradient"))
                        .build())
                .addAntibiotic(BioSusceptibility.of(
                                "Gentamicine", BioCode.loinc("18928-2", "Gentamicine [Sensibilité] Isolat"))
                        .category(BioInterpretation.SUSCEPTIBLE)
                        .addComment("Posologie usuelle")
                        .build())
                .addComment("Souche conservée")
                .build();
    }

    private static BioChapter microbiology() {
        BioPanel microscopy = BioPanel.of("Microscopie")
                .addResult(BioResult.of("Leucocytes", LEUCOCYTES, BioValue.greaterThan("500", "/mL"))
                        .interpretation(BioInterpretation.HIGH_ALERT)
                        .build())
                .addResult(BioResult.of("Couleur", COLOUR, BioValue.text("paille"))
                        .addPrior(new BioPrior(BioValue.text("foncée"), ClinicalDate.month(2025, 11)))
                        .build())
                .addComment("Examen direct")
                .addImage(new BioImage("Coloration de Gram", BioImage.Format.PNG, PNG))
                .addAwaited("Recherche de mycobactéries")
                .addSpecimen(BioSpecimen.of("Culot urinaire", InstanceId.of(LAB_NUMBERS, "2"))
                        .build())
                .build();
        BioResults block = BioResults.builder()
                .addSpecimen(specimen())
                .add(microscopy)
                .add(isolate())
                .add(BioPanel.awaited("Culture prolongée", BioCode.waiting("X1", "Culture prolongée")))
                .addComment("Traitement immédiat conseillé")
                .validatedBy(new Attestation(validator(), NOW.minusSeconds(120)))
                .build();
        return BioChapter.of(BioChapter.MICROBIOLOGY, block).withTitle("Examen cytobactériologique des urines (ECBU)");
    }

    private static BioChapter biochemistry() {
        BioResults first = BioResults.builder()
                .add(urea())
                .add(BioResult.of("CRP", LOCAL_CRP, BioValue.lessThan("1.0", "mg/L"))
                        .range(BioRange.atMost(Quantity.of("5.0", "mg/L")).withText("adulte"))
                        .interpretation(BioInterpretation.NORMAL)
                        .outsideAccreditation()
                        .build())
                .add(BioResult.of(
                                "Groupe sanguin",
                                BioCode.loinc("882-1", "ABO et Rh"),
                                BioValue.coded(CodedValue.of("278147001", CodeSystems.SNOMED_CT, "O Rh positif")))
                        .build())
                .add(BioResult.of(
                                "Potassium",
                                BioCode.loinc("2823-3", "Potassium [Moles/Volume] Sérum/Plasma"),
                                BioValue.unavailable("échantillon hémolysé"))
                        .build())
                .add(new BioImage("Électrophorèse", BioImage.Format.PNG, PNG))
                .add(BioResult.of("INR", INR, BioValue.pureNumber("2.0"))
                        .range(BioRange.words("cible 2 à 3"))
                        .build())
                .automaticallyValidated()
                .validatedBy(new Attestation(validator(), NOW.minusSeconds(60)))
                .localCode(CodedValue.of("BIOCH", "1.2.250.1.213.3.999.8", "Biochimie courante"))
                .build();
        BioResults subcontracted = BioResults.builder()
                .add(BioResult.of(
                                "Glucose",
                                BioCode.loinc("40193-5", "Glucose à jeun [Moles/Volume] Sérum/Plasma ; Numérique"),
                                BioValue.interval(Quantity.of("4", "mmol/L"), Quantity.of("5", "mmol/L")))
                        .build())
                .addLaboratory(new BioLaboratory(
                        DocumentAuthor.of(biologist("99700218896", "Diaz"), laboratory("Laboratoire sous-traitant")),
                        NOW.minusSeconds(1200)))
                .build();
        return BioChapter.of(
                BioChapter.BIOCHEMISTRY,
                List.of(
                        BioSubchapter.of("Biochimie sanguine", first),
                        BioSubchapter.loinc("14340-4", "Electrophorèse des protéines", subcontracted)
                                .withTitle("Électrophorèse")));
    }

    /** A partial, corrected report in which everything the model knows is said. */
    public static BioReport.Builder everything() {
        return BioReport.builder()
                .header(header().setId(Fixtures.ID.child(9))
                        .version(2)
                        .addRelation(new org.segursdk.core.document.Relation(
                                org.segursdk.core.document.Relation.Type.RPLC, Fixtures.ID.child(1)))
                        .addAttester(new Attestation(director(), NOW))
                        .addParticipant(Participant.of(Participant.Role.REF, Fixtures.doctor(), Fixtures.practice()))
                        .addParticipant(Participant.of(Participant.Role.PRF, Fixtures.doctor(), Fixtures.practice()))
                        .addOrder(Order.of(InstanceId.of(LAB_NUMBERS, "2026-0001"))))
                .status(BioReport.Status.PARTIAL)
                .performedAt(NOW.minusSeconds(30))
                .pdfCopy(PDF)
                .addChapter(microbiology())
                .addChapter(biochemistry())
                .addSecondIntention(new BioAttachment("Anticorps rares (seconde intention)", PDF))
                .screening(BioScreening.of(
                                "Test HPV-HR de dépistage primaire",
                                Problem.of("Papillomavirus")
                                        .code(CodedValue.of(
                                                "B97.7",
                                                CodeSystems.CIM_10,
                                                "Papillovirus, cause de maladies classées dans d'autres chapitres"))
                                        .build())
                        .withCode(CodedValue.of("MED-1210", "1.2.250.1.213.1.1.4.322", "Test HPV-HR")))
                .vaccinations(Statement.entries(
                        BioVaccination.notGiven("Vaccin contre le papillomavirus")
                                .withAtc("J07BM", "vaccins contre le Papillomavirus"),
                        BioVaccination.given(
                                "Vaccin ROR",
                                BioVaccination.Kind.BOOSTER,
                                java.util.Optional.of(ClinicalDate.parse("2001-05-04")))))
                .addComment(new BioComment("Non-conformité", "Tube insuffisamment rempli\n<b>&"))
                .accreditation(BioAccreditation.cofrac("8-WXYZ", "Accréditation Cofrac n° 8-WXYZ, portée disponible"));
    }
}
