package org.segursdk.mss.receipt;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.mss.internal.mime.Wording;

/**
 * Why a receiver could not file a document: the code decides, the label is for people. Source: mssante §7.4, §9.
 *
 * @param code three digits, {@code 900} to {@code 906} being known; as received it may be another
 * @param label as received or ours; may hold anything
 */
public record IntegrationError(String code, String label) {
    // Before the constants, whose making uses them.
    private static final Pattern RECEIVED =
            Pattern.compile("\\s*([0-9]{1,6})(?![0-9])\\s*(?:\\^\\s*([^^|]*))?.*", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("[0-9]{1,6}");
    private static final int MAX_LABEL = 200;

    /** The version is not the latest. */
    public static final IntegrationError OBSOLETE_VERSION =
            new IntegrationError("900", "Version du document incorrecte");

    /** The sender is neither the author nor of the author's organisation. */
    public static final IntegrationError NOT_ENTITLED = new IntegrationError("901", "Demandeur non habilité");

    public static final IntegrationError UNKNOWN_PATIENT = new IntegrationError("902", "Identifiant patient inconnu");

    public static final IntegrationError NO_INS = new IntegrationError("903", "INS absente du document");

    /** INS or traits differ from those known. */
    public static final IntegrationError OTHER_IDENTITY =
            new IntegrationError("904", "INS ou traits différents de ceux connus");

    /** Traits are missing. */
    public static final IntegrationError INCOMPLETE_INS = new IntegrationError("905", "INS incomplète");

    public static final IntegrationError OTHER = new IntegrationError("906", "Autre erreur");

    private static final List<IntegrationError> KNOWN =
            List.of(OBSOLETE_VERSION, NOT_ENTITLED, UNKNOWN_PATIENT, NO_INS, OTHER_IDENTITY, INCOMPLETE_INS, OTHER);

    /** @throws InvalidInputException rule {@code MSS-ERROR} */
    public IntegrationError {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(label, "label");
        new Violations()
                .check(
                        CODE.matcher(code).matches(),
                        "code",
                        "MSS-ERROR",
                        "un code est fait de chiffres",
                        "a code is made of digits")
                .check(
                        Wording.isOneLine(label)
                                && label.length() <= MAX_LABEL
                                && label.indexOf('^') < 0
                                && label.indexOf('|') < 0,
                        "label",
                        "MSS-ERROR",
                        "sur une ligne, 200 caractères au plus, sans ^ ni |",
                        "on one line, at most 200 characters, without ^ or |")
                .throwIfAny("IntegrationError");
    }

    /** The error of that code with our label. */
    public static Optional<IntegrationError> ofCode(String code) {
        return KNOWN.stream().filter(each -> each.code.equals(code)).findFirst();
    }

    /** Reads {@code 902^label^…}; empty when it does not begin with a code. */
    static Optional<IntegrationError> read(String text) {
        Matcher matcher = RECEIVED.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String label =
                matcher.group(2) == null ? "" : Wording.shown(matcher.group(2)).strip();
        return Optional.of(new IntegrationError(matcher.group(1), Wording.cut(label, MAX_LABEL / 2)));
    }

    /** The value of the field {@code Error}. */
    String toField() {
        return code + '^' + label + "^applicationErrorCondition| E^Error^errorSeverity";
    }

    /** The code alone: a label that was received may hold anything. */
    @Override
    public String toString() {
        return "IntegrationError[" + code + "]";
    }
}
