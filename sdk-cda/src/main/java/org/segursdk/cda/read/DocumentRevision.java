package org.segursdk.cda.read;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.read.DocumentCopy;
import org.segursdk.cda.internal.read.HeaderEdit;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.Oid;

/**
 * The next version of a document read: a new id, a raised version number, a {@code RPLC} to the version read; everything else
 * is copied, understood or not. Of a wrapped document only the ClinicalDocument is kept: a signature would no longer hold.
 * Source: cda §2, §3.12.
 */
public final class DocumentRevision {
    private final DocumentContent content;
    private final int version;

    private DocumentRevision(DocumentContent content, int version) {
        this.content = content;
        this.version = version;
    }

    static Builder of(ReadDocument document) {
        return new Builder(document);
    }

    /** The bytes, copied from the document's source at each opening. */
    public DocumentContent content() {
        return content;
    }

    /** Number of the new version. */
    public int version() {
        return version;
    }

    @Override
    public String toString() {
        return "DocumentRevision[" + version + "]";
    }

    /** Builds the next version. */
    public static final class Builder {
        private final ReadDocument document;
        private @Nullable Oid id;
        private @Nullable Instant createdAt;
        private ZoneId zone = ZoneId.of("Europe/Paris");

        private Builder(ReadDocument document) {
            this.document = document;
        }

        /** Required: identifier of the new version, never used before. */
        public Builder id(Oid value) {
            this.id = value;
            return this;
        }

        /** Required: when the new version was made; written with the offset of the zone. */
        public Builder createdAt(Instant value) {
            this.createdAt = value;
            return this;
        }

        /** Time zone in which the instant is written; default Europe/Paris. */
        public Builder zone(ZoneId value) {
            this.zone = value;
            return this;
        }

        /**
         * @throws InvalidInputException rules {@code REQUIRED}; {@code READ-REVISE}: the document read lacks an id, a setId or
         *     a version number, so that no next version can follow it
         */
        public DocumentRevision build() {
            ReadHeader header = document.header();
            boolean known = header.id().flatMap(ReadId::root).isPresent()
                    && header.setId().flatMap(ReadId::root).isPresent()
                    && header.version().isPresent();
            new Violations()
                    .require(id, "id")
                    .require(createdAt, "createdAt")
                    .check(
                            known,
                            "document",
                            "READ-REVISE",
                            "le document lu n'a pas d'id, de setId ou de numéro de version",
                            "the document read has no id, setId or version number")
                    .throwIfAny("DocumentRevision");
            int version = header.version().orElseThrow() + 1;
            HeaderEdit edit = HeaderEdit.NONE
                    .with("id", Map.of("root", Objects.requireNonNull(id).value()))
                    .with(
                            "effectiveTime",
                            Map.of(
                                    "value",
                                    Timestamps.hl7(
                                            Objects.requireNonNull(createdAt).truncatedTo(ChronoUnit.SECONDS), zone)))
                    .with("versionNumber", Map.of("value", Integer.toString(version)))
                    .replacing(attributes(header.id().orElseThrow()));
            return new DocumentRevision(DocumentContent.of(DocumentCopy.source(document.source(), edit)), version);
        }

        private static Map<String, String> attributes(ReadId id) {
            Map<String, String> attributes = new LinkedHashMap<>();
            id.root().ifPresent(root -> attributes.put("root", root));
            id.extension().ifPresent(extension -> attributes.put("extension", extension));
            return attributes;
        }
    }
}
