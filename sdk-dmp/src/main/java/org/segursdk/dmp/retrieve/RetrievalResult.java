package org.segursdk.dmp.retrieve;

import java.util.List;
import org.segursdk.dmp.DmpIssue;
import org.segursdk.dmp.search.FoundDocument;

/**
 * What a retrieval gave (TD3.2). Source: dmp §9.
 *
 * @param documents those that came, in the order they were asked for
 * @param missing those that the DMP did not give: deleted, masked or replaced since the search, or refused
 * @param issues the DMP's errors and warnings
 */
public record RetrievalResult(List<RetrievedDocument> documents, List<FoundDocument> missing, List<DmpIssue> issues) {
    public RetrievalResult {
        documents = List.copyOf(documents);
        missing = List.copyOf(missing);
        issues = List.copyOf(issues);
    }

    /** Whether every document asked for came. */
    public boolean isComplete() {
        return missing.isEmpty();
    }
}
