package org.segursdk.conformance.checks.sending;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.segursdk.cda.read.CdaReader;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.conformance.check.FileKind;
import org.segursdk.conformance.checks.documents.FileCheck;
import org.segursdk.conformance.checks.documents.FileCheck.Files;
import org.segursdk.conformance.checks.documents.MailDocuments;
import org.segursdk.conformance.checks.documents.PaperText;
import org.segursdk.conformance.run.Artefact;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;

/**
 * Checks of mails and documents as files. The vendor's index tells what they show:
 *
 * <ul>
 *   <li>{@code mail-from-application}: a mail of an application mailbox (REM-MSSS-12);
 *   <li>{@code mail-receipt-asked} and {@code mail-receipt-not-asked}: mails with and without a request of a delivery receipt (REM-MSSS-15);
 *   <li>{@code biology-partial} and {@code biology-complete}: the CDA of a partial report and of the complete one after it (REM-MSSS-22);
 *   <li>{@code report-with-requester}: the CDA of a report whose requester has an MSSanté address (REM-MSSS-26);
 *   <li>{@code identity-provisional}, {@code identity-retrieved}, {@code identity-validated}: mails of patients so identified (REM-MSSC-02).
 * </ul>
 *
 * Every mail with an archive is looked at for REM-MSSS-04.
 */
final class MailFileChecks {
    private static final Set<String> NOT_QUALIFIED =
            Set.of("identity-provisional", "identity-retrieved", "identity-validated");
    private static final Pattern CITIZEN = Pattern.compile("(?i)[0-9AB]{15}@patient\\.|@patient\\.mssante\\.fr");
    private static final Pattern MSSANTE = Pattern.compile("(?i)mailto:[^\"@]+@[^\"]*mssante[^\"]*");

    private MailFileChecks() {}

    static List<Check> all() {
        return List.of(
                new FileCheck("msss-04-pdf-equals-cda", MailFileChecks::sameAsCda, "REM-MSSS-04"),
                new FileCheck("msss-12-application-mailbox-courtesy", MailFileChecks::fromApplication, "REM-MSSS-12"),
                new FileCheck("msss-15-delivery-receipt-request", MailFileChecks::receiptAsked, "REM-MSSS-15"),
                new FileCheck("msss-22-partial-biology-reports", MailFileChecks::partial, "REM-MSSS-22"),
                new FileCheck("msss-26-requester-address-in-cda", MailFileChecks::requester, "REM-MSSS-26"),
                new FileCheck("mssc-02-qualified-only", MailFileChecks::qualifiedOnly, "REM-MSSC-02"));
    }

    private static LocalizedText say(String french, String english) {
        return LocalizedText.of(french, english);
    }

    private static boolean isMail(Artefact artefact) {
        return artefact.checked().kind() == FileKind.MAIL;
    }

    private static String text(Artefact artefact) throws IOException {
        return java.nio.file.Files.readString(artefact.file(), StandardCharsets.ISO_8859_1);
    }

    /** One PDF for each document: the very one that it holds; of a structured one without, the words of its title and narrative. */
    private static void sameAsCda(Files files) throws IOException {
        for (Artefact each : files.all()) {
            if (!isMail(each)) {
                continue;
            }
            List<String> documents = MailDocuments.clinical(text(each));
            List<byte[]> copies = MailDocuments.pdfs(text(each));
            if (documents.isEmpty() || copies.isEmpty()) {
                continue;
            }
            files.saw(each);
            for (String cda : documents) {
                ReadDocument document = CdaReader.create().read(cda.getBytes(StandardCharsets.UTF_8));
                files.require(
                        hasCopy(document, copies),
                        "same-as-the-document",
                        each,
                        say(
                                "aucun PDF joint ne dit ce que dit le document CDA de l'archive",
                                "no attached PDF says what the CDA document of the archive says"),
                        say(
                                "SentDocument.rendered fait le PDF à partir du document envoyé (docs/mssante.md)",
                                "SentDocument.rendered makes the PDF from the document that is sent (docs/mssante.md)"));
            }
        }
    }

    private static boolean hasCopy(ReadDocument document, List<byte[]> copies) throws IOException {
        List<byte[]> inside = PaperText.pdfs(document);
        if (copies.stream().anyMatch(copy -> inside.stream().anyMatch(each -> Arrays.equals(each, copy)))) {
            return true;
        }
        if (document.level1Content().isPresent()) {
            return inside.isEmpty();
        }
        String title = document.header().title().orElse("");
        String narrative = PaperText.narrative(document.sections());
        for (byte[] copy : copies) {
            String words = PaperText.words(copy);
            if (PaperText.holdsMost(words, title) && PaperText.holdsMost(words, narrative)) {
                return true;
            }
        }
        return false;
    }

    private static void fromApplication(Files files) throws IOException {
        for (Artefact each : files.showing("mail-from-application")) {
            String mail = text(each);
            String answersTo = Post.address(Post.field(mail, "Reply-To"));
            String from = Post.address(Post.field(mail, "From"));
            files.saw(each);
            files.require(
                    !answersTo.isEmpty() && !answersTo.equalsIgnoreCase(from),
                    "reply-to",
                    each,
                    say(
                            "Reply-To ne nomme pas une boîte tenue par des personnes",
                            "Reply-To names no mailbox that people look after"),
                    APPLICATION);
            String body = MailBodies.plain(mail);
            files.require(
                    body.toLowerCase(java.util.Locale.ROOT).contains("automatique")
                            && !answersTo.isEmpty()
                            && body.contains(answersTo),
                    "mention",
                    each,
                    say(
                            "le texte ne dit pas que le message est automatique, ni à quelle boîte répondre",
                            "the text does not say that the message is automatic, nor which mailbox to answer to"),
                    APPLICATION);
        }
    }

