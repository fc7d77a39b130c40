package org.segursdk.cda.read.imaging;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.segursdk.cda.read.CdaModel;
import org.segursdk.cda.read.ReadAttachment;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.cda.read.ReadId;
import org.segursdk.cda.read.ReadSection;
import org.segursdk.cda.read.ReadServiceEvent;
import org.segursdk.cda.read.ReadStatement;
import org.segursdk.cda.read.ReadValue;
import org.segursdk.cda.read.clinical.ClinicalEntries;
import org.segursdk.cda.read.clinical.ReadObservation;
import org.segursdk.cda.read.clinical.ReadSubject;

/**
 * An imaging request (IMG-DA-IMG) as read. Source: drim §7.
 *
 * @param numbers order placer numbers: what comes back in the report, in the images and in the metadata
 * @param clinicalInformation clinical information, in words, if told
 * @param request why the examination is asked for and what it should answer, in words, if told
 * @param history history, contra-indications, what the centre must know to receive the patient
 * @param acts examinations asked for, in their order
 * @param patientInformed whether the patient was told of the risks, if told
 * @param patientInformation what the patient was told, in words, if told
 * @param previousResults earlier results, in words, if told
 * @param attachments attached files, with their title and kind
 * @param otherSections first-level sections of no kind known here
 */
public record ReadImagingRequest(
        List<ReadId> numbers,
        Optional<String> clinicalInformation,
        Optional<String> request,
        ReadSubject<ReadObservation> history,
        List<ReadRequestedAct> acts,
        Optional<Boolean> patientInformed,
        Optional<String> patientInformation,
        Optional<String> previousResults,
        List<ReadAttachment> attachments,
        List<ReadSection> otherSections) {
    private static final String CLINICAL = "1.2.840.10008.9.2";
    private static final String REQUEST = "1.2.840.10008.9.7";
    private static final String HISTORY = "2.16.840.1.113883.10.20.22.2.39";
    private static final String EDUCATION = "1.2.250.1.213.1.1.2.107";
    private static final String ACTS = "1.2.250.1.213.1.1.2.158";
    private static final String RESULTS = "1.3.6.1.4.1.19376.1.5.3.1.3.27";
    private static final String ATTACHED = "1.2.250.1.213.1.1.2.37";
    private static final Set<String> KNOWN = Set.of(CLINICAL, EDUCATION, ACTS, RESULTS, ATTACHED);
    /** LOINC code of the request itself among the documented acts. */
    private static final String TYPE = "55115-0";

    private static final String INFORMED = "MED-1130";

    public ReadImagingRequest {
        numbers = List.copyOf(numbers);
        Objects.requireNonNull(clinicalInformation, "clinicalInformation");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(history, "history");
        acts = List.copyOf(acts);
        Objects.requireNonNull(patientInformed, "patientInformed");
        Objects.requireNonNull(patientInformation, "patientInformation");
        Objects.requireNonNull(previousResults, "previousResults");
        attachments = List.copyOf(attachments);
        otherSections = List.copyOf(otherSections);
    }

    /** The request a document is; empty when it is another model, or of level 1. */
    public static Optional<ReadImagingRequest> of(ReadDocument document) {
        if (document.model() != CdaModel.IMG_DA_IMG || document.isLevel1()) {
            return Optional.empty();
        }
        Optional<ReadSection> education = document.section(EDUCATION);
        return Optional.of(new ReadImagingRequest(
                numbers(document),
                document.section(CLINICAL).flatMap(ReadSection::text),
                document.section(REQUEST).flatMap(ReadSection::text),
                ReadSubject.of(document, HISTORY, ClinicalEntries::observations),
                document.section(ACTS).map(ReadSection::entries).orElse(List.of()).stream()
                        .filter(entry -> entry.isA("observation"))
                        .map(ReadRequestedAct::of)
                        .toList(),
                education.map(ReadSection::entries).orElse(List.of()).stream()
                        .filter(entry -> entry.hasCode(INFORMED))
                        .flatMap(entry -> yesOrNo(entry).stream())
                        .findFirst(),
                education.flatMap(ReadSection::text),
                document.section(RESULTS).flatMap(ReadSection::text),
                ReadAttachment.of(document),
                document.sections().stream()
                        .filter(section -> KNOWN.stream().noneMatch(section::hasTemplate))
                        .toList()));
    }

    private static List<ReadId> numbers(ReadDocument document) {
        List<ReadServiceEvent> events = document.header().events();
        return events.stream()
                .filter(event -> event.code()
                        .flatMap(ReadCode::code)
                        .filter(TYPE::equals)
                        .isPresent())
                .findFirst()
                .or(() -> events.stream().findFirst())
                .map(ReadServiceEvent::ids)
                .orElse(List.of());
    }

    private static Optional<Boolean> yesOrNo(ReadStatement entry) {
        return entry.value()
                .flatMap(value -> value instanceof ReadValue.Bool answer ? answer.value() : Optional.empty());
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadImagingRequest[" + acts.size() + " acts]";
    }
}
