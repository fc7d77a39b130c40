package org.segursdk.dmp.search;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.xds.StoredQuery;

/**
 * Known documents looked up with their full metadata (TD3.1, GetDocuments): to retrieve one by its id, to change one, to see
 * whether an imported one changed. Immutable; {@code toString} is redacted. Source: dmp §8.
 *
 * @param by which ids
 * @param ids at least one
 * @param withAssociations whether to ask what replaces them, too
 */
public record DocumentLookup(By by, List<String> ids, boolean withAssociations) {
    /** The ids a document is looked up by. */
    public enum By {
        /** The document's own. */
        UNIQUE_ID("$XDSDocumentEntryUniqueId"),
        /** That of one version of its metadata. */
        ENTRY_UUID("$XDSDocumentEntryEntryUUID");

        private final String parameter;

        By(String parameter) {
            this.parameter = parameter;
        }
    }

    /**
     * @throws InvalidInputException rule {@code DMP-SEARCH-EMPTY}
     */
    public DocumentLookup {
        Objects.requireNonNull(by, "by");
        ids = List.copyOf(new LinkedHashSet<>(ids));
        if (ids.isEmpty()) {
            throw InvalidInputException.of(
                    "DocumentLookup", "ids", "DMP-SEARCH-EMPTY", "au moins un identifiant", "at least one id");
        }
    }

    public static DocumentLookup byUniqueIds(Collection<String> ids) {
        return new DocumentLookup(By.UNIQUE_ID, List.copyOf(ids), false);
    }

    public static DocumentLookup byEntryUuids(Collection<String> ids) {
        return new DocumentLookup(By.ENTRY_UUID, List.copyOf(ids), false);
    }

    /** What replaces the documents as well: needed for {@link DocumentList#stateOf}. */
    public DocumentLookup andAssociations() {
        return new DocumentLookup(by, ids, true);
    }

    /** The query to send. */
    public StoredQuery toQuery() {
        return StoredQuery.builder(
                        withAssociations ? StoredQuery.GET_DOCUMENTS_AND_ASSOCIATIONS : StoredQuery.GET_DOCUMENTS)
                .texts(by.parameter, ids)
                .build();
    }

    /** Without the ids. */
    @Override
    public String toString() {
        return "DocumentLookup[" + by + "]";
    }
}