    private static final LocalizedText APPLICATION = LocalizedText.of(
            "Sender.application prend la boîte humaine et en tire Reply-To et la mention (docs/mssante.md)",
            "Sender.application takes the human mailbox and makes Reply-To and the mention of it (docs/mssante.md)");

    private static void receiptAsked(Files files) throws IOException {
        LocalizedText hint = say(
                "OutgoingMessage.Builder.askDeliveryReceipt demande l'avis à l'adresse de l'émetteur (docs/mssante.md)",
                "OutgoingMessage.Builder.askDeliveryReceipt asks for the receipt at the sender's address (docs/mssante.md)");
        for (Artefact each : files.showing("mail-receipt-asked")) {
            String mail = text(each);
            String asked = Post.address(Post.field(mail, "Return-Receipt-To"));
            files.saw(each);
            files.require(
                    !asked.isEmpty() && asked.equalsIgnoreCase(Post.address(Post.field(mail, "From"))),
                    "asked-by-the-sender",
                    each,
                    say(
                            "Return-Receipt-To est absent ou porte une autre adresse que celle de l'émetteur",
                            "Return-Receipt-To is missing or bears another address than the sender's"),
                    hint);
        }
        for (Artefact each : files.showing("mail-receipt-not-asked")) {
            files.saw(each);
            files.require(
                    Post.field(text(each), "Return-Receipt-To").isEmpty(),
                    "not-asked",
                    each,
                    say(
                            "un avis est demandé alors que l'utilisateur n'en a pas demandé",
                            "a receipt is asked for although the user did not ask for one"),
                    hint);
        }
    }

    private static void partial(Files files) throws IOException {
        List<Artefact> before = files.showing("biology-partial");
        List<Artefact> after = files.showing("biology-complete");
        if (before.isEmpty() || after.isEmpty()) {
            return;
        }
        LocalizedText hint = say(
                "BioReport.partial puis la version complète, de même setId et de numéro supérieur (docs/cda.md)",
                "BioReport.partial, then the complete version with the same setId and a higher number (docs/cda.md)");
        ReadDocument first = PaperText.cda(before.get(0));
        ReadDocument second = PaperText.cda(after.get(0));
        files.saw(before.get(0));
        files.saw(after.get(0));
        files.require(
                status(first).equals("active") && status(second).equals("completed"),
                "status",
                after.get(0),
                say(
                        "lab:statusCode n'est pas active sur le compte rendu partiel puis completed sur le complet",
                        "lab:statusCode is not active on the partial report, then completed on the complete one"),
                hint);
        files.require(
                first.header().setId().isPresent()
                        && first.header().setId().equals(second.header().setId())
                        && version(first) < version(second),
                "same-set",
                after.get(0),
                say(
                        "le compte rendu complet n'est pas une version supérieure du partiel (setId, versionNumber)",
                        "the complete report is no higher version of the partial one (setId, versionNumber)"),
                hint);
    }

    private static String status(ReadDocument document) {
        return document.header().principalStatus().orElse("");
    }

    private static int version(ReadDocument document) {
        return document.header().version().orElse(0);
    }

    private static void requester(Files files) throws IOException {
        for (Artefact each : files.showing("report-with-requester")) {
            String xml = PaperText.raw(each);
            Optional<String> participant = Pattern.compile("(?s)<participant\\b[^>]*typeCode=\"REF\".*?</participant>")
                    .matcher(xml)
                    .results()
                    .map(found -> found.group())
                    .findFirst();
            files.saw(each);
            files.require(
                    participant
                            .map(found -> MSSANTE.matcher(found).results().count() == 1)
                            .orElse(false),
                    "address-once",
                    each,
                    say(
                            "l'adresse MSSanté du demandeur n'est pas, une fois, dans ses coordonnées (telecom mailto:)",
                            "the requester's MSSanté address is not, once, among the telecoms (mailto:)"),
                    say(
                            "donner Telecom.mssante au Professional du Participant demandeur (docs/cda.md)",
                            "give Telecom.mssante to the Professional of the requesting Participant (docs/cda.md)"));
        }
    }

    private static void qualifiedOnly(Files files) throws IOException {
        for (Artefact each : files.all()) {
            if (!isMail(each) || each.scenario().filter(NOT_QUALIFIED::contains).isEmpty()) {
                continue;
            }
            files.saw(each);
            files.require(
                    !CITIZEN.matcher(Post.field(text(each), "To")).find(),
                    "not-qualified",
                    each,
                    say(
                            "un message part vers la boîte d'un patient dont l'identité n'est pas qualifiée",
                            "a message leaves for the mailbox of a patient whose identity is not qualified"),
                    say(
                            "CitizenAddress.of ne prend qu'une INS qualifiée (docs/mssante.md)",
                            "CitizenAddress.of takes a qualified INS alone (docs/mssante.md)"));
        }
    }
}
