package org.segursdk.cda.imaging;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.ClinicalStatus;
import org.segursdk.cda.Fixtures;
import org.segursdk.cda.Order;
import org.segursdk.cda.Participant;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Procedure;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.cda.Statement;
import org.segursdk.cda.TinyPdf;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.document.Relation;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;

/** Imaging documents in which every optional part is there, and the smallest ones. */
public final class ImagingFixtures {
    static final CodedValue HEAD_CT = CodedValue.of("24727-0", CodeSystems.LOINC, "CT tête avec contraste IV");
    static final CodedValue NECK_CT = CodedValue.of("36235-0", CodeSystems.LOINC, "CT cou avec contraste IV");
    static final CodedValue CT = ImagingValueSets.modality().find("CT").orElseThrow();
    static final CodedValue HEAD = ImagingValueSets.bodySite().find("302548004").orElseThrow();
    static final CodedValue KNEE = ImagingValueSets.bodySite().find("361291001").orElseThrow();
    static final Oid STUDY = Oid.of("1.2.250.1.213.3.999.27.1");
    static final Oid SECOND_STUDY = Oid.of("1.2.250.1.213.3.999.27.2");
    static final Oid REQUESTER = Oid.of("1.2.250.1.213.3.999.12");
    static final Oid PACS = Oid.of("1.2.250.1.213.3.999.28");
    static final Oid FORMER = Oid.of("1.2.250.1.213.3.999.2026.7");
    static final CodedValue CT_STORAGE =
            CodedValue.of("1.2.840.10008.5.1.4.1.1.2", ImageReference.DICOM_UID, "CT Image Storage");
    static final URI LINK = URI.create("https://images.example/wado?requestType=WADO&studyUID=1.2&objectUID=3.4");
    static final Instant START = Fixtures.NOW.minusSeconds(1800);
    static final Problem SARCOMA = Problem.of("Sarcome traité")
            .code(CodedValue.of("C49.9", CodeSystems.CIM_10, "Tumeur maligne du tissu conjonctif, sans précision"))
            .onset(ClinicalDate.year(2015))
            .end(ClinicalDate.year(2017))
            .status(ClinicalStatus.REMISSION)
            .build();

    private ImagingFixtures() {}

    static Professional radiologist() {
        return Professional.builder()
                .id(ProfessionalId.rpps("99700427869"))
                .familyName("D'Hérouville")
                .givenName("Jean-François")
                .title("DR")
                .specialty("G15_10/SM44")
                .build();
    }

    public static CdaHeader.Builder header() {
        DocumentAuthor author = DocumentAuthor.of(radiologist(), Fixtures.practice());
        return Fixtures.header()
                .title(ImagingReportDocument.DEFAULT_TITLE)
                .legalAuthenticator(new Attestation(author, Fixtures.NOW))
                .event(ServiceEvent.of(author, START).withStop(Fixtures.NOW))
                .addParticipant(Participant.of(Participant.Role.REF, Fixtures.doctor(), Fixtures.practice()))
                .addOrder(Order.of(InstanceId.of(REQUESTER, "984375862"))
                        .withAccessionNumber(InstanceId.of(PACS, "105234751")));
    }

    static ImagingAct.Builder headAct() {
        return ImagingAct.of(HEAD_CT, STUDY)
                .addModality(CT)
                .addRegion(ImagingValueSets.anatomicalRegion().find("774007").orElseThrow())
                .ccam("ACQH004", "Scanographie du crâne, de son contenu et du tronc");
    }

    static ImagingAct.Builder neckAct() {
        return ImagingAct.of(NECK_CT, SECOND_STUDY).addModality(CT).start(START.plusSeconds(600));
    }

    static ImageReference image() {
        return ImageReference.of(STUDY, STUDY.child(1), STUDY.child(1).child(1), CT_STORAGE, CT)
                .withLink(LINK);
    }

