package org.segursdk.conformance.checks.imaging;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.segursdk.cda.read.ReadActor;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.cda.read.ReadHeader;
import org.segursdk.conformance.check.FileKind;
import org.segursdk.conformance.checks.documents.FileCheck;
import org.segursdk.conformance.checks.documents.PaperText;
import org.segursdk.conformance.run.Artefact;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;

/**
 * Imaging reports that the vendor's index names:
 *
 * <ul>
 *   <li>{@code imaging-report}: the CDA of a report, and its metadata as they left: the request to the DMP, the XDM archive or its
 *       METADATA.XML (REM-IMG-02);
 *   <li>{@code imaging-report-validated}: the CDA of a validated report with its PDF (REM-IMG-03);
 *   <li>{@code imaging-report-requested}: the CDA, with its PDF, of a report that a named requester asked for (REM-IMG-05).
 * </ul>
 */
public final class ReportFiles {
    private static final String REPORT = "18748-4";
    /** The classification of the type code in the metadata (XDS). */
    private static final Pattern TYPE_CODE = Pattern.compile(
            "<(?:\\w+:)?Classification\\b(?=[^>]*urn:uuid:f0306f51-975f-434e-a61c-c59651d33983)[^>]*?nodeRepresentation=\"([^\"]*)\"");

    private ReportFiles() {}

    /** The checks of reports. */
    public static List<Check> all() {
        return List.of(
                new FileCheck("img-02-type-code", ReportFiles::typeCode, "REM-IMG-02"),
                new FileCheck("img-03-validation-data", ReportFiles::validation, "REM-IMG-03"),
                new FileCheck("img-05-requester-named", ReportFiles::requester, "REM-IMG-05"));
    }

    private static void typeCode(FileCheck.Files files) throws IOException {
        List<Artefact> documents = new ArrayList<>();
        List<Artefact> metadata = new ArrayList<>();
        for (Artefact each : files.showing("imaging-report")) {
            if (each.checked().kind() == FileKind.CDA) {
                documents.add(each);
            } else if (TYPE_CODE.matcher(PaperText.raw(each)).find()) {
                metadata.add(each);
            }
        }
        if (documents.isEmpty() || metadata.isEmpty()) {
            return;
        }
        LocalizedText hint = LocalizedText.of(
                "ImagingReportDocument.toDocument() donne le même code au CDA et aux métadonnées (docs/cda.md)",
                "ImagingReportDocument.toDocument() gives CDA and metadata the same code (docs/cda.md)");
        for (Artefact each : documents) {
            files.saw(each);
            files.require(
                    PaperText.cda(each)
                            .header()
                            .code()
                            .flatMap(code -> code.code())
                            .filter(REPORT::equals)
                            .isPresent(),
                    "document-code",
                    each,
                    LocalizedText.of(
                            "le code du document n'est pas " + REPORT, "the code of the document is not " + REPORT),
                    hint);
        }
        for (Artefact each : metadata) {
            files.saw(each);
            Matcher types = TYPE_CODE.matcher(PaperText.raw(each));
            boolean right = true;
            while (types.find()) {
                right &= types.group(1).equals(REPORT);
            }
            files.require(
                    right,
                    "type-code",
                    each,
                    LocalizedText.of(
                            "le typeCode des métadonnées n'est pas " + REPORT,
                            "the typeCode of the metadata is not " + REPORT),
                    hint);
        }
    }

