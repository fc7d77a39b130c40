package org.segursdk.conformance.check;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.segursdk.cda.read.ReadPatient;
import org.segursdk.core.identity.InsNames;
import org.segursdk.mss.message.SubjectLine;
import org.segursdk.mss.received.MessageDocument;
import org.segursdk.mss.received.ReceivedAttachment;
import org.segursdk.mss.received.ReceivedMessage;

/** Subject, marks and copies of a mail that carries documents. Source: mssante §3.1 E2, E3, E5, E6, E11, E12, E17. */
final class MailDocumentRules {
    private static final Pattern PDF_NAME =
            Pattern.compile("(\\d{8})_([^_]{1,40})_([^_]+)_([^_]+)(_[^_]+)?\\.pdf", Pattern.CASE_INSENSITIVE);
    private static final Pattern BIRTH_DATE = Pattern.compile(".* (\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4})");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);

    private final ReceivedMessage message;
    private final Findings findings;
    private final List<MessageDocument> documents;

    MailDocumentRules(ReceivedMessage message, Findings findings) {
        this.message = message;
        this.findings = findings;
        this.documents = message.documents().stream()
                .filter(each -> each.cda().isPresent() && each.attachment().kind() == ReceivedAttachment.Kind.XDM)
                .toList();
    }

    void check() {
        if (!message.hasArchive()) {
            return;
        }
        message.attachments().stream()
                .filter(each -> each.kind() == ReceivedAttachment.Kind.XDM)
                .forEach(this::archive);
        subject();
        if (documents.isEmpty()) {
            return; // refused or unreadable, told elsewhere
        }
        marks();
        patientOfTheSubject();
        copies();
    }

    private void archive(ReceivedAttachment archive) {
        findings.require(
                archive.mediaType().equals("application/zip"),
                "MAIL-XDM-TYPE",
                "attachment[" + archive.rank() + "]",
                "l'archive est de type application/zip",
                "the archive is of type application/zip");
    }

    private void subject() {
        SubjectLine subject = message.subject();
        if (!subject.hasMarker()) {
            return; // told by the reader
        }
        String start = SubjectLine.MARKER + "+";
        boolean followed = subject.raw().length() > start.length()
                && !Character.isWhitespace(subject.raw().charAt(start.length()));
        findings.require(
                subject.raw().startsWith(start) && followed,
                "MAIL-SUBJECT",
                "Subject",
                "l'objet commence par XDM/1.0/DDM+ aussitôt suivi du libellé, rien devant",
                "the subject begins with XDM/1.0/DDM+ at once followed by the label, nothing before");
    }

    /** What follows the marker and the mentions in brackets. */
    private String words() {
        String text = message.subject().text();
        int from = 0;
        while (from < text.length() && text.charAt(from) == '[' && text.indexOf(']', from) > 0) {
            from = text.indexOf(']', from) + 1;
            while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
                from++;
            }
        }
        return text.substring(from).strip();
    }

    private void patientOfTheSubject() {
        Optional<ReadPatient> patient = documents.stream()
                .flatMap(document -> document.cda().stream())
                .flatMap(cda -> cda.header().patient().stream())
                .filter(each -> each.birthName().isPresent() && given(each).isPresent())
                .findFirst();
        if (!message.subject().hasMarker() || patient.isEmpty()) {
            return;
        }
        String name = patient.get().birthName().orElseThrow();
        String given = given(patient.get()).orElseThrow();
        String words = words();
        String label = words;
        Matcher dated = BIRTH_DATE.matcher(words);
        if (dated.matches()) {
            label = words.substring(0, dated.start(1)).strip();
            Optional<String> birth = patient.get()
                    .birthDate()
                    .flatMap(date -> date.completed().toLocalDate())
                    .map(DATE::format);
            findings.require(
                    birth.isEmpty() || birth.get().equals(dated.group(1)),
                    "MAIL-SUBJECT-PATIENT",
                    "Subject",
                    "la date de naissance de l'objet n'est pas celle du document (JJ/MM/AAAA)",
                    "the birth date of the subject is not that of the document (DD/MM/YYYY)");
        }
        boolean named = (" " + InsNames.words(label)).endsWith(" " + InsNames.words(name + " " + given));
        findings.require(
                named,
                "MAIL-SUBJECT-PATIENT",
                "Subject",
                "l'objet ne porte pas le nom de naissance et le premier prénom du patient du document",
                "the subject does not bear birth name and first given name of the document's patient");
        if (named) {
            names(label, name, given);
        }
    }

    private static Optional<String> given(ReadPatient patient) {
        return patient.firstGivenName().or(() -> patient.birthGivenNames()
                .flatMap(list -> InsNames.split(list).stream().findFirst()));
    }

    /** Label and form of the names, the names themselves being right. */
    private void names(String text, String name, String given) {
        String tail = InsNames.normalize(name) + " " + InsNames.normalize(given);
        String upper = text.toUpperCase(Locale.ROOT);
        boolean form = text.contains(InsNames.normalize(name)) && upper.endsWith(tail);
        findings.require(
                form,
                "MAIL-SUBJECT-FORM",
                "Subject",
                "nom en majuscules, nom et prénom sans accent",
                "name in upper case, name and given name without accents");
        if (!form) {
            return;
        }
        String label = text.substring(0, text.length() - tail.length()).strip();
        findings.require(
                documents.size() == 1
                        ? !label.isEmpty() && label.length() <= 40
                        : label.equals(documents.size() + " documents"),
                "MAIL-SUBJECT-LABEL",
                "Subject",
                "libellé attendu : celui du type de document, 40 caractères au plus, ou « N documents »",
                "expected label: that of the type of document, at most 40 characters, or \"N documents\"");
    }

    private void marks() {
        Optional<String> codes = message.mssFields().documentCodes();
        findings.require(
                codes.isEmpty()
                        || codes.get().matches("[^,;\\s]+(,\\s?[^,;\\s]+)*")
                                && message.mssFields().codes().size() == documents.size(),
                "MAIL-CODECDA-FORM",
                "X-MSS-CODECDA",
                "X-MSS-CODECDA porte un code par document, séparés par des virgules",
                "X-MSS-CODECDA bears one code for each document, with commas between");
        String told = message.mssFields().ins().orElse("");
        if (!told.equals("O") && !told.equals("N")) {
            findings.require(
                    !told.equalsIgnoreCase("O") && !told.equalsIgnoreCase("N"),
                    "MAIL-INS",
                    "X-MSS-INS",
                    "X-MSS-INS vaut O ou N, en majuscule",
                    "X-MSS-INS is O or N, in upper case");
            return; // anything else is told by the reader
        }
        boolean qualified = documents.stream().allMatch(MailDocumentRules::bearsIns);
        findings.require(
                told.equals(qualified ? "O" : "N"),
                "MAIL-INS",
                "X-MSS-INS",
                qualified
                        ? "X-MSS-INS: N alors que les documents portent l'INS et ses traits"
                        : "X-MSS-INS: O alors qu'un document ne porte pas l'INS avec nom, prénom, naissance et sexe",
                qualified
                        ? "X-MSS-INS: N although the documents bear the INS and its traits"
                        : "X-MSS-INS: O although a document does not bear the INS with name, given name, birth and sex");
    }

    private static boolean bearsIns(MessageDocument document) {
        return document.cda()
                .flatMap(cda -> cda.header().patient())
                .filter(patient -> patient.ins().isPresent() && patient.traits().isPresent())
                .isPresent();
    }

    private void copies() {
        List<ReceivedAttachment> copies = message.attachments().stream()
                .filter(each -> each.kind() == ReceivedAttachment.Kind.PDF)
                .toList();
        findings.require(
                copies.size() == documents.size(),
                "MAIL-PDF-COUNT",
                "",
                documents.size() + " document(s) dans l'archive et " + copies.size()
                        + " PDF joint(s) : un PDF par document",
                documents.size() + " document(s) in the archive and " + copies.size()
                        + " PDF attached: one PDF for each document");
        copies.forEach(this::copy);
    }

    private void copy(ReceivedAttachment copy) {
        String place = "attachment[" + copy.rank() + "]";
        Matcher name = PDF_NAME.matcher(copy.name());
        boolean formed = name.matches();
        findings.require(
                formed,
                "MAIL-PDF-NAME",
                place,
                "nom attendu : <AAAAMMJJ>_<type>_<NOM>_<prénom>[_<dossier>].pdf",
                "expected name: <YYYYMMDD>_<type>_<NAME>_<given name>[_<folder>].pdf");
        findings.require(
                !formed || documents.stream().anyMatch(each -> isNamedAfter(name, each)),
                "MAIL-PDF-PATIENT",
                place,
                "le nom du PDF ne porte ni le jour ni le patient d'un document de l'archive",
                "the name of the PDF does not bear the day and the patient of a document of the archive");
    }

    private static boolean isNamedAfter(Matcher name, MessageDocument document) {
        return document.actDay().map(day -> isDay(name.group(1), day)).orElse(true)
                && document.cda()
                        .flatMap(cda -> cda.header().patient())
                        .filter(patient ->
                                agrees(patient.birthName(), name.group(3)) && agrees(given(patient), name.group(4)))
                        .isPresent();
    }

    /** The day as the document writes it; in another time zone it may be the one before or after. */
    private static boolean isDay(String written, LocalDate day) {
        try {
            return Math.abs(ChronoUnit.DAYS.between(LocalDate.parse(written, DAY), day)) <= 1;
        } catch (DateTimeParseException noDay) {
            return false;
        }
    }

    private static boolean agrees(Optional<String> told, String written) {
        return told.isEmpty() || InsNames.words(told.get()).equals(InsNames.words(written));
    }
}
