package org.segursdk.conformance.corpus;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.ClinicalStatus;
import org.segursdk.cda.Order;
import org.segursdk.cda.Participant;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Procedure;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.Statement;
import org.segursdk.cda.imaging.ActDescription;
import org.segursdk.cda.imaging.Addendum;
import org.segursdk.cda.imaging.AdministeredProduct;
import org.segursdk.cda.imaging.AttachedDocument;
import org.segursdk.cda.imaging.ClinicalInformation;
import org.segursdk.cda.imaging.Contraindication;
import org.segursdk.cda.imaging.DoseQuantity;
import org.segursdk.cda.imaging.ImageReference;
import org.segursdk.cda.imaging.ImagingAct;
import org.segursdk.cda.imaging.ImagingDevice;
import org.segursdk.cda.imaging.ImagingReportDocument;
import org.segursdk.cda.imaging.ImagingReportN1Document;
import org.segursdk.cda.imaging.ImagingRequestDocument;
import org.segursdk.cda.imaging.ImagingValueSets;
import org.segursdk.cda.imaging.PregnancyStatus;
import org.segursdk.cda.imaging.RadiationExposure;
import org.segursdk.cda.imaging.ReportText;
import org.segursdk.cda.imaging.RequestedAct;
import org.segursdk.cda.imaging.Technique;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.document.Relation;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSet;

/** Imaging reports and requests of all shapes: one act to three hundred images, every optional part there and not. */
final class ImagingSamples {
    private static final String DCM = "1.2.840.10008.2.16.4";
    private static final List<CodedValue> ACTS = List.of(
            CodedValue.of("24727-0", CodeSystems.LOINC, "CT tête avec contraste IV"),
            CodedValue.of("36235-0", CodeSystems.LOINC, "CT cou avec contraste IV"),
            CodedValue.of("24979-7", CodeSystems.LOINC, "CT rachis dorsal avec contraste IV"),
            CodedValue.of("11525-3", CodeSystems.LOINC, "échographie pour la grossesse"));
    private static final List<CodedValue> CCAM_ACTS = List.of(
            CodedValue.of("ACQH004", CodeSystems.CCAM, "Scanographie du crâne, de son contenu et du tronc"),
            CodedValue.of("LCQH001", CodeSystems.CCAM, "Scanographie des tissus mous du cou"),
            CodedValue.of("ZBQH001", CodeSystems.CCAM, "Scanographie du thorax"));
    private static final List<CodedValue> SOP_CLASSES = List.of(
            CodedValue.of("1.2.840.10008.5.1.4.1.1.2", ImageReference.DICOM_UID, "CT Image Storage"),
            CodedValue.of("1.2.840.10008.5.1.4.1.1.4", ImageReference.DICOM_UID, "MR Image Storage"),
            CodedValue.of("1.2.840.10008.5.1.4.1.1.6.1", ImageReference.DICOM_UID, "Ultrasound Image Storage"));
    private static final List<CodedValue> DIAGNOSES = List.of(
            CodedValue.of("I10", CodeSystems.CIM_10, "Hypertension essentielle (primitive)"),
            CodedValue.of("C50.9", CodeSystems.CIM_10, "Tumeur maligne du sein, sans précision"));
    /** Measure and unit. No dose-area product: the publisher's list of units has none for it. */
    private static final List<List<String>> DOSES = List.of(
            List.of("111636", "mGy"),
            List.of("111637", "uGy"),
            List.of("113830", "Gy"),
            List.of("113813", "mGy.cm"),
            List.of("113813", "Gy.cm"),
            List.of("113839", "mSv"),
            List.of("113507", "MBq"),
            List.of("113730", "s"),
            List.of("113731", ""));

    private final Dice dice;
    private final SyntheticPeople people;
    private final FreeText text;
    private final Headers headers;
    private final DocumentAuthor author;
    private final Crowd crowd;

    ImagingSamples(Dice dice, Instant now) {
        this.dice = dice;
        this.people = new SyntheticPeople(dice, now);
        this.text = new FreeText(dice);
        this.headers = new Headers(dice, people, now);
        this.author = DocumentAuthor.of(people.doctor(), people.structure());
        this.crowd = new Crowd(dice, 8);
    }

