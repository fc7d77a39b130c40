package org.segursdk.core.xds;

import java.util.List;

/**
 * The content of a submission or of an answer, in the order of the message within each kind.
 *
 * @param submissionSets lots
 * @param entries documents
 * @param associations ties between them
 * @param objectRefs ids alone, as a search by reference answers
 */
public record RegistryObjects(
        List<SubmissionSet> submissionSets,
        List<DocumentEntry> entries,
        List<Association> associations,
        List<String> objectRefs) {
    public RegistryObjects {
        submissionSets = List.copyOf(submissionSets);
        entries = List.copyOf(entries);
        associations = List.copyOf(associations);
        objectRefs = List.copyOf(objectRefs);
    }

    /** One lot with its documents. */
    public static RegistryObjects submission(
            SubmissionSet set, List<DocumentEntry> entries, List<Association> associations) {
        return new RegistryObjects(List.of(set), entries, associations, List.of());
    }
}
