package org.segursdk.mss.message;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.mss.internal.mime.Wording;

/**
 * Who sends: the mailbox and the label that people read. Source: mssante §2.2, §3.1 E9 (ECO.2.2.5, ECO.2.2.7).
 */
public final class Sender {
    /** Kinds of mailbox. */
    public enum Kind {
        /** Of one person. */
        PER,
        /** Of an organisation, shared by a team. */
        ORG,
        /** Of software, with nobody reading it. */
        APP
    }

    private static final int MAX_LABEL = 200;

    private final Kind kind;
    private final MssAddress address;
    private final String label;
    private final Optional<MssAddress> humanMailbox;

    private Sender(Kind kind, MssAddress address, String label, Optional<MssAddress> humanMailbox) {
        this.kind = kind;
        this.address = Objects.requireNonNull(address, "address");
        this.label = label;
        this.humanMailbox = humanMailbox;
    }

    /**
     * A person: {@code <Titre>_<Prénom>_<NOM>_<Entité>}.
     *
     * @param title such as {@code Dr}
     * @param name raised to upper case
     * @throws InvalidInputException rules {@code REQUIRED}, {@code MSS-SENDER-LABEL}
     */
    public static Sender person(
            MssAddress address, Optional<String> title, String givenName, String name, Optional<String> entity) {
        Violations violations = new Violations().require(givenName, "givenName").require(name, "name");
        title.ifPresent(value -> checkPart(value, "title", violations));
        checkPart(givenName, "givenName", violations);
        checkPart(name, "name", violations);
        entity.ifPresent(value -> checkPart(value, "entity", violations));
        violations.throwIfAny("Sender");
        String label = Stream.of(title, Optional.of(givenName), Optional.of(name.toUpperCase(Locale.FRENCH)), entity)
                .flatMap(Optional::stream)
                .map(String::strip)
                .collect(Collectors.joining("_"));
        return new Sender(Kind.PER, address, label, Optional.empty());
    }

    /**
     * An organisation: the name of the service people know.
     *
     * @throws InvalidInputException rules {@code REQUIRED}, {@code MSS-SENDER-LABEL}
     */
    public static Sender organization(MssAddress address, String entity) {
        return new Sender(Kind.ORG, address, entityLabel(entity), Optional.empty());
    }

    /**
     * Software. Its messages say that they are automatic, name the mailbox people can write to, and have replies go there.
     *
     * @param humanMailbox a mailbox that somebody reads, other than {@code address}
     * @throws InvalidInputException rules {@code REQUIRED}, {@code MSS-SENDER-LABEL}, {@code MSS-SENDER-HUMAN}
     */
    public static Sender application(MssAddress address, String entity, MssAddress humanMailbox) {
        Objects.requireNonNull(humanMailbox, "humanMailbox");
        if (humanMailbox.equals(address)) {
            throw InvalidInputException.of(
                    "Sender",
                    "humanMailbox",
                    "MSS-SENDER-HUMAN",
                    "la boîte à laquelle répondre est une autre que la boîte applicative",
                    "the mailbox to reply to is not the application's own");
        }
        return new Sender(Kind.APP, address, entityLabel(entity), Optional.of(humanMailbox));
    }

    private static String entityLabel(String entity) {
        Violations violations = new Violations().require(entity, "entity");
        checkPart(entity, "entity", violations);
        violations.throwIfAny("Sender");
        return entity.strip();
    }

    private static void checkPart(String part, String path, Violations violations) {
        violations.check(
                Wording.isOneLine(part) && part.length() <= MAX_LABEL,
                path,
                "MSS-SENDER-LABEL",
                "sur une ligne, sans caractère de contrôle, 200 caractères au plus",
                "on one line, without control characters, at most 200 characters");
    }

    public Kind kind() {
        return kind;
    }

    public MssAddress address() {
        return address;
    }

    /** The display name of From. */
    public String label() {
        return label;
    }

    /** Where people may write to instead; with an application only. */
    public Optional<MssAddress> humanMailbox() {
        return humanMailbox;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Sender[" + kind + "]";
    }
}