    private static void validation(FileCheck.Files files) throws IOException {
        for (Artefact each : files.showing("imaging-report-validated")) {
            if (each.checked().kind() != FileKind.CDA) {
                continue;
            }
            files.saw(each);
            ReadDocument document = PaperText.cda(each);
            Optional<ReadActor> validator = document.header().legalAuthenticator();
            String number = validator.flatMap(ReadActor::nationalId).orElse("");
            String name = validator
                    .flatMap(ReadActor::name)
                    .flatMap(found -> found.family())
                    .orElse("");
            String pdf = pdf(document);
            LocalizedText hint = LocalizedText.of(
                    "écrire au PDF l'état, la date et l'heure, le nom et le RPPS de CdaHeader.legalAuthenticator (docs/cda.md)",
                    "write state, date and time, name and RPPS of CdaHeader.legalAuthenticator into the PDF (docs/cda.md)");
            files.require(
                    Pattern.compile("validé", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                            .matcher(pdf)
                            .find(),
                    "state",
                    each,
                    LocalizedText.of("le PDF ne dit pas l'état Validé", "the PDF does not tell the state Validé"),
                    hint);
            String day = day(each, document);
            files.require(
                    !day.isEmpty()
                            && Pattern.compile(day + "\\D{1,5}\\d{1,2} ?[:hH] ?\\d{2}")
                                    .matcher(pdf)
                                    .find(),
                    "time",
                    each,
                    LocalizedText.of(
                            "la date et l'heure de validation du CDA ne sont pas celles du PDF",
                            "date and time of the validation in the CDA are not those of the PDF"),
                    hint);
            // the national identifier is the RPPS after the digit of its kind
            files.require(
                    number.length() > 1
                            && PaperText.holds(pdf, number.substring(1))
                            && !name.isEmpty()
                            && PaperText.holds(pdf, name),
                    "validator",
                    each,
                    LocalizedText.of(
                            "le nom ou le RPPS du radiologue n'est pas le même dans le CDA et le PDF",
                            "name or RPPS of the radiologist are not the same in the CDA and the PDF"),
                    hint);
        }
    }

    /** The day of the validation as people write it, 02/03/2026; empty when it is not told. */
    private static String day(Artefact artefact, ReadDocument document) throws IOException {
        Matcher time = Pattern.compile(
                        "(?s)<legalAuthenticator\\b.*?<time\\s[^>]*value=\"(\\d{4})(\\d{2})(\\d{2})\\d{4}")
                .matcher(PaperText.raw(artefact));
        return document.header().legalAuthenticator().isPresent() && time.find()
                ? time.group(3) + "/" + time.group(2) + "/" + time.group(1)
                : "";
    }

    private static String pdf(ReadDocument document) throws IOException {
        StringBuilder words = new StringBuilder();
        for (byte[] each : PaperText.pdfs(document)) {
            words.append(PaperText.words(each)).append(' ');
        }
        return words.toString();
    }

    private static void requester(FileCheck.Files files) throws IOException {
        for (Artefact each : files.showing("imaging-report-requested")) {
            if (each.checked().kind() != FileKind.CDA) {
                continue;
            }
            files.saw(each);
            ReadDocument document = PaperText.cda(each);
            ReadHeader header = document.header();
            Optional<ReadActor> named = Stream.concat(
                            header.participants().stream()
                                    .filter(actor -> actor.type().equals("REF")),
                            header.recipients().stream())
                    .filter(actor -> actor.nationalId().isPresent()
                            && actor.name().flatMap(name -> name.family()).isPresent())
                    .findFirst();
            LocalizedText hint = LocalizedText.of(
                    "le dire avec CdaHeader.Builder.addParticipant(Participant.of(Role.REF, …)) et l'écrire au PDF (docs/cda.md)",
                    "tell it with CdaHeader.Builder.addParticipant(Participant.of(Role.REF, …)) and in the PDF (docs/cda.md)");
            files.require(
                    named.isPresent(),
                    "in-document",
                    each,
                    LocalizedText.of(
                            "le demandeur n'est pas nommé avec son identifiant dans le CDA",
                            "the requester is not named with an identifier in the CDA"),
                    hint);
            String pdf = pdf(document);
            files.require(
                    named.flatMap(ReadActor::name)
                            .flatMap(name -> name.family())
                            .filter(family -> PaperText.holds(pdf, family))
                            .isPresent(),
                    "in-pdf",
                    each,
                    LocalizedText.of(
                            "le demandeur n'est pas nommé dans le PDF", "the requester is not named in the PDF"),
                    hint);
        }
    }
}
