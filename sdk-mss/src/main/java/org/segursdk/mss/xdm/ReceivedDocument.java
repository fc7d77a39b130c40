package org.segursdk.mss.xdm;

import java.util.List;
import java.util.Optional;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.XdsPatientId;
import org.segursdk.core.xds.XdsUuids;

/**
 * A document of a received archive. METADATA.XML and the CDA header tell of it, each as far as it can be read; where a method here
 * gives one answer, it is that of the metadata, otherwise that of the header, and {@link #findings} tells where they differ.
 * Immutable; its content can be read as long as the archive is open.
 */
public final class ReceivedDocument {
    private final ReceivedFile file;
    private final String sha1;
    private final Optional<DocumentEntry> entry;
    private final Optional<ReadDocument> cda;
    private final Optional<XdmAction> action;
    private final List<XdmFinding> findings;

    ReceivedDocument(
            Held held,
            Optional<DocumentEntry> entry,
            Optional<ReadDocument> cda,
            Optional<XdmAction> action,
            List<XdmFinding> findings) {
        this.file = held.file();
        this.sha1 = held.measure().sha1();
        this.entry = entry;
        this.cda = cda;
        this.action = action;
        this.findings = List.copyOf(findings);
    }

    /** Path in the archive: never to be used as a name on a disk. */
    public String name() {
        return file.name();
    }

    /** Number of bytes received. */
    public long size() {
        return file.size();
    }

    /** SHA-1 of the bytes received, lower-case hexadecimal. */
    public String sha1() {
        return sha1;
    }

    /** The bytes received. */
    public DocumentContent content() {
        return file.content();
    }

    /** Its metadata as written; empty when METADATA.XML is missing, unreadable or silent about it. */
    public Optional<DocumentEntry> entry() {
        return entry;
    }

    /** Its header; empty when the document is no readable CDA. The whole document is read again from {@link #content}. */
    public Optional<ReadDocument> cda() {
        return cda;
    }

    /**
     * What its sender asks for: told by the metadata, or for a replacement by the CDA header. Empty when neither tells, which
     * for a deletion does not mean that the message asks for none.
     */
    public Optional<XdmAction> action() {
        return action;
    }

    /** Whether the metadata tells hash and size and both are those of the bytes received. */
    public boolean isVerified() {
        return entry.flatMap(DocumentEntry::hash).filter(sha1::equalsIgnoreCase).isPresent()
                && entry.filter(each -> each.size().orElse(-1) == size()).isPresent();
    }

    /** {@code root} or {@code root^extension}. */
    public Optional<String> uniqueId() {
        return entry.flatMap(Identifiers::uniqueId)
                .or(() -> cda.flatMap(document -> Identifiers.uniqueId(document.header())));
    }

    /** Whom it is about, as written: no qualified INS. */
    public Optional<XdsPatientId> patientId() {
        return entry.flatMap(Identifiers::patientId)
                .or(() -> cda.flatMap(document -> Identifiers.patientId(document.header())));
    }

    public Optional<String> title() {
        return entry.flatMap(DocumentEntry::title)
                .filter(title -> !title.isBlank())
                .or(() -> cda.flatMap(document -> document.header().title()));
    }

    /** Type of document. */
    public Optional<CodedValue> type() {
        return entry.flatMap(each -> each.code(XdsUuids.TYPE_CODE))
                .or(() -> cda.flatMap(document -> document.header().code().flatMap(ReadCode::value)));
    }

    /** What was found about this document alone; also in the findings of the archive. */
    public List<XdmFinding> findings() {
        return findings;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReceivedDocument[" + size() + " bytes, " + findings.size() + " finding(s)]";
    }
}
