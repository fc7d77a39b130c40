package org.segursdk.dmp.search;

import java.util.LinkedHashSet;
import java.util.List;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.xds.StoredQuery;
import org.segursdk.core.xds.StoredQuery.ReturnType;

/**
 * A search by uniqueId that answers entryUUIDs alone (TD3.1b): whether a document is there, and what to replace or delete it
 * by. The one search allowed to a structure (AI) and to staff with a CPE. The answer does not tell which entryUUID belongs to
 * which uniqueId: ask for one document to know. Immutable. Source: dmp §2.3, §8.
 *
 * @param uniqueIds the documents looked for; at least one
 */
public record ReferenceSearch(List<Oid> uniqueIds) {
    /**
     * @throws InvalidInputException rule {@code DMP-SEARCH-EMPTY}
     */
    public ReferenceSearch {
        uniqueIds = List.copyOf(new LinkedHashSet<>(uniqueIds));
        if (uniqueIds.isEmpty()) {
            throw InvalidInputException.of(
                    "ReferenceSearch", "uniqueIds", "DMP-SEARCH-EMPTY", "au moins un identifiant", "at least one id");
        }
    }

    public static ReferenceSearch of(Oid uniqueId) {
        return new ReferenceSearch(List.of(uniqueId));
    }

    /** The query to send. */
    public StoredQuery toQuery() {
        return StoredQuery.builder(StoredQuery.GET_DOCUMENTS)
                .returnType(ReturnType.OBJECT_REF)
                .texts(
                        "$XDSDocumentEntryUniqueId",
                        uniqueIds.stream().map(Oid::value).toList())
                .build();
    }
}
