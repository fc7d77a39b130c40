package org.segursdk.mss.received;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.segursdk.mss.internal.mime.Scanned;

/** Reads the words of a message. */
final class TextReading {
    private final List<Scanned> texts;
    private final Scanned root;
    private final MessageFindings findings;

    TextReading(List<Scanned> texts, Scanned root, MessageFindings findings) {
        this.texts = texts;
        this.root = root;
        this.findings = findings;
    }

    MessageBody read() {
        boolean nothing = root.type().startsWith("multipart/")
                && root.children().isEmpty()
                && !root.parameter("boundary").orElse("").isEmpty();
        if (nothing) {
            findings.content(
                    "", "MSS-NO-PART", "message annoncé en parties, qui n'en a aucune", "a multipart without any part");
        }
        String text = texts.stream()
                .filter(part -> part.type().equals("text/plain"))
                .map(this::text)
                .filter(each -> !each.isBlank())
                .collect(Collectors.joining("\n\n"));
        Optional<String> html = texts.stream()
                .filter(part -> part.type().equals("text/html"))
                .map(this::text)
                .findFirst();
        return new MessageBody(nothing ? root.decodedText() : text, html);
    }

    private String text(Scanned part) {
        boolean sevenBit = part.encoding().isEmpty() || part.encoding().equals("7bit");
        if (sevenBit && hasHighBytes(part.decoded())) {
            findings.form("", "MSS-EIGHT-BIT", "texte annoncé sur 7 bits, qui ne l'est pas", "not the 7-bit text told");
        }
        return part.decodedText();
    }

    private static boolean hasHighBytes(byte[] bytes) {
        for (byte each : bytes) {
            if (each < 0) {
                return true;
            }
        }
        return false;
    }
}
