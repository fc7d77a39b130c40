package org.segursdk.dmp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;

/**
 * A submission to the DMP: documents of one patient, sent and accepted or refused together. Immutable. Nothing is checked
 * here: {@link DmpClient#feed} checks everything before it sends anything.
 */
public final class FeedRequest {
    private final List<Document> documents;
    private final @Nullable String title;
    private final @Nullable CodedValue contentType;
    private final @Nullable DocumentAuthor author;
    private final @Nullable Oid uniqueId;
    private final Map<Oid, String> replacedEntries;

    private FeedRequest(Builder builder) {
        this.documents = List.copyOf(builder.documents);
        this.title = builder.title;
        this.contentType = builder.contentType;
        this.author = builder.author;
        this.uniqueId = builder.uniqueId;
        this.replacedEntries = Map.copyOf(builder.replacedEntries);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The documents alone, everything else by default. */
    public static FeedRequest of(List<Document> documents) {
        return new Builder().addDocuments(documents).build();
    }

    public List<Document> documents() {
        return documents;
    }

    /** Title of the submission, if any. */
    public Optional<String> title() {
        return Optional.ofNullable(title);
    }

    public Optional<CodedValue> contentType() {
        return Optional.ofNullable(contentType);
    }

    public Optional<DocumentAuthor> author() {
        return Optional.ofNullable(author);
    }

    public Optional<Oid> uniqueId() {
        return Optional.ofNullable(uniqueId);
    }

    /** entryUUIDs in the DMP of documents replaced, by their uniqueId. */
    public Map<Oid, String> replacedEntries() {
        return replacedEntries;
    }

    @Override
    public String toString() {
        return "FeedRequest[" + documents.size() + " document(s)]";
    }

    /** Builds a submission. */
    public static final class Builder {
        private final List<Document> documents = new ArrayList<>();
        private @Nullable String title;
        private @Nullable CodedValue contentType;
        private @Nullable DocumentAuthor author;
        private @Nullable Oid uniqueId;
        private final Map<Oid, String> replacedEntries = new LinkedHashMap<>();

        private Builder() {}

        /** At least one. */
        public Builder addDocument(Document value) {
            documents.add(Objects.requireNonNull(value, "document"));
            return this;
        }

        public Builder addDocuments(List<Document> values) {
            documents.addAll(values);
            return this;
        }

        public Builder title(String value) {
            this.title = Objects.requireNonNull(value, "title");
            return this;
        }

        /**
         * What care the submission comes from, of JDV_J59. Default: by the practice setting of the author's structure, as
         * {@link DmpProfile#contentTypes()} says (inferred).
         */
        public Builder contentType(CodedValue value) {
            this.contentType = Objects.requireNonNull(value, "contentType");
            return this;
        }

        /**
         * Who submits. Default the first author of the first document. The organizations that are authors of the documents
         * ({@code DocumentMetadata.Builder.addAuthorOrganization}) are authors of the submission besides.
         */
        public Builder author(DocumentAuthor value) {
            this.author = Objects.requireNonNull(value, "author");
            return this;
        }

        /** The submission's own id. Default a new one; give the same again only to send the same submission again. */
        public Builder uniqueId(Oid value) {
            this.uniqueId = Objects.requireNonNull(value, "uniqueId");
            return this;
        }

        /**
         * Where a document to replace stands in the DMP; needed for each relation RPLC of the documents.
         *
         * @param replaced uniqueId of the document replaced
         * @param entryUuid its current entryUUID ({@code urn:uuid:…}), as a search by uniqueId gives it
         */
        public Builder replaces(Oid replaced, String entryUuid) {
            replacedEntries.put(
                    Objects.requireNonNull(replaced, "replaced"), Objects.requireNonNull(entryUuid, "entryUuid"));
            return this;
        }

        public FeedRequest build() {
            return new FeedRequest(this);
        }
    }
}
