package org.segursdk.sandbox.internal.dmp;

import java.util.List;
import java.util.Set;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.internal.dmp.RimObject.Code;

/**
 * A submission set in the registry.
 *
 * @param uuid entryUUID
 * @param uniqueId OID
 * @param submissionTime {@code yyyyMMddHHmmss}, UTC
 * @param sourceId OID of the software
 * @param contentType code of the kind of submission
 * @param authorPersons XCN, as fed
 * @param text children of the RegistryPackage, to be answered
 */
record StoredSet(
        String uuid,
        String uniqueId,
        String submissionTime,
        String sourceId,
        Code contentType,
        List<String> authorPersons,
        String text) {
    static StoredSet of(RimObject set) {
        String uuid = StoredEntry.newUuid();
        return new StoredSet(
                uuid,
                set.identifier(Scheme.SET_UNIQUE),
                set.value("submissionTime"),
                set.identifier(Scheme.SET_SOURCE),
                set.code(Scheme.SET_CONTENT).orElse(new Code("", "", "")),
                set.classified(Scheme.SET_AUTHOR).stream()
                        .flatMap(a -> a.slot("authorPerson").stream())
                        .toList(),
                RimText.children(set.element(), uuid, 1, Set.of(), List.of()));
    }

    void writeTo(StringBuilder out) {
        out.append("<RegistryPackage id=\"")
                .append(uuid)
                .append("\" lid=\"")
                .append(uuid)
                .append("\" status=\"")
                .append(DmpDocument.APPROVED)
                .append("\" objectType=\"urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:RegistryPackage\">")
                .append(text)
                .append("</RegistryPackage>");
    }

    @Override
    public String toString() {
        return "StoredSet[redacted]";
    }
}
