package org.segursdk.cda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.segursdk.cda.vsm.FamilyHistory;
import org.segursdk.cda.vsm.LifestyleObservation;
import org.segursdk.cda.vsm.LifestyleTopic;
import org.segursdk.cda.vsm.VsmDocument;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.LocalPatientId;
import org.segursdk.core.document.Patient;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Provenance;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.identity.Sex;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.core.xml.SecureXml;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** One synthetic patient, one practice, and documents about them. */
public final class Fixtures {
    public static final Instant NOW = Instant.parse("2026-07-14T08:30:00Z");
    public static final Oid ID = Oid.of("1.2.250.1.213.3.999.2026.1");
    public static final CodedValue VISIT =
            ValueSets.documentType().find("11488-4").orElseThrow();
    public static final Problem ANGINA = Problem.of("Angor instable")
            .code(CodedValue.of("I20.0", CodeSystems.CIM_10, "Angine de poitrine instable"))
            .onset(ClinicalDate.parse("2019-08-11"))
            .comment("Suivi cardiologique")
            .build();

    private Fixtures() {}

    public static IdentityTraits traits(String birthDate) {
        return IdentityTraits.builder()
                .birthName("D'ARTAGNAN--DE BATZ")
                .birthGivenNames("ZOE MARIE-LOUISE")
                .sex(Sex.FEMALE)
                .birthDate(birthDate)
                .birthPlace("2A004")
                .build();
    }

    public static Patient.Builder qualifiedPatient(String birthDate) {
        IdentityTraits traits = traits(birthDate);
        return Patient.qualified(QualifiedIns.restore(
                new Ins(Matricule.ofNumber("279032A004000"), InsAuthority.NIR_TEST),
                traits,
                new Provenance(
                        Provenance.Route.INSI_TRAITS,
                        Instant.parse("2026-01-02T10:00:00Z"),
                        new IdentityProof(ProofType.PASSPORT, "accueil", LocalDate.of(2026, 1, 2)),
                        true)));
    }

    public static Patient localPatient() {
        return Patient.local(traits("1979-03-28"))
                .addLocalId(new LocalPatientId(Oid.of("1.2.250.1.213.3.999"), "IPP-7"))
                .build();
    }

    public static Professional doctor() {
        return Professional.builder()
                .id(ProfessionalId.rpps("99700366240"))
                .familyName("Lefèvre")
                .givenName("Hélène")
                .civility("MME")
                .title("DR")
                .specialty("G15_10/SM26")
                .addTelecom(Telecom.phone("0147150000", Address.Use.WORK))
                .build();
    }

    public static Structure practice() {
        return Structure.builder()
                .id(StructureId.finess("0B0193488"))
                .name("Cabinet de l'Église & associés")
                .sector("SA07")
                .practiceSetting("AMBULATOIRE")
                .addAddress(Address.work("3 rue du Petit-Pont", "75005 PARIS"))
                .build();
    }

    public static DocumentAuthor author() {
        return DocumentAuthor.of(doctor(), practice());
    }

    public static CdaHeader.Builder header() {
        return CdaHeader.builder()
                .id(ID)
                .title("Compte rendu de consultation")
                .createdAt(NOW)
                .patient(qualifiedPatient("1979-03-28").usedName("Lebreton").build())
                .addAuthor(new Attestation(author(), NOW))
                .custodian(practice())
                .legalAuthenticator(new Attestation(author(), NOW))
                .addParticipant(Participant.treatingPhysician(doctor(), practice()))
                .event(ServiceEvent.of(author(), NOW.minusSeconds(1800)))
                .encounter(Encounter.of(practice(), NOW.minusSeconds(1800)));
    }

    /** A VSM in which every subject has entries. */
    public static VsmDocument.Builder fullVsm() {
        return VsmDocument.builder()
                .header(header())
                .problems(Statement.entries(ANGINA))
                .medicalHistory(Statement.entries(Problem.of("Pyélonéphrite aiguë")
                        .code(CodedValue.of("N10", CodeSystems.CIM_10, "Néphrite tubulo-interstitielle aiguë"))
                        .onset(ClinicalDate.parse("2018-04"))
                        .end(ClinicalDate.parse("2018-05-02"))
                        .status(ClinicalStatus.RESOLVED)
                        .build()))
                .surgicalHistory(Statement.entries(Procedure.of("Pose d'endoprothèse")
                        .code(CodedValue.of("DDAF004", CodeSystems.CCAM, "Dilatation intraluminale"))
                        .date(ClinicalDate.year(2018))
                        .reason(ANGINA)
                        .build()))
                .allergies(Statement.entries(Allergy.of(AllergyType.DRUG_ALLERGY, "Pénicilline")
                        .reaction("Urticaire géante")
                        .severity(Severity.SEVERE)
                        .status(ClinicalStatus.ACTIVE)
                        .build()))
                .lifestyle(Statement.entries(LifestyleObservation.of(
                        LifestyleTopic.TOBACCO, "Sevré depuis 2019", Quantity.of("25", "{pack}/a", "paquets/an"))))
                .occupationalRisks(Statement.entries("Exposition à l'amiante"))
                .familyHistory(Statement.entries(FamilyHistory.of(
                        "MTH",
                        FamilyHistory.Condition.of(
                                "Drépanocytose", CodedValue.of("D57.1", CodeSystems.CIM_10, "Drépanocytose")))))
                .vigilance(Statement.entries("ECG : hémibloc antérieur gauche"))
                .treatments(Statement.entries(Treatment.of("PLAVIX 75 mg, comprimé pelliculé")
                        .cis("63564053")
                        .dosage("1 comprimé par jour")
                        .dose(Quantity.of("1", "{tablet}", "comprimé"))
                        .every(Quantity.of("1", "d", "jour(s)"))
                        .route(CodedValue.of("20053000", "0.4.0.127.0.16.1.1.2.1", "Voie orale"))
                        .start(ClinicalDate.parse("2019-08-11"))
                        .reason(ANGINA)
                        .build()));
    }

    /** A VSM that knows nothing. */
    public static VsmDocument.Builder emptyVsm() {
        return VsmDocument.builder()
                .header(header())
                .problems(Statement.notRecorded())
                .medicalHistory(Statement.notRecorded())
                .surgicalHistory(Statement.noneKnown(doctor(), LocalDate.of(2026, 7, 1)))
                .allergies(Statement.noneKnown(doctor(), LocalDate.of(2026, 7, 1)))
                .lifestyle(Statement.notRecorded())
                .occupationalRisks(Statement.notRecorded())
                .familyHistory(Statement.notRecorded())
                .vigilance(Statement.notRecorded())
                .treatments(Statement.noneKnown(doctor(), LocalDate.of(2026, 7, 1)));
    }

    public static N1Document.Builder pdfLetter() {
        return N1Document.builder().header(header()).type(VISIT).pdf(DocumentContent.of(TinyPdf.of("Bonjour")));
    }

    public static byte[] bytes(Document document) {
        try (InputStream in = document.content().open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String xml(Document document) {
        return new String(bytes(document), StandardCharsets.UTF_8);
    }

    /** The document as any reader sees it. */
    public static Element dom(Document document) {
        try (InputStream in = document.content().open()) {
            return SecureXml.parse(in).getDocumentElement();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }
}