    ImagingReportDocument report() {
        ImagingReportDocument.Builder report = ImagingReportDocument.builder()
                .header(reportHeader())
                .clinicalInformation(clinicalInformation(false))
                .conclusion(words());
        int acts = crowd.take(6) ? 30 : dice.between(1, 4);
        for (int i = 0; i < acts; i++) {
            report.addAct(description(act(i)));
        }
        maybe(() -> report.findings(words()));
        maybe(() -> report.previousResults(words()));
        maybe(() -> report.comparison(words()));
        maybe(() -> report.comment(words()));
        maybe(() -> report.patientInformation(words()));
        maybe(() -> crowded(3, this::device).forEach(report::addDevice));
        maybe(() -> some(2, this::attachment).forEach(report::addAttachment));
        maybe(() -> report.addendum(new Addendum(
                new Attestation(
                        DocumentAuthor.of(people.doctor(), people.structure()), Instant.parse("2026-03-30T09:00:00Z")),
                words())));
        return report.build();
    }

    ImagingReportN1Document reportN1() {
        CdaHeader.Builder header = reportHeader();
        if (dice.oneIn(3)) {
            header.addRelation(new Relation(Relation.Type.XFRM, Oid.fromUuid(dice.uuid())));
        }
        ImagingReportN1Document.Builder report =
                ImagingReportN1Document.builder().header(header).pdf(DocumentContent.of(pdf()));
        int acts = dice.between(1, 5);
        for (int i = 0; i < acts; i++) {
            report.addAct(act(i));
        }
        return report.build();
    }

    ImagingRequestDocument request() {
        ImagingRequestDocument.Builder request = ImagingRequestDocument.builder()
                .header(header(ImagingRequestDocument.DEFAULT_TITLE))
                .number(InstanceId.of(Oid.fromUuid(dice.uuid()), "D" + dice.between(1, 999_999)))
                .clinicalInformation(clinicalInformation(true))
                .patientInformed(dice.oneIn(2))
                .addAct(requestedAct());
        requestedActs().forEach(request::addAct);
        maybe(() -> request.patientInformation(words()));
        maybe(() -> request.previousResults(words()));
        maybe(() -> some(2, this::attachment).forEach(request::addAttachment));
        return request.build();
    }

    private CdaHeader.Builder header(String title) {
        return headers.draw(people.patient(), author, dice.oneIn(2) ? title : text.title(), false);
    }

    private CdaHeader.Builder reportHeader() {
        CdaHeader.Builder header = header(ImagingReportDocument.DEFAULT_TITLE);
        header.addParticipant(requester());
        some(3, () -> Order.of(InstanceId.of(Oid.fromUuid(dice.uuid()), "D" + dice.between(1, 999_999)))
                        .withAccessionNumber(
                                InstanceId.of(Oid.fromUuid(dice.uuid()), "A" + dice.between(1, 99_999_999))))
                .forEach(header::addOrder);
        return header;
    }

    private Participant requester() {
        return Participant.of(Participant.Role.REF, people.doctor(), author.structure());
    }

    private ImagingAct act(int index) {
        CodedValue code = dice.pick(ACTS);
        ImagingAct.Builder act =
                ImagingAct.of(code, Oid.fromUuid(dice.uuid())).addModality(pick(ImagingValueSets.modality()));
        distinct(ImagingValueSets.anatomicalRegion(), 3).forEach(act::addRegion);
        maybe(() -> {
            CodedValue ccam = dice.pick(CCAM_ACTS);
            act.ccam(ccam.code(), ccam.displayName());
        });
        if (index > 0) {
            Instant start = Instant.parse("2026-03-29T00:30:00Z").plusSeconds(dice.below(100_000));
            act.start(start);
            maybe(() -> act.stop(start.plusSeconds(dice.between(1, 7_200))));
            maybe(() -> act.performer(DocumentAuthor.of(people.doctor(), people.structure())));
        }
        return act.build();
    }

    private ActDescription description(ImagingAct act) {
        ActDescription.Builder description = ActDescription.of(act).addTechnique(technique());
        some(2, this::technique).forEach(description::addTechnique);
        some(2, this::product).forEach(description::addProduct);
        crowded(4, () -> image(act)).forEach(description::addImage);
        maybe(() -> description.complications(statement(crowded(3, text::draw))));
        maybe(() -> description.exposure(exposure()));
        return description.build();
    }

    private Technique technique() {
        Technique technique = Technique.of(pick(ImagingValueSets.bodySite()));
        if (dice.oneIn(2)) {
            technique = technique.withLaterality(pick(ImagingValueSets.laterality()));
        }
        if (dice.oneIn(2)) {
            technique = technique.withDescription(text.draw());
        }
        if (dice.oneIn(2)) {
            technique = technique.withParameters(text.draw());
        }
        return dice.oneIn(3) ? technique.withDate(date()) : technique;
    }

