package org.segursdk.cda.internal.imaging;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.N1Document.Format;
import org.segursdk.cda.imaging.ImagingAct;
import org.segursdk.cda.imaging.ImagingReportDocument;
import org.segursdk.cda.imaging.ImagingRequestDocument;
import org.segursdk.cda.internal.Assembly;
import org.segursdk.cda.internal.Concept;
import org.segursdk.cda.internal.DocumentModel;
import org.segursdk.cda.internal.DocumentedAct;
import org.segursdk.cda.internal.Metadata;
import org.segursdk.cda.internal.N1Assembly;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.document.Reference;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;

/** Checks imaging documents and assembles them. Source: cda §9.1, §9.4, §15; drim §3, §7. */
public final class ImagingAssembly {
    private static final String VERSION = "2024.01";
    private static final String REPORT_FORMAT = "urn:ihe:rad:CDA:ImagingReportStructuredHeadings:2013";
    private static final String REQUEST_FORMAT = "urn:ans:ci-sis:img-da:2022";
    /** ANS complement of the IHE format codes (TRE_A06). */
    private static final String ANS_FORMAT_SYSTEM = "1.2.250.1.213.1.1.4.2.282";

    private ImagingAssembly() {}

    /** Adds every broken rule and reads the attachments. Returns their sizes. */
    public static List<Long> check(Optional<CdaHeader> header, ReportContent content, Violations violations) {
        return new ReportRules(header, violations).check(content);
    }

    /** Adds every broken rule and reads the PDF. Returns its size. */
    public static long checkN1(
            Optional<CdaHeader> header, List<ImagingAct> acts, Optional<ContentSource> pdf, Violations violations) {
        new HeaderActRules(header, violations).check(acts, "");
        return pdf.map(source -> N1Assembly.checkContent(source, Format.PDF, "pdf", violations))
                .orElse(0L);
    }

    /** Adds every broken rule and reads the attachments. Returns their sizes. */
    public static List<Long> check(Optional<CdaHeader> header, RequestContent content, Violations violations) {
        return new RequestRules(header, violations).check(content);
    }

    /** The structured report; the rules were checked before. */
    public static Assembly report(CdaHeader header, ReportContent content, List<Long> sizes) {
        DocumentModel model = reportModel(
                        header, content.headerActs(), Metadata.format(REPORT_FORMAT, CodeSystems.IHE_FORMAT_CODE))
                .template("1.2.840.10008.9.1")
                .template("1.2.840.10008.9.20")
                .template("1.2.840.10008.9.21")
                .template("1.2.250.1.213.1.1.1.45", VERSION);
        return new Assembly(header, model, writing -> new ReportBody(
                        writing, content, header.event().start(), sizes)
                .write());
    }

    /** The report as a PDF; the rules were checked before. */
    public static Assembly reportN1(CdaHeader header, List<ImagingAct> acts, ContentSource pdf, long size) {
        return N1Assembly.assemble(
                header, reportModel(header, acts, N1Assembly.formatCode(Format.PDF)), Format.PDF, pdf, size);
    }

    /** The request; the rules were checked before. */
    public static Assembly request(CdaHeader header, RequestContent content, List<Long> sizes) {
        InstanceId number = content.number().orElseThrow();
        DocumentModel model = DocumentModel.of(
                        Concept.of(ImagingRequestDocument.TYPE),
                        header.title().orElse(ImagingRequestDocument.DEFAULT_TITLE),
                        Metadata.format(REQUEST_FORMAT, ANS_FORMAT_SYSTEM),
                        DocumentedAct.principal(header.event())
                                .id(number)
                                .code(Concept.of(ImagingRequestDocument.TYPE)))
                .template("1.2.840.10008.9.20")
                .template("1.2.250.1.213.1.1.1.47", VERSION)
                .reference(new Reference(Reference.Kind.ORDER, number));
        return new Assembly(header, model, writing -> RequestBody.write(writing, content, sizes));
    }

    /** What both renditions of a report say in the header and the metadata. */
    private static DocumentModel reportModel(CdaHeader header, List<ImagingAct> acts, CodedValue format) {
        DocumentModel model = DocumentModel.of(
                type(acts),
                header.title().orElse(ImagingReportDocument.DEFAULT_TITLE),
                format,
                DocumentedAct.principal(header.event())
                        .id(InstanceId.of(acts.get(0).study()))
                        .code(concept(acts.get(0))));
        for (ImagingAct act : acts.subList(1, acts.size())) {
            DocumentedAct further = DocumentedAct.of(act.code())
                    .code(concept(act))
                    .id(InstanceId.of(act.study()))
                    .performer(act.performer().orElse(header.event().performer()));
            act.start().ifPresent(further::start);
            act.stop().ifPresent(further::stop);
            model.further(further);
        }
        Set<CodedValue> codes = new LinkedHashSet<>();
        Set<Oid> studies = new LinkedHashSet<>();
        for (ImagingAct act : acts) {
            act.ccam().ifPresent(codes::add);
            codes.addAll(act.modalities());
            codes.addAll(act.regions());
            studies.add(act.study());
        }
        codes.forEach(model::eventCode);
        studies.forEach(study -> model.reference(new Reference(Reference.Kind.STUDY, InstanceId.of(study))));
        return model;
    }

    /** The document's code; its translations are the acts, each once. */
    private static Concept type(List<ImagingAct> acts) {
        Concept type = Concept.of(ImagingReportDocument.TYPE);
        List<String> seen = new ArrayList<>();
        for (ImagingAct act : acts) {
            if (!seen.contains(act.code().code())) {
                seen.add(act.code().code());
                type = type.withTranslation(act.code());
            }
        }
        return type;
    }

    private static Concept concept(ImagingAct act) {
        Concept concept = Concept.of(act.code());
        if (act.ccam().isPresent()) {
            concept = concept.withTranslation(act.ccam().get());
        }
        for (CodedValue modality : act.modalities()) {
            concept = concept.withTranslation(modality, ImagingCodes.MODALITY);
        }
        for (CodedValue region : act.regions()) {
            concept = concept.withTranslation(region, ImagingCodes.REGION);
        }
        return concept;
    }
}
