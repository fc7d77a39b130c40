package org.segursdk.cda.read.prescription;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.segursdk.cda.read.CdaModel;
import org.segursdk.cda.read.EmbeddedContent;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.cda.read.ReadPeriod;
import org.segursdk.cda.read.ReadQuantity;
import org.segursdk.cda.read.ReadSection;
import org.segursdk.cda.read.ReadServiceEvent;
import org.segursdk.cda.read.ReadStatement;
import org.segursdk.cda.read.ReadValue;
import org.segursdk.cda.read.clinical.ClinicalEntries;
import org.segursdk.cda.read.clinical.ReadObservation;
import org.segursdk.cda.read.clinical.ReadProblem;

/**
 * A prescription of medicines and devices (eP-MED-DM) as read. Source: cda §10.
 *
 * @param number e-prescription number, if told
 * @param validity from when to when it holds, if told
 * @param documentFlags flags on the whole: bizone, exception, secured, urgent…
 * @param medicines medicines, in their order
 * @param devices devices, in their order
 * @param barcodes 2D code as an image
 * @param pdfCopies copies as a PDF, to be shown first
 * @param problems problems told with the prescription
 * @param vitalSigns weight, height…
 * @param pregnancies pregnancy, breast-feeding
 * @param comments comments, in words
 * @param otherSections first-level sections of no kind known here
 */
