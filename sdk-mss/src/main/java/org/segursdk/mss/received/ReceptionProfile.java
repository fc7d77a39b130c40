package org.segursdk.mss.received;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.segursdk.core.WireFact;
import org.segursdk.mss.message.MessageProfile;

/**
 * What reading a message rests on that was read, seen or deduced, each with its source and certainty. Immutable.
 */
public final class ReceptionProfile {
    private static final String SOURCE = "wording and marks chosen by the SDK";

    private final WireFact<String> citizenDomain;
    private final WireFact<List<String>> deletionWords;
    private final WireFact<Map<String, List<String>>> urgentMarks;

    private ReceptionProfile(
            WireFact<String> citizenDomain,
            WireFact<List<String>> deletionWords,
            WireFact<Map<String, List<String>>> urgentMarks) {
        this.citizenDomain = citizenDomain;
        this.deletionWords = deletionWords;
        this.urgentMarks = urgentMarks;
    }

    /** With the citizens' domain of that profile. */
    public static ReceptionProfile of(MessageProfile profile) {
        Map<String, List<String>> marks = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        marks.put("X-Priority", List.of("1", "2"));
        marks.put("Importance", List.of("high"));
        marks.put("Priority", List.of("urgent"));
        return new ReceptionProfile(
                profile.citizenDomain(),
                WireFact.inferred(
                        "mss.received.deletion-words",
                        List.of(
                                "demande de suppression",
                                "doit être supprimé",
                                "doivent être supprimés",
                                "merci de supprimer",
                                "veuillez supprimer",
                                "document à supprimer",
                                "suppression du document",
                                "suppression des documents"),
                        "mssante §5: the body says it; " + SOURCE),
                WireFact.inferred("mss.received.urgent-marks", marks, "RFC 2156, usage of mail programs; " + SOURCE));
    }

    /** Every fact of this profile. */
    public List<WireFact<?>> facts() {
        return List.of(citizenDomain, deletionWords, urgentMarks);
    }

    /** Domain of the patients' addresses. */
    public WireFact<String> citizenDomain() {
        return citizenDomain;
    }

    /** Words by which a body asks for a deletion; compared without case nor diacritics. */
    public WireFact<List<String>> deletionWords() {
        return deletionWords;
    }

    /** Fields and the words at their beginning by which a sender marks a mail as urgent. */
    public WireFact<Map<String, List<String>>> urgentMarks() {
        return urgentMarks;
    }

    /** This profile and one more way to ask for a deletion. */
    public ReceptionProfile withDeletionWords(String words) {
        List<String> more = new ArrayList<>(deletionWords.value());
        more.add(Objects.requireNonNull(words, "words"));
        return new ReceptionProfile(citizenDomain, deletionWords.overriddenBy(List.copyOf(more)), urgentMarks);
    }

    /** This profile with other marks of urgency; none makes no mail urgent. */
    public ReceptionProfile withUrgentMarks(Map<String, List<String>> marks) {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(marks);
        return new ReceptionProfile(citizenDomain, deletionWords, urgentMarks.overriddenBy(copy));
    }
}
