package org.segursdk.conformance.check;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.segursdk.core.identity.Matricule;

/** For each rule of mails, one thing broken in a good mail of one document. Texts are bytes as ISO 8859-1. */
final class MailMutants {
    static final String ARCHIVE = "application/zip";
    static final String PDF = "application/pdf";
    private static final String OTHER = Matricule.ofNumber("2990101000000").value();

    private final Map<String, UnaryOperator<String>> all = new LinkedHashMap<>();
    private final byte[] otherPatient;

    /** @param otherPatient an archive about another patient with an INS */
    MailMutants(byte[] otherPatient) {
        this.otherPatient = otherPatient;
        frame();
        head();
        marks();
        subject();
        attachments();
        patients();
        citizens();
    }

    Map<String, UnaryOperator<String>> all() {
        return all;
    }

    private void put(String rule, UnaryOperator<String> mutation) {
        all.put(rule, mutation);
    }

    private void put(String rule, String regex, String replacement) {
        put(rule, mail -> changed(mail, regex, replacement));
    }

    static String changed(String mail, String regex, String replacement) {
        String after = mail.replaceFirst(regex, replacement);
        if (after.equals(mail)) {
            throw new AssertionError("nothing to change: " + regex);
        }
        return after;
    }

    /** The content of the first part of that type, in base64, and what stands around it. */
    private static Matcher part(String mail, String type) {
        Matcher part = Pattern.compile("(?s)(Content-Type: " + type + ".*?\r\n\r\n)(.*?)(\r\n--)")
                .matcher(mail);
        if (!part.find()) {
            throw new AssertionError("no " + type);
        }
        return part;
    }

    static byte[] content(String mail, String type) {
        return Base64.getMimeDecoder().decode(part(mail, type).group(2));
    }

    static String withContent(String mail, String type, byte[] content) {
        Matcher part = part(mail, type);
        String encoded = Base64.getMimeEncoder().encodeToString(content);
        return mail.substring(0, part.start(2)) + encoded + mail.substring(part.end(2));
    }

    static UnaryOperator<String> archive(UnaryOperator<byte[]> change) {
        return mail -> withContent(mail, ARCHIVE, change.apply(content(mail, ARCHIVE)));
    }

