package org.segursdk.cda;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.Assembly;
import org.segursdk.cda.internal.N1Assembly;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodedValue;

/**
 * A level-1 document: a PDF or a plain text in the envelope of the CI-SIS, for types that have no structured model. The
 * content is read from its source at each opening and never held in memory. Immutable. Source: cda §5.1, §13.
 */
public final class N1Document {
    /** What is inside. */
    public enum Format {
        PDF("application/pdf"),
        /** UTF-8. */
        TEXT("text/plain");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    private final CdaHeader header;
    private final CodedValue type;
    private final Format format;
    private final String contentLanguage;
    private final Assembly assembly;

    private N1Document(
            CdaHeader header,
            CodedValue type,
            Format format,
            ContentSource source,
            long size,
            @Nullable String contentLanguage) {
        this.header = header;
        this.type = type;
        this.format = format;
        this.contentLanguage = contentLanguage == null ? header.language() : contentLanguage;
        this.assembly = N1Assembly.assemble(header, type, format, source, size, contentLanguage);
    }

    public static Builder builder() {
        return new Builder();
    }

    public CdaHeader header() {
        return header;
    }

    /** Document type, of JDV_J07. */
    public CodedValue type() {
        return type;
    }

    public Format format() {
        return format;
    }

    /** Language of the content, {@code fr-FR}; the header's unless told otherwise. */
    public String contentLanguage() {
        return contentLanguage;
    }

    /** The bytes and the metadata, ready to be exchanged. Opening the content opens the source again. */
    public Document toDocument() {
        return assembly.toDocument();
    }

    /**
     * Writes the bytes through a small buffer, reading the source once more; the caller closes the stream.
     *
     * @throws IOException when the stream cannot be written or the source cannot be read
     */
    public void writeTo(OutputStream out) throws IOException {
        assembly.writeTo(out);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "N1Document[" + header.id() + ", " + format + "]";
    }

    /** Builds a level-1 document; every broken rule is reported at once. */
    public static final class Builder {
        private @Nullable CdaHeader header;
        private CdaHeader.@Nullable Builder headerBuilder;
        private @Nullable CodedValue type;
        private Format format = Format.PDF;
        private @Nullable ContentSource source;
        private @Nullable String contentLanguage;

        private Builder() {}

        /** Required, with a title. */
        public Builder header(CdaHeader value) {
            this.header = value;
            this.headerBuilder = null;
            return this;
        }

        /** The same, built here: what it lacks is reported with the rest. */
        public Builder header(CdaHeader.Builder value) {
            this.headerBuilder = value;
            this.header = null;
            return this;
        }

        /** Required: document type of JDV_J07, such as LOINC {@code 11488-4}. */
        public Builder type(CodedValue value) {
            this.type = value;
            return this;
        }

        /** A PDF; PDF/A-1 is what the CI-SIS asks for. The source gives the same bytes at each opening. */
        public Builder pdf(ContentSource value) {
            this.format = Format.PDF;
            this.source = value;
            return this;
        }

        /** A plain text in UTF-8. The source gives the same bytes at each opening. */
        public Builder text(ContentSource value) {
            this.format = Format.TEXT;
            this.source = value;
            return this;
        }

        /** A plain text. */
        public Builder text(String value) {
            return text(DocumentContent.of(value.getBytes(StandardCharsets.UTF_8)));
        }

        /** Language of the content when it is not the header's, in the form {@code de-DE}. */
        public Builder contentLanguage(String value) {
            this.contentLanguage = value;
            return this;
        }

        /**
         * Reads the source once, to check it.
         *
         * @throws InvalidInputException listing every broken rule of the header and the content: {@code REQUIRED},
         *     {@code N1-*}, {@code CDA-*}, {@code JDV-*}, {@code CONTENT-UNREADABLE}
         */
        public N1Document build() {
            Violations violations = new Violations()
                    .require(type, "type")
                    .require(source, "content")
                    .check(
                            contentLanguage == null || contentLanguage.matches("[a-z]{2}-[A-Z]{2}"),
                            "contentLanguage",
                            "CDA-LANGUAGE",
                            "forme attendue fr-FR",
                            "expected form fr-FR");
            Optional<CdaHeader> built = Optional.ofNullable(header);
            if (headerBuilder != null) {
                built = violations.nested("header", headerBuilder::build);
            } else {
                violations.require(header, "header");
            }
            long size =
                    N1Assembly.check(built, Optional.ofNullable(type), format, Optional.ofNullable(source), violations);
            violations.throwIfAny("N1Document");
            if (type == null || source == null) {
                throw new IllegalStateException("a violation was lost");
            }
            return new N1Document(built.orElseThrow(), type, format, source, size, contentLanguage);
        }
    }
}
