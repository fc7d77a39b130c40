package org.segursdk.sandbox.internal.dmp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares the copy of an entry that a client sends back with what it was given. Source: dmp §10. */
final class MetadataDifference {
    private MetadataDifference() {}

    /** Names of what differs, the confidentiality codes apart. */
    static List<String> otherThanVisibility(RimObject sent, StoredEntry stored) {
        List<String> found = new ArrayList<>();
        Map<String, List<String>> expected = new HashMap<>(stored.slots());
        expected.put("hash", List.of(stored.document().sha1()));
        expected.put("size", List.of(Long.toString(stored.document().size())));
        expected.put("repositoryUniqueId", List.of(StoredEntry.REPOSITORY));
        expected.forEach((name, values) -> note(sent.slot(name).equals(values), name, found));
        sent.slots().keySet().forEach(name -> note(expected.containsKey(name), name, found));
        stored.codes()
                .forEach((scheme, codes) -> note(
                        Scheme.CONFIDENTIALITY.equals(scheme)
                                || sent.classified(scheme).stream()
                                        .map(RimObject::code)
                                        .toList()
                                        .equals(codes),
                        "classification " + scheme,
                        found));
        List<String> authors = sent.classified(Scheme.AUTHOR).stream()
                .flatMap(a -> a.slot("authorPerson").stream())
                .toList();
        note(authors.equals(stored.authorPersons()), "author", found);
        note(sent.name().equals(stored.document().title()), "title", found);
        note(sent.attribute("mimeType").equals(stored.document().mimeType()), "mimeType", found);
        note(sent.identifier(Scheme.DOCUMENT_UNIQUE).equals(stored.document().uniqueId()), "uniqueId", found);
        String status = sent.attribute("status");
        note(status.isEmpty() || status.equals(stored.document().status()), "status", found);
        return found;
    }

    private static void note(boolean same, String name, List<String> found) {
        if (!same && !found.contains(name)) {
            found.add(name);
        }
    }
}