    static AdministeredProduct.Builder contrast() {
        return AdministeredProduct.of("XENETIX 350")
                .addTranslation(CodedValue.of("3400936915657", CodeSystems.CIP, "XENETIX 350 SOL INJ POC150ML PP"))
                .addTranslation(CodedValue.of("V08AB11", CodeSystems.ATC, "Iobitridol"))
                .dose(Quantity.of("150", "mL", "ml"))
                .route(CodedValue.of("20045000", "0.4.0.127.0.16.1.1.2.1", "Voie intraveineuse"))
                .lot("0002034")
                .comment("Injection bien tolérée");
    }

    static DoseQuantity dose(String measure, String value, String unit) {
        return DoseQuantity.of(
                ImagingValueSets.doseQuantity().find(measure).orElseThrow(), Quantity.of(value, unit), HEAD);
    }

    static RadiationExposure exposure() {
        return RadiationExposure.of(radiologist(), PregnancyStatus.NOT_PREGNANT)
                .withPregnancyAssessedOn(ClinicalDate.parse("2026-07-14"))
                .withDose(dose("113813", "1140.26", "mGy.cm"))
                .withRadiopharmaceutical(AdministeredProduct.of("111In-indium acide pentétique")
                        .addTranslation(CodedValue.of("V09AX01", CodeSystems.ATC, "111In-indium acide pentétique"))
                        .dose(Quantity.of("200", "MBq"))
                        .build());
    }

    static ActDescription.Builder headDescription() {
        return ActDescription.of(headAct().build())
                .addTechnique(Technique.of(HEAD)
                        .withLaterality(
                                ImagingValueSets.laterality().find("51440002").orElseThrow())
                        .withDescription("Acquisition hélicoïdale")
                        .withParameters("Scanner mis en service le 23/12/2009"))
                .addProduct(contrast().build())
                .complications(Statement.entries("Extravasation minime"))
                .exposure(exposure())
                .addImage(image());
    }

    static ActDescription.Builder neckDescription() {
        return ActDescription.of(neckAct().build()).addTechnique(Technique.of(HEAD));
    }

    static ClinicalInformation.Builder clinicalInformation() {
        return ClinicalInformation.of("Céphalées récentes")
                .purpose("Éliminer une lésion expansive")
                .medicalHistory(Statement.entries(
                        SARCOMA,
                        Problem.of("Migraine").comment("Depuis l'enfance").build()))
                .surgicalHistory(Statement.entries(Procedure.of("Cholécystectomie")
                        .code(CodedValue.of("HMFC004", CodeSystems.CCAM, "Cholécystectomie, par cœlioscopie"))
                        .date(ClinicalDate.parse("2016-02"))
                        .reason(SARCOMA)
                        .build()))
                .contraindications(Statement.entries(Contraindication.of(ImagingValueSets.contraindication()
                                .find("77386006")
                                .orElseThrow())
                        .withComment("Troisième trimestre")
                        .withDate(ClinicalDate.parse("2026-01"))));
    }

    static ClinicalInformation.Builder nothingKnown() {
        return ClinicalInformation.of("Céphalées récentes")
                .medicalHistory(Statement.notRecorded())
                .surgicalHistory(Statement.noneKnown(Fixtures.doctor(), LocalDate.of(2026, 7, 1)))
                .contraindications(Statement.noneKnown(Fixtures.doctor(), LocalDate.of(2026, 7, 1)));
    }

    static AttachedDocument attachment() {
        return AttachedDocument.of("Compte rendu du 01/12/2021", DocumentContent.of(TinyPdf.of("Bonjour")))
                .withType(ImagingReportDocument.TYPE);
    }

