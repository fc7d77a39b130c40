package org.segursdk.mss.receipt;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.segursdk.core.WireFact;
import org.segursdk.mss.receipt.RecipientReport.Cause;

/**
 * Words by which non-delivery messages are understood where their structure tells nothing. The exact texts of Mon espace santé
 * are not known: add those that are met. Compared without case nor diacritics. Immutable. Source: mssante §7.1, §14.
 */
public final class BounceWords {
    private static final Pattern COMBINING = Pattern.compile("\\p{M}+");
    private static final String SOURCE = "mssante §7.1, §14.3";
    private static final BounceWords DEFAULT = new BounceWords(
            List.of(
                    "Message non distribué",
                    "Undelivered Mail Returned to Sender",
                    "Delivery Status Notification (Failure)",
                    "Mail delivery failed",
                    "Non remis"),
            Map.of(
                    Cause.MAILBOX_CLOSED,
                    List.of(
                            "boîte fermée",
                            "messagerie fermée",
                            "compte clos",
                            "compte fermé",
                            "mailbox disabled",
                            "mailbox closed",
                            "désactivée",
                            "clôturé"),
                    Cause.RECIPIENT_UNKNOWN,
                    List.of(
                            "patient non trouvé",
                            "patient inconnu",
                            "destinataire inconnu",
                            "user unknown",
                            "mailbox unavailable",
                            "no such user",
                            "unknown recipient"),
                    Cause.BAD_ADDRESS,
                    List.of(
                            "adresse invalide",
                            "adresse incorrecte",
                            "invalid address",
                            "bad address syntax",
                            "domain not found",
                            "host not found"),
                    Cause.TOO_LARGE,
                    List.of(
                            "trop volumineux",
                            "taille maximale",
                            "message size exceeds",
                            "message too large",
                            "size limit",
                            "too big"),
                    Cause.MAILBOX_FULL,
                    List.of("boîte pleine", "quota exceeded", "mailbox full", "over quota"),
                    Cause.REFUSED,
                    List.of("relay access denied", "liste blanche", "not authorized", "policy")));

    private final WireFact<List<String>> subjects;
    private final WireFact<Map<Cause, List<String>>> causes;

    private BounceWords(List<String> subjects, Map<Cause, List<String>> causes) {
        this.subjects = WireFact.unknown("mss.bounce.subjects", List.copyOf(subjects), SOURCE);
        this.causes = WireFact.unknown("mss.bounce.words", Map.copyOf(causes), SOURCE);
    }

    /** What is told or usual. */
    public static BounceWords defaults() {
        return DEFAULT;
    }

    /** These words, and one more for that cause. */
    public BounceWords with(Cause cause, String words) {
        Map<Cause, List<String>> more = new EnumMap<>(causes.value());
        List<String> list = new ArrayList<>(more.getOrDefault(cause, List.of()));
        list.add(Objects.requireNonNull(words, "words"));
        more.put(cause, List.copyOf(list));
        return new BounceWords(subjects.value(), more);
    }

    /** These words, and one more subject of a non-delivery message. */
    public BounceWords withSubject(String subject) {
        List<String> more = new ArrayList<>(subjects.value());
        more.add(Objects.requireNonNull(subject, "subject"));
        return new BounceWords(more, causes.value());
    }

    public List<WireFact<?>> facts() {
        return List.of(subjects, causes);
    }

    /**
     * Why a server refused a recipient, from its codes first.
     *
     * @param code of SMTP, 400 to 599
     * @param status enhanced status code {@code x.y.z}, or {@code ""}
     * @param text its words
     */
    public Cause causeOf(int code, String status, String text) {
        Cause cause = StatusCodes.cause(RecipientReport.Action.FAILED, status, code + " " + text, "", this);
        return cause == Cause.UNKNOWN && code < 500 ? Cause.TEMPORARY : cause;
    }

    boolean isBounce(String subject) {
        String plain = plain(subject);
        return subjects.value().stream().anyMatch(each -> plain.contains(plain(each)));
    }

    /** The first cause, in the order of the enumeration, of which a word is found. */
    Optional<Cause> cause(String text) {
        String plain = plain(text);
        return causes.value().entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(word -> plain.contains(plain(word))))
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder());
    }

    private static String plain(String text) {
        return COMBINING
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ");
    }
}
