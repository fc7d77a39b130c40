package org.segursdk.sandbox.internal.dmp;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.internal.dmp.RimObject.Code;
import org.segursdk.sandbox.internal.soap.Markup;

/**
 * A document entry in the registry: the current version of its metadata.
 *
 * @param document what the public interface shows
 * @param slots as fed
 * @param codes by scheme, as fed
 * @param authorPersons XCN of every author, as fed
 * @param text children of the ExtrinsicObject, to be answered
 * @param registeredAt when this version came
 */
record StoredEntry(
        DmpDocument document,
        Map<String, List<String>> slots,
        Map<String, List<Code>> codes,
        List<String> authorPersons,
        String text,
        Instant registeredAt) {
    static final String REPOSITORY = "1.2.250.1.213.4.1.1.1.2";
    private static final Set<String> OF_THE_SERVER = Set.of("hash", "size", "repositoryUniqueId");
    private static final List<String> SCHEMES = List.of(
            Scheme.CLASS,
            Scheme.TYPE,
            Scheme.FORMAT,
            Scheme.CONFIDENTIALITY,
            Scheme.FACILITY,
            Scheme.PRACTICE,
            Scheme.EVENT);

    /**
     * The bytes and where they come from.
     *
     * @param part the bytes
     * @param structure IdNat_Struct of whoever fed them
     * @param submissionSetId uniqueId of the submission
     * @param replaces entryUuid of what they replace
     */
    record Origin(StoredPart part, String structure, String submissionSetId, Optional<String> replaces) {
        @Override
        public String toString() {
            return "Origin[redacted]";
        }
    }

    /** The first version of an entry that was just fed. */
    static StoredEntry first(RimObject entry, Origin origin, String status, Instant now) {
        return of(entry, origin, uuid(entry, 1), uuid(entry, 0), 1, status, now);
    }

    /** The next version of this entry, with metadata sent by the client. */
    StoredEntry next(RimObject entry, Instant now) {
        StoredPart part = new StoredPart(
                MediaType.parse(document.mimeType()), document.content(), document.size(), document.sha1());
        Origin origin = new Origin(part, document.structure(), document.submissionSetId(), document.replaces());
        int version = document.version() + 1;
        return of(entry, origin, uuid(entry, version), document.logicalId(), version, document.status(), now);
    }

    private static StoredEntry of(
            RimObject entry, Origin origin, String uuid, String logicalId, int version, String status, Instant now) {
        StoredPart part = origin.part();
        DmpDocument document = new DmpDocument(
                entry.identifier(Scheme.DOCUMENT_UNIQUE),
                uuid,
                logicalId,
                version,
                status,
                entry.name(),
                entry.code(Scheme.TYPE).orElseThrow().toValue(),
                entry.code(Scheme.CLASS).orElseThrow().toValue(),
                entry.code(Scheme.FORMAT).orElseThrow().toValue(),
                entry.classified(Scheme.CONFIDENTIALITY).stream()
                        .map(c -> c.code().toValue())
                        .toList(),
                entry.attribute("mimeType"),
                entry.value("creationTime"),
                entry.classified(Scheme.AUTHOR).stream()
                        .map(AuthorFormats::author)
                        .toList(),
                part.size(),
                part.sha1(),
                entry.slot(Scheme.REFERENCES),
                origin.submissionSetId(),
                origin.replaces(),
                origin.structure(),
                part.file());
        Map<String, List<Code>> codes = new LinkedHashMap<>();
        SCHEMES.forEach(scheme -> codes.put(
                scheme, entry.classified(scheme).stream().map(RimObject::code).toList()));
        List<List<String>> added = List.of(
                List.of("hash", part.sha1()),
                List.of("size", Long.toString(part.size())),
                List.of("repositoryUniqueId", REPOSITORY));
        return new StoredEntry(
                document,
                entry.slots(),
                codes,
                entry.classified(Scheme.AUTHOR).stream()
                        .flatMap(a -> a.slot("authorPerson").stream())
                        .toList(),
                RimText.children(entry.element(), uuid, version, OF_THE_SERVER, added),
                now);
    }

    static String newUuid() {
        return "urn:uuid:" + UUID.randomUUID();
    }

    /** Follows from the document and the version, so that scripted runs give the same ids. */
    private static String uuid(RimObject entry, int version) {
        String name = entry.identifier(Scheme.DOCUMENT_UNIQUE) + '#' + version;
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    String uuid() {
        return document.entryUuid();
    }

    StoredEntry withStatus(String status) {
        return new StoredEntry(document.withStatus(status), slots, codes, authorPersons, text, registeredAt);
    }

    /** The only value of a slot; empty when it is absent or has several. */
    String value(String slot) {
        List<String> values = slots.getOrDefault(slot, List.of());
        return values.size() == 1 ? values.get(0) : "";
    }

    /** The ExtrinsicObject as an answer holds it. */
    void writeTo(StringBuilder out) {
        out.append("<ExtrinsicObject id=\"")
                .append(uuid())
                .append("\" lid=\"")
                .append(document.logicalId())
                .append("\" status=\"")
                .append(Markup.escape(document.status()))
                .append("\" mimeType=\"")
                .append(Markup.escape(document.mimeType()))
                .append("\" isOpaque=\"false\" objectType=\"")
                .append(Scheme.DOCUMENT)
                .append("\">")
                .append(text)
                .append("</ExtrinsicObject>");
    }

    @Override
    public String toString() {
        return "StoredEntry[redacted]";
    }
}
