package org.segursdk.cda.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.read.BodyProbe;
import org.segursdk.cda.internal.read.DocumentCopy;
import org.segursdk.cda.internal.read.HeaderEdit;
import org.segursdk.cda.internal.read.Oddities;
import org.segursdk.cda.internal.read.Scope;
import org.segursdk.cda.internal.tree.Node;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.Patient;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;

/**
 * A document read. It stands on the bytes it was read from: nothing of them is ever lost, and embedded files are decoded from
 * them on demand. Typed views of the models stand in the packages below ({@code ReadBioReport.of(document)}…). Immutable,
 * thread-safe if the source is.
 */
public final class ReadDocument {
    /** What the file wraps the ClinicalDocument in. Source: cda §14. */
    public enum Wrapping {
        /** The ClinicalDocument is the root. */
        NONE,
        /** Auto-presentable: inside a style sheet. */
        STYLE_SHEET,
        /** Inside an XML signature, not verified here. */
        SIGNATURE,
        /** Inside another element. */
        OTHER
    }

    private final Scope scope;
    private final boolean headerOnly;
    private final ReadHeader header;
    private volatile @Nullable List<Violation> findings;

    ReadDocument(Scope scope, boolean headerOnly) {
        this.scope = scope;
        this.headerOnly = headerOnly;
        this.header = new ReadHeader(scope);
    }

    public ReadHeader header() {
        return header;
    }

    /**
     * The content model, told by the templateIds.
     *
     * @throws InvalidInputException rule {@code READ-XML} when only the header was read, no template tells the model, and the
     *     body that would tell it is not well-formed
     */
    public CdaModel model() {
        CdaModel model = CdaModel.of(scope.document());
        if (model == CdaModel.OTHER && headerOnly && level1().isPresent()) {
            return CdaModel.N1;
        }
        return model;
    }

    /**
     * Whether the body is a PDF or a text in an envelope.
     *
     * @throws InvalidInputException rule {@code READ-XML} when only the header was read and the body is not well-formed
     */
    public boolean isLevel1() {
        return headerOnly ? level1().isPresent() : scope.document().at("component", "nonXMLBody") != null;
    }

    /** Whether only the header was read. */
    public boolean isHeaderOnly() {
        return headerOnly;
    }

    /** What the file wraps it in. */
    public Wrapping wrapping() {
        Node root = scope.root();
        if (root == scope.document()) {
            return Wrapping.NONE;
        }
        return switch (root.namespace()) {
            case "http://www.w3.org/1999/XSL/Transform" -> Wrapping.STYLE_SHEET;
            case "http://www.w3.org/2000/09/xmldsig#" -> Wrapping.SIGNATURE;
            default -> Wrapping.OTHER;
        };
    }

    /**
     * First-level sections, in their order; none in a level-1 document.
     *
     * @throws IllegalStateException when only the header was read
     */
    public List<ReadSection> sections() {
        Node body = body().at("component", "structuredBody");
        return body == null ? List.of() : ReadSection.below(scope, body);
    }

    /** The first section, at any depth, with that templateId. */
    public Optional<ReadSection> section(String template) {
        for (ReadSection section : sections()) {
            Optional<ReadSection> found = section.hasTemplate(template) ? Optional.of(section) : section.find(template);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Node body() {
        if (headerOnly) {
            throw new IllegalStateException("only the header of this document was read");
        }
        return scope.document();
    }

    /**
     * The PDF or text of a level-1 document; also when only the header was read.
     *
     * @throws InvalidInputException rule {@code READ-XML} when only the header was read and the body is not well-formed
     */
    public Optional<EmbeddedContent> level1Content() {
        if (headerOnly) {
            return level1().map(found -> new EmbeddedContent(
                    scope,
                    found.place(),
                    "/ClinicalDocument/component/nonXMLBody/text",
                    found.mediaType(),
                    Optional.empty(),
                    found.base64(),
                    OptionalLong.empty(),
                    true));
        }
        Node text = scope.document().at("component", "nonXMLBody", "text");
        return text == null ? Optional.empty() : Optional.of(Contents.of(scope, text));
    }

    private Optional<BodyProbe.Level1> level1() {
        try {
            return BodyProbe.probe(scope.source());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Every embedded file, in document order: PDF copies, images, the content of a level-1 document.
     *
     * @throws IllegalStateException when only the header was read
     */
    public List<EmbeddedContent> contents() {
        return Contents.below(scope, body());
    }

    /**
     * What is odd in the document, with its path and a {@code READ-*} rule: unreadable dates and numbers, references that point
     * nowhere, missing identifiers, broken base64… Whether it follows the CI-SIS is the linter's business. Computed once.
     */
    public List<Violation> findings() {
        List<Violation> known = findings;
        if (known == null) {
            known = Oddities.of(scope, headerOnly);
            findings = known;
        }
        return known;
    }

    /**
     * The metadata XDS and XDM want of it, as far as the document tells.
     *
     * @throws InvalidInputException rule {@code READ-XML} when only the header was read and the body, which tells the format, is
     *     not well-formed
     */
    public ReadMetadata metadata() {
        return MetadataMapping.of(this);
    }

    /**
     * The document ready to be shared again, its bytes unchanged. An author's structure takes the document's facility type, and
     * its practice setting when it tells none of its own; XDS sends neither of an author.
     *
     * @param patient whom it is about, from your own record: with a qualified INS, or local
     * @throws InvalidInputException listing what the document lacks
     */
    public Document toDocument(Patient patient) {
        return new Document(Sharing.metadata(this, patient), toContent());
    }

    /** The {@code ClinicalDocument} as it stands, for what no view tells. */
    public ReadElement element() {
        return new ReadElement(scope.document());
    }

    /** The file as it was read, wrapping included. */
    public DocumentContent toContent() {
        return DocumentContent.of(scope.source());
    }

    /**
     * Writes the file as it was read, byte for byte; the caller closes the stream.
     *
     * @throws IOException when the source cannot be read or the stream cannot be written
     */
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream in = scope.source().open()) {
            in.transferTo(out);
        }
    }

    /** The ClinicalDocument alone, out of its wrapping; the same content as {@link #toContent()} when there is none. */
    public DocumentContent clinicalDocument() {
        return wrapping() == Wrapping.NONE
                ? toContent()
                : DocumentContent.of(DocumentCopy.source(scope.source(), HeaderEdit.NONE));
    }

    /**
     * Starts the next version of this document: header identifiers change, everything else is kept, understood or not.
     */
    public DocumentRevision.Builder revise() {
        return DocumentRevision.of(this);
    }

    /** The tree to scan, body included. */
    Node scanned() {
        return body();
    }

    ContentSource source() {
        return scope.source();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadDocument[" + wrapping() + "]";
    }
}
