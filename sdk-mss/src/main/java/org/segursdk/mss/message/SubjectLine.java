package org.segursdk.mss.message;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.InsNames;
import org.segursdk.mss.internal.mime.Wording;

/**
 * The subject of a message. With documents: {@code XDM/1.0/DDM+<label> <NOM> <prénom> <JJ/MM/AAAA>}. As received, anything:
 * tags in brackets may precede the marker, and label and names are not told apart. The raw subject is kept as it is; only what
 * is shown lacks the marker. Source: mssante §3.1 E6, E16, E17, §7.2.
 */
public final class SubjectLine {
    /** What the subject of a message with documents begins with. */
    public static final String MARKER = "XDM/1.0/DDM";

    private static final int LABEL_LENGTH = 40;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    private final String raw;
    private final List<String> tags;
    private final boolean reply;
    private final int marker;
    private final int text;

    private SubjectLine(String raw, List<String> tags, boolean reply, int marker, int text) {
        this.raw = raw;
        this.tags = tags;
        this.reply = reply;
        this.marker = marker;
        this.text = text;
    }

    /**
     * The subject of a message that carries these documents, all of one patient. The label is that of the document's type, cut
     * at 40 characters, or their number. The birth date of a lunar date is the one documents use; a date that does not exist
     * is left out.
     *
     * @param mention what stands between the marker and the label, such as {@code [Annule et remplace]}
     * @throws InvalidInputException rules {@code REQUIRED}, {@code MSS-SUBJECT-TEXT}
     */
    public static SubjectLine of(List<DocumentMetadata> documents, Optional<String> mention) {
        if (documents.isEmpty()) {
            throw InvalidInputException.of(
                    "SubjectLine", "documents", "REQUIRED", "au moins un document", "at least one document");
        }
        DocumentMetadata first = documents.get(0);
        IdentityTraits traits = first.patient().traits();
        String label = documents.size() == 1
                ? Wording.cut(first.typeCode().displayName().strip(), LABEL_LENGTH)
                : documents.size() + " documents";
        Stream<String> words = Stream.of(
                        mention,
                        Optional.of(label),
                        Optional.of(InsNames.normalize(traits.birthName())),
                        Optional.of(InsNames.normalize(traits.firstGivenName())),
                        traits.birthDate().completed().toLocalDate().map(DATE::format))
                .flatMap(Optional::stream);
        String subject = MARKER + '+' + String.join(" ", words.toList());
        if (!Wording.isOneLine(subject)) {
            throw InvalidInputException.of(
                    "SubjectLine",
                    "documents[0]",
                    "MSS-SUBJECT-TEXT",
                    "le libellé ou le nom contient un caractère de contrôle",
                    "the label or the name holds a control character");
        }
        return read(subject);
    }

    /** A subject as received, encoded words read. */
    public static SubjectLine read(String raw) {
        Objects.requireNonNull(raw, "raw");
        SubjectScan scan = new SubjectScan(raw);
        return new SubjectLine(raw, scan.tags(), scan.isReply(), scan.marker(), scan.text());
    }

    /** Exactly as received or to be sent. */
    public String raw() {
        return raw;
    }

    /** What stood in brackets before the marker (or at the start, without one), brackets removed: {@code KO …}, {@code 902}. */
    public List<String> tags() {
        return tags;
    }

    /** Whether the marker is there. It tells neither that an archive is attached nor, absent, that none is. */
    public boolean hasMarker() {
        return marker >= 0;
    }

    /** Whether a tag says that the receiver could not file the documents; not so where somebody answers such a message. */
    public boolean isFailure() {
        return !reply
                && tags.stream()
                        .map(tag -> tag.toLowerCase(Locale.ROOT))
                        .anyMatch(tag -> tag.startsWith("ko ") || tag.equals("ko") || tag.startsWith("erreur d"));
    }

    /** The code of that failure, {@code 902}, when a tag holds one. */
    public Optional<String> failureCode() {
        return isFailure()
                ? tags.stream().filter(tag -> tag.matches("[0-9]{3}")).findFirst()
                : Optional.empty();
    }

    /** What follows the marker; the whole subject without one. */
    public String text() {
        return raw.substring(text).strip();
    }

    /**
     * What to show: without the marker when documents are attached, the rest unchanged; characters that would disturb a line
     * become spaces.
     *
     * @param archiveAttached whether the message has an IHE_XDM archive
     */
    public String shown(boolean archiveAttached) {
        String kept = archiveAttached && marker >= 0 ? raw.substring(0, marker) + raw.substring(text) : raw;
        return Wording.shown(kept);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SubjectLine that && raw.equals(that.raw);
    }

    @Override
    public int hashCode() {
        return raw.hashCode();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "SubjectLine[redacted]";
    }
}
