package org.segursdk.cda.read.imaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.cda.read.ReadActor;
import org.segursdk.cda.read.ReadAttachment;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.cda.read.ReadSection;
import org.segursdk.cda.read.ReadStatement;
import org.segursdk.cda.read.clinical.ClinicalEntries;
import org.segursdk.cda.read.clinical.ReadObservation;
import org.segursdk.cda.read.clinical.ReadTreatment;

/** From sections to an imaging report. Source: cda §9. */
final class ImagingParser {
    private static final String ADDENDUM = "1.2.840.10008.9.6";
    private static final String CLINICAL = "1.2.840.10008.9.2";
    private static final String REQUEST = "1.2.840.10008.9.7";
    private static final String HISTORY = "2.16.840.1.113883.10.20.22.2.39";
    private static final String ACT = "1.2.840.10008.9.3";
    private static final String COMPLICATIONS = "2.16.840.1.113883.10.20.22.2.37";
    private static final String EXPOSURE = "1.2.840.10008.9.8";
    private static final String CATALOG = "2.16.840.1.113883.10.20.6.1.1";
    private static final String COMPARISON = "1.2.840.10008.9.4";
    private static final String FINDINGS = "2.16.840.1.113883.10.20.6.1.2";
    private static final String CONCLUSION = "1.2.840.10008.9.5";
    private static final String RESULTS = "1.3.6.1.4.1.19376.1.5.3.1.3.27";
    private static final String DEVICES = "1.2.250.1.213.1.1.2.1";
    private static final String COMMENT = "1.2.250.1.213.1.1.2.73";
    private static final String EDUCATION = "1.2.250.1.213.1.1.2.107";
    private static final String ADDED = "1.2.250.1.213.1.1.2.37";
    private static final Set<String> KNOWN = Set.of(
            ADDENDUM,
            CLINICAL,
            ACT,
            COMPARISON,
            FINDINGS,
            CONCLUSION,
            RESULTS,
            DEVICES,
            COMMENT,
            EDUCATION,
            ADDED,
            CATALOG);
    private static final String PREGNANCY = "364320009";

    private final ReadDocument document;

    ImagingParser(ReadDocument document) {
        this.document = document;
    }

    ReadImagingReport report() {
        Optional<ReadSection> history = document.section(HISTORY);
        return new ReadImagingReport(
                ReadImagingReport.exams(document),
                document.header().orders(),
                text(CLINICAL),
                text(REQUEST),
                history.map(ClinicalEntries::observations).orElse(List.of()),
                history.flatMap(ReadSection::text),
                document.sections().stream()
                        .filter(section -> section.hasTemplate(ACT))
                        .map(this::act)
                        .toList(),
                text(COMPARISON),
                text(FINDINGS),
                text(RESULTS),
                text(CONCLUSION),
                document.sections().stream()
                        .filter(section -> section.hasTemplate(ADDENDUM))
                        .map(section -> new ReadImagingAddendum(section.title(), section.text(), section.authors()))
                        .toList(),
                document.section(DEVICES).map(ClinicalEntries::devices).orElse(List.of()),
                text(EDUCATION),
                document.sections().stream()
                        .filter(section -> section.hasTemplate(COMMENT))
                        .flatMap(section -> section.text().stream())
                        .toList(),
                ReadAttachment.of(document),
                document.sections().stream()
                        .filter(section -> KNOWN.stream().noneMatch(section::hasTemplate))
                        .toList());
    }

    private Optional<String> text(String template) {
        return document.section(template).flatMap(ReadSection::text);
    }

    private ReadImagingAct act(ReadSection section) {
        List<ReadImagingTechnique> techniques = new ArrayList<>();
        List<ReadTreatment> products = new ArrayList<>();
        for (ReadStatement entry : section.entries()) {
            if (entry.isA("procedure")) {
                techniques.add(technique(entry));
            } else if (entry.isA("substanceAdministration")) {
                products.add(ClinicalEntries.treatment(entry));
            }
        }
        List<ReadImagingStudy> studies = new ArrayList<>();
        section.find(CATALOG).map(ReadSection::entries).orElse(List.of()).stream()
                .filter(entry -> entry.isA("act"))
                .map(ImagingParser::study)
                .forEach(studies::add);
        return new ReadImagingAct(
                section.title(),
                section.text(),
                techniques,
                products,
                section.find(COMPLICATIONS).flatMap(ReadSection::text),
                section.find(EXPOSURE).map(ImagingParser::exposure),
                studies,
                section);
    }

    private static ReadImagingTechnique technique(ReadStatement procedure) {
        return new ReadImagingTechnique(
                procedure.code(),
                procedure.codes("methodCode"),
                procedure.codes("targetSiteCode").stream().findFirst(),
                procedure.text(),
                procedure.period(),
                procedure.comments(),
                procedure);
    }

    private static ReadRadiationExposure exposure(ReadSection section) {
        List<ReadActor> authorised = new ArrayList<>();
        List<ReadObservation> quantities = new ArrayList<>();
        List<ReadTreatment> products = new ArrayList<>();
        Optional<ReadObservation> pregnancy = Optional.empty();
        for (ReadStatement entry : section.entries()) {
            switch (entry.kind()) {
                case "procedure" -> authorised.addAll(entry.actors("participant"));
                case "substanceAdministration" -> products.add(ClinicalEntries.treatment(entry));
                case "observation" -> {
                    if (entry.hasCode(PREGNANCY)) {
                        pregnancy = Optional.of(ReadObservation.of(entry));
                    } else {
                        quantities.add(ReadObservation.of(entry));
                    }
                }
                default -> {
                    // reachable through the section
                }
            }
        }
        return new ReadRadiationExposure(section.text(), authorised, pregnancy, quantities, products);
    }

    private static ReadImagingStudy study(ReadStatement study) {
        return new ReadImagingStudy(
                uids(study),
                study.period(),
                study.related().stream()
                        .map(ReadStatement.Related::statement)
                        .filter(series -> series.isA("act"))
                        .map(ImagingParser::series)
                        .toList());
    }

    private static ReadImagingStudy.Series series(ReadStatement series) {
        return new ReadImagingStudy.Series(
                uids(series),
                series.code().stream()
                        .flatMap(code -> code.qualifiers().stream())
                        .flatMap(qualifier -> qualifier.value().stream())
                        .findFirst(),
                series.related().stream()
                        .map(ReadStatement.Related::statement)
                        .filter(instance -> instance.isA("observation"))
                        .map(ImagingParser::instance)
                        .toList());
    }

    private static ReadImagingStudy.Instance instance(ReadStatement image) {
        return new ReadImagingStudy.Instance(
                uids(image),
                image.code(),
                image.at("text", "reference").flatMap(reference -> reference.attribute("value")));
    }

    private static List<String> uids(ReadStatement statement) {
        return statement.ids().stream().flatMap(id -> id.root().stream()).toList();
    }
}