public record ReadPrescription(
        Optional<String> number,
        Optional<ReadPeriod> validity,
        List<ReadCode> documentFlags,
        List<ReadPrescribedMedicine> medicines,
        List<ReadPrescribedDevice> devices,
        List<EmbeddedContent> barcodes,
        List<EmbeddedContent> pdfCopies,
        List<ReadProblem> problems,
        List<ReadObservation> vitalSigns,
        List<ReadObservation> pregnancies,
        List<String> comments,
        List<ReadSection> otherSections) {
    /** Root of e-prescription numbers. Source: cda §2. */
    public static final String NUMBER_ROOT = "1.2.250.1.215.500.1.1";

    private static final String BARCODE = "1.2.250.1.213.1.1.2.223";
    private static final String MEDICINES = "1.3.6.1.4.1.19376.1.9.1.2.1";
    private static final String DEVICES = "1.2.250.1.213.1.1.2.222";
    private static final String COMMENT = "1.2.250.1.213.1.1.2.73";
    private static final String VITAL_SIGNS = "1.3.6.1.4.1.19376.1.5.3.1.3.25";
    private static final String PREGNANCIES = "1.3.6.1.4.1.19376.1.5.3.1.1.5.3.4";
    private static final String PROBLEMS = "1.3.6.1.4.1.19376.1.5.3.1.3.6";
    private static final String PDF_COPY = "1.2.250.1.213.1.1.2.243";
    private static final Set<String> KNOWN =
            Set.of(BARCODE, MEDICINES, DEVICES, COMMENT, VITAL_SIGNS, PREGNANCIES, PROBLEMS, PDF_COPY);

    public ReadPrescription {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(validity, "validity");
        documentFlags = List.copyOf(documentFlags);
        medicines = List.copyOf(medicines);
        devices = List.copyOf(devices);
        barcodes = List.copyOf(barcodes);
        pdfCopies = List.copyOf(pdfCopies);
        problems = List.copyOf(problems);
        vitalSigns = List.copyOf(vitalSigns);
        pregnancies = List.copyOf(pregnancies);
        comments = List.copyOf(comments);
        otherSections = List.copyOf(otherSections);
    }

    /** The prescription a document is; empty when it is another model, or of level 1. */
    public static Optional<ReadPrescription> of(ReadDocument document) {
        if (document.model() != CdaModel.EP_MED_DM || document.isLevel1()) {
            return Optional.empty();
        }
        List<ReadServiceEvent> events = document.header().events();
        Optional<ReadServiceEvent> principal = events.stream().findFirst();
        return Optional.of(new ReadPrescription(
                principal.stream()
                        .flatMap(event -> event.ids().stream())
                        .filter(id -> id.isOf(NUMBER_ROOT))
                        .flatMap(id -> id.extension().stream())
                        .findFirst(),
                principal.flatMap(ReadServiceEvent::period),
                events.stream().skip(1).flatMap(event -> event.code().stream()).toList(),
                entries(document, MEDICINES, "substanceAdministration").stream()
                        .map(ReadPrescription::medicine)
                        .toList(),
                entries(document, DEVICES, "supply").stream()
                        .map(ReadPrescription::device)
                        .toList(),
                contents(document, BARCODE),
                contents(document, PDF_COPY),
                sections(document, PROBLEMS).stream()
                        .flatMap(section -> ClinicalEntries.problems(section).stream())
                        .toList(),
                observations(document, VITAL_SIGNS),
                observations(document, PREGNANCIES),
                sections(document, COMMENT).stream()
                        .flatMap(section -> section.text().stream())
                        .toList(),
                document.sections().stream()
                        .filter(section -> KNOWN.stream().noneMatch(section::hasTemplate))
                        .toList()));
    }

    private static List<ReadSection> sections(ReadDocument document, String template) {
        return document.sections().stream()
                .filter(section -> section.hasTemplate(template))
                .toList();
    }

    private static List<ReadStatement> entries(ReadDocument document, String template, String kind) {
        return sections(document, template).stream()
                .flatMap(section -> section.entries().stream())
                .filter(entry -> entry.isA(kind))
                .toList();
    }

    private static List<EmbeddedContent> contents(ReadDocument document, String template) {
        return sections(document, template).stream()
                .flatMap(section -> section.contents().stream())
                .toList();
    }

    private static List<ReadObservation> observations(ReadDocument document, String template) {
        return sections(document, template).stream()
                .flatMap(section -> ClinicalEntries.observations(section).stream())
                .toList();
    }

    private static ReadPrescribedMedicine medicine(ReadStatement line) {
        List<String> patient = new ArrayList<>();
        List<String> dispenser = new ArrayList<>();
        Optional<ReadCode> substitution = Optional.empty();
        Optional<ReadQuantity> quantity = Optional.empty();
        Optional<ReadPeriod> renewal = Optional.empty();
        for (ReadStatement.Related related : line.related()) {
            ReadStatement inside = related.statement();
            if (inside.hasCode("PINSTRUCT")) {
                inside.text().ifPresent(patient::add);
            } else if (inside.hasCode("FINSTRUCT")) {
                inside.text().ifPresent(dispenser::add);
            } else if (inside.hasTemplate("1.3.6.1.4.1.19376.1.9.1.3.9.1")) {
                substitution = inside.code();
            } else if (inside.hasTemplate("1.3.6.1.4.1.19376.1.9.1.3.8")) {
                quantity = inside.quantity("quantity");
            } else if (inside.hasTemplate("1.3.6.1.4.1.19376.1.9.1.3.15")) {
                renewal = inside.period();
            }
        }
        return new ReadPrescribedMedicine(
                ClinicalEntries.treatment(line),
                line.quantity("repeatNumber"),
                renewal,
                quantity,
                substitution,
                patient,
                dispenser,
                flags(line));
    }

    private static ReadPrescribedDevice device(ReadStatement line) {
        List<String> comments = new ArrayList<>(line.comments());
        line.related().stream()
                .map(ReadStatement.Related::statement)
                .filter(s -> s.hasCode("PINSTRUCT") || s.hasCode("FINSTRUCT"))
                .flatMap(s -> s.text().stream())
                .forEach(comments::add);
        return new ReadPrescribedDevice(
                line.codeAt("participant", "participantRole", "playingDevice", "code"),
                line.text(),
                line.period(),
                line.quantity("repeatNumber"),
                line.quantity("quantity"),
                line.at("expectedUseTime", "width")
                        .map(width -> new ReadQuantity(
                                width.attribute("value").orElse(""),
                                width.attribute("unit"),
                                width.attribute("nullFlavor"),
                                List.of())),
                comments,
                flags(line),
                line);
    }

    private static ReadLineFlags flags(ReadStatement line) {
        return new ReadLineFlags(
                flag(line, "MED-574"),
                flag(line, "GEN-180"),
                flag(line, "GEN-295"),
                flag(line, "GEN-181"),
                flag(line, "GEN-179"));
    }

    private static Optional<Boolean> flag(ReadStatement line, String code) {
        return line.related().stream()
                .map(ReadStatement.Related::statement)
                .filter(s -> s.isA("observation") && s.hasCode(code))
                .flatMap(s -> s.value().stream())
                .flatMap(value -> value instanceof ReadValue.Bool answer
                        ? answer.value().stream()
                        : java.util.stream.Stream.empty())
                .findFirst();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadPrescription[redacted]";
    }
}