    private static UnaryOperator<String> pdf(byte[] content) {
        return mail -> withContent(mail, PDF, content);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void frame() {
        put("MAIL-LINE-ENDS", "Subject: ", "X-Test: a\nSubject: ");
        put("MAIL-LINE-LENGTH", "Subject: ", "X-Test: " + "a".repeat(1000) + "\r\nSubject: ");
        put("MAIL-NUL", "Subject: ", "X-Test: \u0000\r\nSubject: ");
        put("MAIL-HEADER-ASCII", "Subject: ", "X-Test: \u00E9\r\nSubject: ");
        put("MAIL-HEADER-FORM", "Subject: ", "no field at all\r\nSubject: ");
        put("MSS-LIMIT", mail -> {
            String boundary = boundary(mail);
            int end = mail.lastIndexOf("--" + boundary + "--");
            return mail.substring(0, end) + ("--" + boundary + "\r\n\r\n\r\n").repeat(600) + mail.substring(end);
        });
        put("MSS-NO-PART", "boundary=\"", "boundary=\"other");
        put("MSS-ENCODING", mail -> {
            Matcher part = part(mail, ARCHIVE);
            return mail.substring(0, part.start(1))
                    + part.group(1).replace("base64", "x-own")
                    + mail.substring(part.end(1));
        });
        put("MSS-EIGHT-BIT", "(?s)Content-Transfer-Encoding: quoted-printable\r\n\r\n", "\r\n\u00E9");
        put("MAIL-BODY", "Content-Type: text/plain", "Content-Type: text/calendar");
        put("MAIL-CHARSET", "charset=UTF-8", "charset=ISO-8859-1");
    }

    private static String boundary(String mail) {
        Matcher boundary = Pattern.compile("boundary=\"([^\"]+)\"").matcher(mail);
        if (!boundary.find()) {
            throw new AssertionError("no multipart");
        }
        return boundary.group(1);
    }

    private void head() {
        put("MSS-FROM", "From: ", "From: a.autre@medecin.test.example, ");
        put("MSS-FIELD-TWICE", "Subject: ", "Subject: Bonjour\r\nSubject: ");
        put("MSS-DATE", "Date: ", "X-Date: ");
        put("MSS-MESSAGE-ID", "Message-ID: ", "X-Message-ID: ");
        put("MAIL-NIL", "X-MSS-NIL: DEV", "X-MSS-NIL: \u0023");
        put("MAIL-FROM-LABEL", "From: (?s:.*?)<", "From: <");
        put("MAIL-REFERENCES", "Subject: ", "In-Reply-To: <1@test.example>\r\nSubject: ");
        put("MAIL-RECEIPT-ADDRESS", "Subject: ", "Disposition-Notification-To: a@autre.example\r\nSubject: ");
        put("MAIL-MES", "X-MSS-NIL", "X-MSS-MES: fin\r\nX-MSS-NIL");
    }

    private void marks() {
        put("MAIL-MARKS", mail -> subject("Bonjour")
                .apply(mail)
                .replace("IHE_XDM.zip", "texte.txt")
                .replace(Base64.getMimeEncoder().encodeToString(content(mail, ARCHIVE)), "Qm9uam91cg=="));
        put("MSS-CODECDA", "X-MSS-CODECDA: ", "X-MSS-CODECDA: 0000-0,");
        put("MAIL-CODECDA-FORM", "X-MSS-CODECDA: (\\S+)", "X-MSS-CODECDA: $1;$1");
        put("MSS-INS", "X-MSS-INS: O", "X-MSS-INS: oui");
        put("MAIL-INS", "X-MSS-INS: O", "X-MSS-INS: N");
    }

    private void subject() {
        put("MSS-SUBJECT-MARKER", subject("Bonjour"));
        put("MAIL-SUBJECT", subject("[Annule et remplace] XDM/1.0/DDM+CR X Y"));
        put("MAIL-SUBJECT-PATIENT", subject("XDM/1.0/DDM+CR AUTRE PERSONNE"));
        put("MAIL-SUBJECT-FORM", mail -> subject("XDM/1.0/DDM+CR " + title(name(mail)))
                .apply(mail));
        put("MAIL-SUBJECT-LABEL", mail -> subject("XDM/1.0/DDM+" + "Compte rendu ".repeat(4) + name(mail))
                .apply(mail));
    }

    static UnaryOperator<String> subject(String words) {
        return mail ->
                changed(mail, "(?s)Subject: .*?\r\n(?! )", Matcher.quoteReplacement("Subject: " + words) + "\r\n");
    }

    /** Birth name and given name as the name of the PDF has them. */
    private static String name(String mail) {
        Matcher file =
                Pattern.compile("name=\"\\d{8}_[^_\"]+_([^_\"]+)_([^_\".]+)").matcher(mail);
        if (!file.find()) {
            throw new AssertionError("no PDF with a name");
        }
        return file.group(1) + " " + file.group(2);
    }

    private static String title(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private void attachments() {
        put("MAIL-XDM-TYPE", "Content-Type: application/zip", "Content-Type: application/octet-stream");
        put("MSS-XDM-NAME", mail -> mail.replace("IHE_XDM.zip", "ARCHIVE.zip"));
        put("MSS-SEVERAL-XDM", mail -> {
            Matcher part = part(mail, ARCHIVE);
            return mail.substring(0, part.end(2))
                    + "\r\n--" + boundary(mail) + "\r\n" + part.group(1) + part.group(2)
                    + mail.substring(part.end(2));
        });
        put("MSS-NAME", mail -> renamed(mail, "a/b:c.pdf"));
        put("MAIL-PDF-NAME", mail -> renamed(mail, "compte-rendu.pdf"));
        put("MAIL-PDF-PATIENT", mail -> renamed(mail, "20010203_CR_AUTRE_PERSONNE.pdf"));
        put("MAIL-PDF-COUNT", mail -> {
            Matcher part = part(mail, PDF);
            String again = "\r\n--" + boundary(mail) + "\r\n" + part.group(1) + part.group(2);
            return mail.substring(0, part.end(2)) + again + mail.substring(part.end(2));
        });
        put("MSS-TNEF", mail -> renamed(mail, "winmail.dat"));
        put("MSS-ENCRYPTED", "Content-Type: application/pdf", "Content-Type: application/pkcs7-mime");
        put("MSS-PDF", pdf(ascii("bonjour")));
        put("MSS-ZIP", pdf(Zips.zip(Map.of("a.txt", new byte[] {1}))));
        put("MSS-CDA", pdf(ascii("<ClinicalDocument")));
        put(
                "MSS-BODY",
                archive(Zips.text(
                        Zips.DOCUMENT,
                        xml -> xml.substring(
                                0, Math.max(xml.indexOf("<structuredBody"), xml.indexOf("<nonXMLBody"))))));
    }

    /** The PDF under another name. */
    private static String renamed(String mail, String name) {
        Matcher part = part(mail, PDF);
        String fields = part.group(1)
                .replaceAll("name=\"[^\"]*\"", "name=\"" + name + "\"")
                .replaceAll(";\r\n filename\\*=\\S+", "");
        return mail.substring(0, part.start(1)) + fields + mail.substring(part.end(1));
    }

    private void patients() {
        put(
                "MSS-PATIENT-TRAITS",
                mail -> withContent(
                        mail,
                        PDF,
                        new String(Zips.files(content(mail, ARCHIVE)).get(Zips.DOCUMENT), StandardCharsets.UTF_8)
                                .replaceFirst("<birthTime value=\"[0-9]+\"", "<birthTime value=\"19010203\"")
                                .getBytes(StandardCharsets.UTF_8)));
        put("MSS-PATIENT-INS", archive(Zips.metadata("\\w{15}\\^\\^\\^&amp;", OTHER + "^^^&amp;")));
        put(
                "MSS-SEVERAL-PATIENTS",
                mail -> withContent(mail, PDF, Zips.files(otherPatient).get(Zips.DOCUMENT)));
    }

    private void citizens() {
        put("MAIL-CITIZEN-ADDRESS", to("jean@patient.mssante.fr"));
        put("MAIL-CITIZEN-PATIENT", to(OTHER + "@patient.mssante.fr"));
        put("MAIL-CITIZEN-ALONE", to(OTHER + "@patient.mssante.fr, paul.testb@medecin.test.example"));
        put(
                "MAIL-CITIZEN-SIZE",
                to(OTHER + "@patient.mssante.fr").andThen(mail -> mail + "\r\n".repeat(13_000_000))::apply);
    }

    private static UnaryOperator<String> to(String address) {
        return mail -> changed(mail, "(?s)\r\nTo: .*?\r\n(?! )", "\r\nTo: " + address + "\r\n");
    }
}