    private AdministeredProduct product() {
        AdministeredProduct.Builder product = AdministeredProduct.of(text.line());
        maybe(() -> product.cis("63564053"));
        maybe(() -> product.addTranslation(
                CodedValue.of("3400936915657", CodeSystems.CIP, "XENETIX 350 SOL INJ POC150ML PP")));
        maybe(() -> product.addTranslation(CodedValue.of("V08AB11", CodeSystems.ATC, "Iobitridol")));
        maybe(() -> product.dose(Quantity.of(Integer.toString(dice.between(1, 200)), "mL")));
        maybe(() -> product.route(CodedValue.of("20045000", "0.4.0.127.0.16.1.1.2.1", "Voie intraveineuse")));
        maybe(() -> product.lot("L" + dice.between(1, 99_999)));
        maybe(() -> product.comment(text.draw()));
        return product.build();
    }

    private RadiationExposure exposure() {
        RadiationExposure exposure =
                RadiationExposure.of(people.doctor(), dice.pick(List.of(PregnancyStatus.values())));
        if (dice.oneIn(2)) {
            exposure = exposure.withPregnancyAssessedOn(date());
        }
        int doses = dice.below(5);
        for (int i = 0; i < doses; i++) {
            List<String> dose = dice.pick(DOSES);
            exposure = exposure.withDose(DoseQuantity.of(
                    ImagingValueSets.doseQuantity().find(dose.get(0)).orElseThrow(),
                    Quantity.of(dice.between(0, 2_000) + "." + dice.between(0, 99), dose.get(1)),
                    pick(ImagingValueSets.bodySite())));
        }
        return dice.oneIn(3)
                ? exposure.withRadiopharmaceutical(AdministeredProduct.of("111In-indium acide pentétique")
                        .addTranslation(CodedValue.of("V09AX01", CodeSystems.ATC, "111In-indium acide pentétique"))
                        .dose(Quantity.of("200", "MBq"))
                        .build())
                : exposure;
    }

    private ImageReference image(ImagingAct act) {
        ImageReference image = ImageReference.of(
                act.study(),
                Oid.fromUuid(dice.uuid()),
                Oid.fromUuid(dice.uuid()),
                dice.pick(SOP_CLASSES),
                act.modalities().get(0));
        if (dice.oneIn(3)) {
            image = image.withDate(date());
        }
        return dice.oneIn(4)
                ? image
                : image.withLink(URI.create("https://images.example/wado?requestType=WADO&studyUID=" + act.study()
                        + "&contentType=application%2Fdicom&titre=" + (dice.oneIn(2) ? "%C3%A9t%C3%A9" : "'x'")));
    }

    private ImagingDevice device() {
        ImagingDevice device = ImagingDevice.of(text.draw());
        if (dice.oneIn(2)) {
            device = device.withEmdn("Z11039014", "INJECTEURS DE PRODUITS DE CONTRASTE");
        }
        if (dice.oneIn(2)) {
            device = device.withUdi(InstanceId.of(Oid.fromUuid(dice.uuid()), "(01)00844588003288(17)141120"));
        }
        return dice.oneIn(2) ? device.withUsedAt(date()) : device;
    }

    private AttachedDocument attachment() {
        AttachedDocument attached = AttachedDocument.of(text.draw(), DocumentContent.of(pdf()));
        return dice.oneIn(2) ? attached.withType(ImagingReportDocument.TYPE) : attached;
    }

    private byte[] pdf() {
        return SyntheticPdf.letter(
                dice.uuid().getMostSignificantBits(),
                List.of("Compte rendu d'imagerie", "Numero " + dice.below(1_000_000)),
                dice.between(1, 2));
    }

    private ClinicalInformation clinicalInformation(boolean request) {
        List<Problem> problems = crowded(3, this::problem);
        ClinicalInformation.Builder info = ClinicalInformation.of(text.draw())
                .medicalHistory(statement(problems))
                .surgicalHistory(statement(crowded(3, () -> procedure(problems))))
                .contraindications(statement(some(3, this::contraindication)));
        maybe(() -> info.purpose(text.draw()));
        if (request) {
            distinct(ImagingValueSets.careInformation(), 3).forEach(info::addCareInformation);
        }
        return info.build();
    }

    private Problem problem() {
        Problem.Builder problem = Problem.of(text.draw());
        maybe(() -> problem.code(dice.pick(DIAGNOSES)));
        maybe(() -> problem.onset(ClinicalDate.year(dice.between(1950, 2010))));
        maybe(() -> problem.end(ClinicalDate.year(dice.between(2010, 2025))));
        maybe(() -> problem.status(dice.pick(List.of(ClinicalStatus.values()))));
        maybe(() -> problem.comment(text.draw()));
        return problem.build();
    }

