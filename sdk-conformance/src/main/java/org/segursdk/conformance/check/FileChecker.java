package org.segursdk.conformance.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.segursdk.core.xml.SecureXml;

/** Tells what a file is and what is wrong with it. Thread-safe; needs no profile and no network. */
public final class FileChecker {
    private static final long MAX_SIZE = 512L * 1024 * 1024;
    private static final String WELL_FORMED = "XML-WELL-FORMED";
    private static final String CDA = "urn:hl7-org:v3";
    private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
    /** The fields a mail may begin with. */
    private static final Pattern MAIL = Pattern.compile(
            "(Return-Path|Received|From|Sender|Reply-To|To|Cc|Delivered-To|Date|Message-ID|MIME-Version|Subject|Content-Type"
                    + "|In-Reply-To|References|Disposition-Notification-To|Authentication-Results|(DKIM|ARC|X)-[A-Z0-9-]+)"
                    + "[ \\t]*:",
            Pattern.CASE_INSENSITIVE);

    private static final String SOAP_12 = "http://www.w3.org/2003/05/soap-envelope";

    private final CheckOptions options;

    public FileChecker() {
        this(CheckOptions.NONE);
    }

    public FileChecker(CheckOptions options) {
        this.options = options;
    }

    /**
     * Checks one file.
     *
     * @throws IOException when it cannot be read at all
     */
    public CheckedFile check(Path file) throws IOException {
        if (Files.size(file) > MAX_SIZE) {
            return unreadable(file, "FILE-SIZE", "fichier de plus de 512 Mio", "file larger than 512 MiB");
        }
        byte[] content = Files.readAllBytes(file);
        if (content.length == 0) {
            Finding empty = Finding.error("FILE-EMPTY", "", "fichier vide", "empty file");
            return new CheckedFile(file, FileKind.EMPTY, List.of(empty));
        }
        FileKind kind = kind(file, content);
        return switch (kind) {
            case XML -> checkXml(file, content);
            case HTTP -> checkHttp(file, content);
            case MAIL -> new CheckedFile(file, kind, MailRules.check(content, options));
            case XDM -> new CheckedFile(file, kind, XdmRules.check(content, options));
            default -> new CheckedFile(file, kind, List.of());
        };
    }

    private static CheckedFile unreadable(Path file, String rule, String french, String english) {
        return new CheckedFile(file, FileKind.UNKNOWN, List.of(Finding.error(rule, "", french, english)));
    }

    /** By its content; by its name only what a broken content no longer tells. */
    private static FileKind kind(Path file, byte[] content) {
        FileKind seen = sniff(content);
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (seen == FileKind.ZIP) {
            return XdmRules.isOne(content) || isNamedXdm(file) ? FileKind.XDM : FileKind.ZIP;
        }
        if (seen == FileKind.UNKNOWN && isNamedXdm(file)) {
            return FileKind.XDM;
        }
        return seen == FileKind.UNKNOWN && name.endsWith(".eml") ? FileKind.MAIL : seen;
    }

    private static boolean isNamedXdm(Path file) {
        Path name = file.getFileName();
        return name != null && name.toString().toUpperCase(Locale.ROOT).matches("IHE_XDM.*\\.ZIP");
    }

    private static FileKind sniff(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, 256), StandardCharsets.ISO_8859_1);
        String text = head.startsWith("\u00EF\u00BB\u00BF") ? head.substring(3) : head;
        if (text.startsWith("%PDF-")) {
            return FileKind.PDF;
        }
        if (text.startsWith("PK\u0003\u0004") || text.startsWith("PK\u0005\u0006")) {
            return FileKind.ZIP;
        }
        if (text.matches("(?s)(POST|GET|PUT|DELETE) \\S+ HTTP/1\\.[01]\r\n.*")) {
            return FileKind.HTTP;
        }
        if (text.startsWith("MSH|")) {
            return FileKind.HL7V2;
        }
        String trimmed = text.stripLeading();
        if (trimmed.startsWith("<") || text.startsWith("\u00FE\u00FF") || text.startsWith("\u00FF\u00FE")) {
            return FileKind.XML;
        }
        if (trimmed.startsWith("{") || trimmed.startsWith("[")) {
            return FileKind.JSON;
        }
        if (MAIL.matcher(text).lookingAt()) {
            return FileKind.MAIL;
        }
        return FileKind.UNKNOWN;
    }

    private CheckedFile checkXml(Path file, byte[] content) {
        String root = rootName(content);
        if (root.equals("{" + CDA + "}ClinicalDocument")) {
            // read once, by its own rules; where a fault of XML lies is looked up only when there is one
            CdaRules.Seen seen = CdaRules.look(content, options);
            List<Finding> findings = seen.findings();
            boolean refused =
                    findings.stream().anyMatch(finding -> finding.rule().equals(WELL_FORMED));
            return new CheckedFile(
                    file, FileKind.CDA, seen.model(), refused ? join(faults(content), findings) : findings);
        }
        List<Finding> findings = faults(content);
        if (root.equals("{" + SAML + "}Assertion")) {
            return new CheckedFile(file, FileKind.VIHF, join(findings, VihfRules.check(content)));
        }
        FileKind kind = root.equals("{" + SOAP_12 + "}Envelope") ? FileKind.SOAP : FileKind.XML;
        return new CheckedFile(file, kind, findings);
    }

    private static List<Finding> join(List<Finding> first, List<Finding> second) {
        List<Finding> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** The root's name; empty when there is none. */
    private static String rootName(byte[] content) {
        try {
            XMLStreamReader reader = SecureXml.reader(new ByteArrayInputStream(content));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    return "{" + reader.getNamespaceURI() + "}" + reader.getLocalName();
                }
            }
        } catch (XMLStreamException e) {
            return ""; // told by faults
        }
        return "";
    }

    /** A finding when the document is not well-formed or holds a DTD. */
    private static List<Finding> faults(byte[] content) {
        try {
            XMLStreamReader reader = SecureXml.reader(new ByteArrayInputStream(content));
            while (reader.hasNext()) {
                reader.next();
            }
            return List.of();
        } catch (XMLStreamException e) {
            String where = e.getLocation() == null
                    ? ""
                    : "line " + e.getLocation().getLineNumber() + ", column "
                            + e.getLocation().getColumnNumber();
            return List.of(Finding.error(
                    WELL_FORMED,
                    where,
                    "XML mal formé, DTD présente ou limite dépassée",
                    "XML not well-formed, DTD present or limit exceeded"));
        }
    }

    private static CheckedFile checkHttp(Path file, byte[] content) {
        try {
            HttpCapture capture = HttpCapture.parse(content);
            return SoapRequestRules.check(file, capture);
        } catch (IOException e) {
            Finding frame = Finding.error(
                    "HTTP-FRAME",
                    "",
                    "requête HTTP mal formée : " + e.getMessage(),
                    "malformed HTTP request: " + e.getMessage());
            return new CheckedFile(file, FileKind.HTTP, List.of(frame));
        }
    }
}
