package org.segursdk.conformance.check;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Rules of the SOAP requests to INSi and the DMP, as captured on the wire. Source: insi §3, dmp §1, §3, §6, §7. */
final class SoapRequestRules {
    private static final String SOAP_12 = "http://www.w3.org/2003/05/soap-envelope";
    private static final String WSA = "http://www.w3.org/2005/08/addressing";
    private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final String RIM = "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0";
    private static final String XDS = "urn:ihe:iti:xds-b:2007";
    private static final String XOP = "http://www.w3.org/2004/08/xop/include";
    private static final String BAM = "urn:siram:bam:ctxbam";
    private static final String LPS = "urn:siram:lps:ctxlps";

    private SoapRequestRules() {}

    static CheckedFile check(Path file, HttpCapture capture) throws IOException {
        Findings findings = new Findings();
        String contentType = capture.header("content-type").orElse("");
        Map<String, byte[]> attachments = new HashMap<>();
        byte[] envelope = capture.body();
        if (contentType.toLowerCase(Locale.ROOT).startsWith("multipart/related")) {
            envelope = rootPart(capture, contentType, attachments);
        }
        Optional<Document> document = Xml.parse(envelope);
        if (document.isEmpty()) {
            findings.require(false, "XML-WELL-FORMED", "body", "XML mal formé", "XML not well-formed");
            return new CheckedFile(file, FileKind.HTTP, findings.toList());
        }
        Element root = document.get().getDocumentElement();
        findings.require(
                SOAP_12.equals(root.getNamespaceURI()), "SOAP-12", "Envelope", "SOAP 1.2 attendu", "SOAP 1.2 expected");
        String action = Xml.first(root, WSA, "Action").map(Xml::text).orElse("");
        findings.require(!action.isEmpty(), "WSA-ACTION", "Header/Action", "action absente", "action missing");
        findings.require(
                Xml.first(root, WSA, "MessageID").isPresent(),
                "WSA-MESSAGEID",
                "Header/MessageID",
                "absent",
                "missing");
        if (action.startsWith("urn:ServiceIdentiteCertifiee:")) {
            checkInsi(root, findings);
            return new CheckedFile(file, FileKind.INSI_REQUEST, findings.toList());
        }
        checkDmp(root, action, attachments, findings);
        return new CheckedFile(file, FileKind.DMP_REQUEST, findings.toList());
    }

    private static byte[] rootPart(HttpCapture capture, String contentType, Map<String, byte[]> attachments)
            throws IOException {
        String boundary = MimeParts.parameter(contentType, "boundary")
                .orElseThrow(() -> new IOException("multipart without a boundary"));
        List<MimeParts.Part> parts = MimeParts.split(capture.body(), boundary);
        if (parts.isEmpty()) {
            throw new IOException("multipart without a part");
        }
        String start = MimeParts.parameter(contentType, "start").orElse("").replaceAll("^<|>$", "");
        byte[] root = parts.get(0).content();
        for (MimeParts.Part part : parts) {
            if (part.contentId().equals(start)) {
                root = part.content();
            }
            attachments.put(part.contentId(), part.content());
        }
        return root;
    }

    private static void checkInsi(Element root, Findings findings) {
        findings.require(
                Xml.first(root, LPS, "ContexteLPS").isPresent(),
                "INSI-CONTEXTE-LPS",
                "Header/ContexteLPS",
                "absent",
                "missing");
        Optional<Element> bam = Xml.first(root, BAM, "ContexteBAM");
        findings.require(
                bam.flatMap(b -> Xml.first(b, BAM, "COUVERTURE")).isPresent(),
                "INSI-COUVERTURE",
                "Header/ContexteBAM/COUVERTURE",
                "COUVERTURE doit être présent, même vide",
                "COUVERTURE must be present, even empty");
        for (Element search : Xml.descendants(root, "http://www.cnamts.fr/INSiRecSans", "RECSANSVITALE")) {
            for (String name : List.of("NomNaissance", "Prenom", "Sexe", "DateNaissance")) {
                findings.require(
                        Xml.first(search, "http://www.cnamts.fr/INSiRecSans", name)
                                .isPresent(),
                        "INSI-TRAITS",
                        "Body/RECSANSVITALE/" + name,
                        "trait obligatoire absent",
                        "required trait missing");
            }
        }
    }

    private static void checkDmp(Element root, String action, Map<String, byte[]> attachments, Findings findings) {
        List<Element> assertions = Xml.descendants(root, SAML, "Assertion");
        findings.require(
                assertions.size() == 1,
                "VIHF-ONE",
                "Header/Security",
                "une assertion et une seule",
                "exactly one assertion");
        assertions.forEach(assertion -> VihfRules.check(assertion, findings));
        if (!action.equals("urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b")) {
            return;
        }
        Map<String, byte[]> contents = new HashMap<>();
        for (Element document : Xml.descendants(root, XDS, "Document")) {
            Optional<Element> include = Xml.first(document, XOP, "Include");
            String href = include.map(e -> e.getAttribute("href")).orElse("");
            findings.require(
                    href.startsWith("cid:"),
                    "XOP-CID",
                    "Document",
                    "xop:Include cid: attendu",
                    "xop:Include cid: expected");
            byte[] content = href.startsWith("cid:")
                    ? attachments.get(URLDecoder.decode(href.substring(4), StandardCharsets.UTF_8))
                    : null;
            findings.require(content != null, "XOP-PART", "Document", "partie jointe absente", "attached part missing");
            if (content != null) {
                contents.put(document.getAttribute("id"), content);
            }
        }
        for (Element entry : Xml.descendants(root, RIM, "ExtrinsicObject")) {
            checkEntry(entry, contents, findings);
        }
    }

    private static void checkEntry(Element entry, Map<String, byte[]> contents, Findings findings) {
        String id = entry.getAttribute("id");
        byte[] content = contents.get(id);
        findings.require(content != null, "XDS-DOCUMENT", id, "entrée sans document", "entry without a document");
        if (content == null) {
            return;
        }
        Optional<String> size = slot(entry, "size");
        Optional<String> hash = slot(entry, "hash");
        findings.require(
                size.map(s -> s.equals(Integer.toString(content.length))).orElse(true),
                "XDS-SIZE",
                id,
                "la taille n'est pas celle de la partie jointe",
                "the size is not that of the attached part");
        findings.require(
                hash.map(h -> h.equals(sha1(content))).orElse(true),
                "XDS-HASH",
                id,
                "l'empreinte n'est pas celle de la partie jointe",
                "the hash is not that of the attached part");
    }

    private static Optional<String> slot(Element entry, String name) {
        return Xml.children(entry).stream()
                .filter(e -> "Slot".equals(e.getLocalName()) && name.equals(e.getAttribute("name")))
                .flatMap(e -> Xml.first(e, RIM, "Value").stream())
                .map(Xml::text)
                .findFirst();
    }

    private static String sha1(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
