package org.segursdk.cda.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.segursdk.cda.N1Document.Format;
import org.segursdk.cda.internal.ContentProbe;
import org.w3c.dom.Element;

/** The body of a level-1 document, which the publisher's validator does not look at. Source: cda §5.1. */
final class N1Checks {
    private static final Set<String> MEDIA_TYPES = Set.of("application/pdf", "text/plain");

    private final Findings findings;

    N1Checks(Findings findings) {
        this.findings = findings;
    }

    void check(Element document) {
        findings.one(document, "component", "CDA-BODY")
                .flatMap(component -> findings.one(component, "nonXMLBody", "N1-BODY"))
                .flatMap(body -> findings.one(body, "text", "N1-BODY"))
                .ifPresent(this::text);
    }

    private void text(Element text) {
        String mediaType = text.getAttribute("mediaType");
        findings.check(
                MEDIA_TYPES.contains(mediaType),
                "N1-MEDIA-TYPE",
                text,
                "mediaType application/pdf ou text/plain attendu",
                "mediaType application/pdf or text/plain is expected");
        findings.check(
                "B64".equals(text.getAttribute("representation")),
                "N1-REPRESENTATION",
                text,
                "representation=\"B64\" attendu",
                "representation=\"B64\" is expected");
        byte[] bytes = decode(text);
        if (bytes.length > 0 && mediaType.equals("application/pdf")) {
            findings.check(
                    probe(bytes).isPdf(),
                    "N1-PDF",
                    text,
                    "le contenu n'est pas un PDF entier",
                    "the content is not a whole PDF");
        }
    }

    private byte[] decode(Element text) {
        try {
            byte[] bytes = Base64.getDecoder()
                    .decode(Dom.text(text).replaceAll("\\s+", "").getBytes(StandardCharsets.US_ASCII));
            findings.check(bytes.length > 0, "N1-EMPTY", text, "le contenu est vide", "the content is empty");
            return bytes;
        } catch (IllegalArgumentException e) {
            findings.error("N1-BASE64", text, "le contenu n'est pas en base64", "the content is not base64");
            return new byte[0];
        }
    }

    private static ContentProbe probe(byte[] bytes) {
        try (InputStream in = new ByteArrayInputStream(bytes)) {
            return ContentProbe.read(in, Format.PDF);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