    /** Everything a report can say. */
    public static ImagingReportDocument.Builder everything() {
        DocumentAuthor author = DocumentAuthor.of(radiologist(), Fixtures.practice());
        return ImagingReportDocument.builder()
                .header(header().setId(Oid.of("1.2.250.1.213.3.999.2026"))
                        .version(2)
                        .addFurtherEvent(CodedValue.of("Z13.9", CodeSystems.CIM_10, "Examen spécial de dépistage"))
                        .addRelation(new Relation(Relation.Type.RPLC, FORMER)))
                .addendum(new Addendum(
                        new Attestation(author, Fixtures.NOW.plusSeconds(86_400)),
                        ReportText.of("Relecture : microcalcification frontale")))
                .clinicalInformation(clinicalInformation().build())
                .addAct(headDescription().build())
                .addAct(neckDescription().build())
                .addDevice(ImagingDevice.of("Injecteur double corps")
                        .withEmdn("Z11039014", "INJECTEURS DE PRODUITS DE CONTRASTE")
                        .withUdi(InstanceId.of(PACS, "(01)00844588003288"))
                        .withUsedAt(ClinicalDate.at(START)))
                .findings(ReportText.headed("Étage sus-tentoriel")
                        .list("Pas de lésion expansive", "Ventricules de taille normale")
                        .paragraph("Reste sans anomalie"))
                .previousResults(ReportText.of("Créatinine 72 µmol/L"))
                .comparison(ReportText.of("Scanner du 01/12/2021 : aspect stable"))
                .conclusion(ReportText.of("Examen normal"))
                .comment(ReportText.of("Images conservées dix ans"))
                .addAttachment(attachment())
                .patientInformation(ReportText.of("Résultat expliqué au patient"));
    }

    /** The least a report says. */
    public static ImagingReportDocument.Builder smallest() {
        return ImagingReportDocument.builder()
                .header(header())
                .clinicalInformation(nothingKnown().build())
                .addAct(ActDescription.of(
                                ImagingAct.of(HEAD_CT, STUDY).addModality(CT).build())
                        .addTechnique(Technique.of(HEAD))
                        .build())
                .conclusion(ReportText.of("Examen normal"));
    }

    public static ImagingReportN1Document.Builder pdfReport() {
        return ImagingReportN1Document.builder()
                .header(header())
                .addAct(headAct().build())
                .addAct(neckAct().build())
                .pdf(DocumentContent.of(TinyPdf.of("Compte rendu")));
    }

    static ImagingReportN1Document.Builder pdfReportOf(ImagingAct act) {
        return ImagingReportN1Document.builder()
                .header(header())
                .addAct(act)
                .pdf(DocumentContent.of(TinyPdf.of("Compte rendu")));
    }

    static RequestedAct.Builder kneeMri() {
        return RequestedAct.of(ImagingValueSets.requestModality().find("MR").orElseThrow())
                .addSite(KNEE)
                .modifier(ImagingValueSets.topographicModifier().find("7771000").orElseThrow())
                .deadline(ClinicalDate.parse("2026-08-01"))
                .urgent("Blocage articulaire")
                .contacted(DocumentAuthor.of(radiologist(), Fixtures.practice()))
                .callBack(true)
                .event("Avant la consultation d'orthopédie")
                .comment("Séquences en densité de protons");
    }

    static RequestedAct.Builder pet() {
        return RequestedAct.of(ImagingValueSets.requestModality().find("PT").orElseThrow())
                .petContrast(ImagingValueSets.petContrast().find("MED-1154").orElseThrow())
                .addFunction(ImagingValueSets.petFunction().find("MED-1133").orElseThrow())
                .addSite(HEAD)
                .addSite(KNEE);
    }

    /** Everything a request can say. */
    public static ImagingRequestDocument.Builder request() {
        return ImagingRequestDocument.builder()
                .header(Fixtures.header().title("Demande d'IRM du genou gauche"))
                .number(InstanceId.of(REQUESTER, "984375873"))
                .clinicalInformation(clinicalInformation()
                        .addCareInformation(ImagingValueSets.careInformation()
                                .find("MED-1124")
                                .orElseThrow())
                        .build())
                .addAct(kneeMri().build())
                .addAct(pet().build())
                .patientInformed(true)
                .patientInformation(ReportText.of("Durée de l'examen : 30 minutes"))
                .previousResults(ReportText.of("Radiographie normale"))
                .addAttachment(attachment());
    }
}
