package org.segursdk.cda.read.imaging;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.CdaModel;
import org.segursdk.cda.read.ReadAttachment;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.cda.read.ReadId;
import org.segursdk.cda.read.ReadOrder;
import org.segursdk.cda.read.ReadSection;
import org.segursdk.cda.read.clinical.ReadDevice;
import org.segursdk.cda.read.clinical.ReadObservation;

/**
 * An imaging report as read. Source: cda §9.
 *
 * @param exams acts the header documents, with modality, region and study
 * @param orders requests it answers, with their accession numbers
 * @param clinicalInformation clinical information, in words, if told
 * @param request the request, in words, if told
 * @param history medical and surgical history, contra-indications, as observations
 * @param historyText the same, in words, if told
 * @param acts acts, in their order
 * @param comparison earlier examinations compared, in words, if told
 * @param findings findings, in words, if told
 * @param otherResults other results, in words, if told
 * @param conclusion conclusion, in words, if told
 * @param addenda what was added later
 * @param devices devices used or implanted
 * @param patientInformation what the patient was told, in words, if told
 * @param comments comments, in words
 * @param attachments attached files, with their title and kind
 * @param otherSections first-level sections of no kind known here
 */
public record ReadImagingReport(
        List<ReadImagingExam> exams,
        List<ReadOrder> orders,
        Optional<String> clinicalInformation,
        Optional<String> request,
        List<ReadObservation> history,
        Optional<String> historyText,
        List<ReadImagingAct> acts,
        Optional<String> comparison,
        Optional<String> findings,
        Optional<String> otherResults,
        Optional<String> conclusion,
        List<ReadImagingAddendum> addenda,
        List<ReadDevice> devices,
        Optional<String> patientInformation,
        List<String> comments,
        List<ReadAttachment> attachments,
        List<ReadSection> otherSections) {
    /** LOINC code of a contra-indication among the history. */
    public static final String CONTRA_INDICATION = "64100-1";

    public ReadImagingReport {
        exams = List.copyOf(exams);
        orders = List.copyOf(orders);
        Objects.requireNonNull(clinicalInformation, "clinicalInformation");
        Objects.requireNonNull(request, "request");
        history = List.copyOf(history);
        Objects.requireNonNull(historyText, "historyText");
        acts = List.copyOf(acts);
        Objects.requireNonNull(comparison, "comparison");
        Objects.requireNonNull(findings, "findings");
        Objects.requireNonNull(otherResults, "otherResults");
        Objects.requireNonNull(conclusion, "conclusion");
        addenda = List.copyOf(addenda);
        devices = List.copyOf(devices);
        Objects.requireNonNull(patientInformation, "patientInformation");
        comments = List.copyOf(comments);
        attachments = List.copyOf(attachments);
        otherSections = List.copyOf(otherSections);
    }

    /** The report a document is; empty when it is another model, or of level 1: its header has exams and orders all the same. */
    public static Optional<ReadImagingReport> of(ReadDocument document) {
        return document.model() == CdaModel.CR_IMG && !document.isLevel1()
                ? Optional.of(new ImagingParser(document).report())
                : Optional.empty();
    }

    /** The acts of a header, also of a level-1 report. */
    public static List<ReadImagingExam> exams(ReadDocument document) {
        return document.header().events().stream()
                .flatMap(event -> ReadImagingExam.of(event).stream())
                .toList();
    }

    /** All accession numbers. */
    public List<ReadId> accessionNumbers() {
        return orders.stream()
                .flatMap(order -> order.accessionNumbers().stream())
                .toList();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadImagingReport[" + acts.size() + " acts]";
    }
}