    private Procedure procedure(List<Problem> reasons) {
        Procedure.Builder procedure = Procedure.of(text.draw());
        maybe(() -> procedure.code(CodedValue.of("HMFC004", CodeSystems.CCAM, "Cholécystectomie, par cœlioscopie")));
        maybe(() -> procedure.date(date()));
        maybe(() -> procedure.performedBy(text.draw()));
        maybe(() -> procedure.comment(text.draw()));
        if (!reasons.isEmpty()) {
            maybe(() -> procedure.reason(dice.pick(reasons)));
        }
        return procedure.build();
    }

    private Contraindication contraindication() {
        Contraindication one = Contraindication.of(pick(ImagingValueSets.contraindication()));
        if (dice.oneIn(2)) {
            one = one.withComment(text.draw());
        }
        return dice.oneIn(2) ? one.withDate(date()) : one;
    }

    /** Each act of a request is some 7 KB: 80 of them are a large document. */
    private List<RequestedAct> requestedActs() {
        return crowd.take(2) ? times(80, this::requestedAct) : some(3, this::requestedAct);
    }

    private RequestedAct requestedAct() {
        CodedValue modality = pick(ImagingValueSets.requestModality());
        RequestedAct.Builder act = RequestedAct.of(modality);
        if (modality.code().equals("PT") && modality.codeSystem().equals(DCM)) {
            distinct(ImagingValueSets.petFunction(), 3).forEach(act::addFunction);
            maybe(() -> act.petContrast(pick(ImagingValueSets.petContrast())));
        } else if (modality.code().equals("NM")) {
            distinct(ImagingValueSets.scintigraphyFunction(), 3).forEach(act::addFunction);
        }
        List<CodedValue> sites = distinct(ImagingValueSets.bodySite(), 3);
        sites.forEach(act::addSite);
        if (sites.size() == 1) {
            maybe(() -> act.modifier(pick(ImagingValueSets.topographicModifier())));
        }
        maybe(() -> act.deadline(date()));
        maybe(() -> act.urgent(text.draw()));
        maybe(() -> act.contacted(DocumentAuthor.of(people.doctor(), people.structure())));
        maybe(() -> act.callBack(dice.oneIn(2)));
        maybe(() -> act.event(text.draw()));
        maybe(() -> act.comment(text.draw()));
        return act.build();
    }

    private ReportText words() {
        ReportText words = dice.oneIn(2) ? ReportText.of(text.draw()) : ReportText.headed(text.line());
        int blocks = dice.below(4);
        for (int i = 0; i < blocks; i++) {
            words = switch (dice.below(3)) {
                case 0 -> words.heading(text.line());
                case 1 -> words.paragraph(text.draw());
                default -> words.list(text.draw(), text.draw());
            };
        }
        return words;
    }

    private ClinicalDate date() {
        return switch (dice.below(4)) {
            case 0 -> ClinicalDate.year(dice.between(1990, 2025));
            case 1 -> ClinicalDate.month(dice.between(1990, 2025), dice.between(1, 12));
            case 2 -> ClinicalDate.day(LocalDate.of(2024, 2, 29));
            default -> ClinicalDate.at(Instant.parse("2026-03-29T01:00:00Z"));
        };
    }

    private CodedValue pick(ValueSet set) {
        return dice.pick(set.concepts());
    }

    /** From one to so many different concepts. */
    private List<CodedValue> distinct(ValueSet set, int most) {
        List<CodedValue> left = new ArrayList<>(set.concepts());
        List<CodedValue> picked = new ArrayList<>();
        int count = dice.between(1, most);
        for (int i = 0; i < count && !left.isEmpty(); i++) {
            picked.add(left.remove(dice.below(left.size())));
        }
        return picked;
    }

    private <T> List<T> some(int most, Supplier<T> entry) {
        return times(dice.below(most + 1), entry);
    }

    private <T> List<T> crowded(int most, Supplier<T> entry) {
        return crowd.take(4) ? crowd.draw(entry) : some(most, entry);
    }

    private static <T> List<T> times(int count, Supplier<T> entry) {
        List<T> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(entry.get());
        }
        return entries;
    }

    private <T> Statement<T> statement(List<T> entries) {
        if (!entries.isEmpty()) {
            return Statement.entries(entries);
        }
        return dice.oneIn(2)
                ? Statement.noneKnown(people.doctor(), LocalDate.of(2026, dice.between(1, 12), dice.between(1, 28)))
                : Statement.notRecorded();
    }

    private void maybe(Runnable option) {
        if (crowd.option()) {
            option.run();
        }
    }
}
