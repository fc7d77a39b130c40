package org.segursdk.mss.received;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.CdaReader;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.xds.DocumentEntry;

/**
 * A document of a message: of its archive, or a CDA or PDF file beside it. Where a method gives one answer of several told, it is
 * that of METADATA.XML, otherwise that of the CDA header. Immutable; its content can be read until the message is closed.
 */
public final class MessageDocument {
    /** What can be read of it. */
    public enum Form {
        /** A CDA with a structured body (level 3). */
        STRUCTURED,
        /** A CDA around a PDF or a text (level 1). */
        ENVELOPE,
        /** A CDA whose body cannot be read. */
        DAMAGED,
        /** A PDF without any CDA, attached or in an archive. */
        PDF,
        /** A file of an archive that is no readable CDA. */
        OTHER
    }

    private final ReceivedAttachment attachment;
    private final Form form;
    private final Details details;
    private final Alerts alerts;
    private final DocumentLinks links;
    private final List<MessageFinding> findings;

    MessageDocument(
            ReceivedAttachment attachment,
            Form form,
            Details details,
            Alerts alerts,
            DocumentLinks links,
            List<MessageFinding> findings) {
        this.attachment = attachment;
        this.form = form;
        this.details = details;
        this.alerts = alerts;
        this.links = links;
        this.findings = List.copyOf(findings);
    }

    /** What metadata and header tell. */
    record Details(
            DocumentContent content,
            long size,
            String name,
            boolean verified,
            Optional<String> sha1,
            Optional<DocumentEntry> entry,
            Optional<ReadDocument> cda,
            Optional<String> title,
            Optional<CodedValue> type,
            Optional<LocalDate> actDay,
            List<String> authors,
            Optional<String> organization) {
        Details {
            Objects.requireNonNull(content);
            authors = List.copyOf(authors);
        }

        @Override
        public String toString() {
            return "Details[redacted]";
        }
    }

    /** The attachment it is, or stands in. */
    public ReceivedAttachment attachment() {
        return attachment;
    }

    public Form form() {
        return form;
    }

    /** File name, or path in the archive: for showing only. */
    public String name() {
        return details.name();
    }

    public long size() {
        return details.size();
    }

    public DocumentContent content() {
        return details.content();
    }

    /** Whether METADATA.XML tells hash and size and both are those of the bytes received. */
    public boolean isVerified() {
        return details.verified();
    }

    /**
     * SHA-1 of the bytes received, lower-case hexadecimal.
     *
     * @throws InvalidInputException rule {@code CONTENT-UNREADABLE}, once the message is closed
     */
    public String sha1() {
        return details.sha1().orElseGet(() -> details.content().fingerprint().sha1());
    }

    /** Its metadata as written. */
    public Optional<DocumentEntry> entry() {
        return details.entry();
    }

    /** Its CDA header, read already; for the whole document see {@link #read}. */
    public Optional<ReadDocument> cda() {
        return details.cda();
    }

    /**
     * Reads the whole document, for its typed views ({@code ReadBioReport.of(…)}) and its rendering.
     *
     * @return empty when it is no CDA, or one whose body cannot be read
     * @throws IOException when the content cannot be read, the message being closed for instance
     */
    public Optional<ReadDocument> read() throws IOException {
        if (details.cda().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(CdaReader.create().read(details.content()));
        } catch (InvalidInputException damaged) {
            return Optional.empty();
        }
    }

    public Optional<String> title() {
        return details.title();
    }

    /** Type of document. */
    public Optional<CodedValue> type() {
        return details.type();
    }

    /** Day of the act, as the CDA writes it; of the metadata's start of service in Paris without a CDA. */
    public Optional<LocalDate> actDay() {
        return details.actDay();
    }

    /** Names of the authors, in order. */
    public List<String> authors() {
        return details.authors();
    }

    /** Name of the first author's structure. */
    public Optional<String> organization() {
        return details.organization();
    }

    public Alerts alerts() {
        return alerts;
    }

    public DocumentLinks links() {
        return links;
    }

    /** What was found about this document alone; also in the findings of the message. */
    public List<MessageFinding> findings() {
        return findings;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "MessageDocument[" + form + ", " + size() + " bytes]";
    }
}
