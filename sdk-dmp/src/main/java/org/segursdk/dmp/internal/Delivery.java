package org.segursdk.dmp.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.DocumentContent.Fingerprint;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.TransportException;
import org.segursdk.dmp.retrieve.DocumentSink;
import org.segursdk.dmp.retrieve.RetrievedDocument;
import org.segursdk.dmp.search.FoundDocument;

/** Brings one document from the answer to the sink, counting and hashing what passes. */
final class Delivery {
    private static final int BUFFER = 64 * 1024;

    private final FoundDocument document;
    private final DocumentSink sink;

    Delivery(FoundDocument document, DocumentSink sink) {
        this.document = document;
        this.sink = sink;
    }

    RetrievedDocument receive(Retrieval.Attachments attachments, RetrieveAnswer.Part part) {
        if (part.href().isEmpty()) {
            throw TransportException.uncertain(
                    "DMP-CONTENT-ABSENT",
                    true,
                    LocalizedText.of(
                            "la réponse annonce un document sans en joindre le contenu",
                            "the answer announces a document without attaching its content"),
                    null);
        }
        boolean kept = false;
        try {
            Fingerprint fingerprint = copy(attachments, part);
            requireSame(fingerprint);
            DocumentContent content = sink.keep(document);
            kept = true;
            return new RetrievedDocument(document, part.mimeType(), content, fingerprint, isVerifiable());
        } catch (IOException e) {
            throw sinkFailed(e);
        } finally {
            if (!kept) {
                discard();
            }
        }
    }

    private Fingerprint copy(Retrieval.Attachments attachments, RetrieveAnswer.Part part) throws IOException {
        MessageDigest sha1 = DocumentDigest.digest("SHA-1");
        long size = 0;
        long expected = document.size().orElse(Long.MAX_VALUE);
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = attachments.open(part.href());
                OutputStream out = sink.open(document)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > expected) {
                    throw mismatch();
                }
                sha1.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        return new Fingerprint(size, HexFormat.of().formatHex(sha1.digest()));
    }

    private boolean isVerifiable() {
        return document.hash().isPresent() && document.size().isPresent();
    }

    private void requireSame(Fingerprint fingerprint) {
        boolean sameSize = document.size().orElse(fingerprint.size()) == fingerprint.size();
        boolean sameHash = document.hash()
                .map(hash -> hash.strip().toLowerCase(Locale.ROOT))
                .orElse(fingerprint.sha1())
                .equals(fingerprint.sha1());
        if (!sameSize || !sameHash) {
            throw mismatch();
        }
    }

    private static SegurSecurityException mismatch() {
        return SegurSecurityException.uncertain(
                "DMP-CONTENT-MISMATCH",
                LocalizedText.of(
                        "le contenu reçu n'est pas celui que le DMP annonce (taille ou empreinte) : rien n'en est livré",
                        "the content received is not the one the DMP announces (size or hash): nothing of it is delivered"),
                null);
    }

    private static TransportException sinkFailed(Exception cause) {
        return TransportException.uncertain(
                "DMP-SINK",
                true,
                LocalizedText.of(
                        "le document n'a pas pu être écrit à sa destination",
                        "the document could not be written where it goes"),
                cause);
    }

    private void discard() {
        try {
            sink.discard(document);
        } catch (IOException e) {
            // The failure that made it discard is the one to tell.
        }
    }
}
