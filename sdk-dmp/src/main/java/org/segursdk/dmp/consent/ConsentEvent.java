package org.segursdk.dmp.consent;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.soap.vihf.PurposeOfUse;

/**
 * Something that happens to a patient's consent; who did it and when stand beside it. {@code toString} shows no reason: it is
 * free text.
 *
 * @param kind what
 * @param mode the mode of access concerned: of an opposition to consultation or its end, and of an exceptional access
 * @param stay the stay the patient was informed for; empty for the whole relationship
 * @param reason why: the legitimate reason of an opposition to feeding, the justification of an exceptional access; elsewhere as
 *     wished
 */
public record ConsentEvent(
        ConsentKind kind, Optional<PurposeOfUse> mode, Optional<String> stay, Optional<String> reason) {
    /**
     * @throws InvalidInputException rules {@code DMP-CONSENT-REASON}, {@code DMP-CONSENT-MODE}, {@code DMP-CONSENT-STAY}
     */
    public ConsentEvent {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(stay, "stay");
        Objects.requireNonNull(reason, "reason");
        new Violations()
                .check(
                        isModeRight(kind, mode),
                        "mode",
                        "DMP-CONSENT-MODE",
                        "mode d'accès absent, de trop, ou qui n'est pas d'exception",
                        "mode of access missing, not wanted, or not an exceptional one")
                .check(
                        stay.isEmpty()
                                || kind == ConsentKind.FEEDING_INFORMED
                                        && !stay.get().isBlank(),
                        "stay",
                        "DMP-CONSENT-STAY",
                        "seule l'information du patient est liée à un séjour, et il n'est pas vide",
                        "only the information of the patient is of a stay, and it is not blank")
                .check(
                        reason.map(text -> !text.isBlank()).orElse(!wantsReason(kind)),
                        "reason",
                        "DMP-CONSENT-REASON",
                        "le motif est obligatoire et n'est pas vide",
                        "the reason is needed and is not blank")
                .throwIfAny("ConsentEvent");
    }

    private static boolean wantsReason(ConsentKind kind) {
        return kind == ConsentKind.FEEDING_OPPOSED || kind == ConsentKind.EXCEPTIONAL_ACCESS;
    }

    private static boolean isModeRight(ConsentKind kind, Optional<PurposeOfUse> mode) {
        return switch (kind) {
            case CONSULTATION_OPPOSED, CONSULTATION_OPPOSITION_LIFTED -> mode.isPresent();
            case EXCEPTIONAL_ACCESS, EXCEPTIONAL_ACCESS_ENDED -> mode.isPresent() && mode.get() != PurposeOfUse.NORMAL;
            default -> mode.isEmpty();
        };
    }

    /** The patient was informed of feeding, for the whole relationship. */
    public static ConsentEvent informed() {
        return plain(ConsentKind.FEEDING_INFORMED);
    }

    /** The patient was informed of feeding, for one stay. */
    public static ConsentEvent informedFor(String stay) {
        return new ConsentEvent(ConsentKind.FEEDING_INFORMED, Optional.empty(), Optional.of(stay), Optional.empty());
    }

    /** @param legitimateReason not blank */
    public static ConsentEvent feedingOpposed(String legitimateReason) {
        return new ConsentEvent(
                ConsentKind.FEEDING_OPPOSED, Optional.empty(), Optional.empty(), Optional.of(legitimateReason));
    }

    public static ConsentEvent feedingOppositionLifted() {
        return plain(ConsentKind.FEEDING_OPPOSITION_LIFTED);
    }

    /** The tick of the professional who acts. */
    public static ConsentEvent consultationDeclared() {
        return plain(ConsentKind.CONSULTATION_DECLARED);
    }

    /** The professional who acts is of the care team. */
    public static ConsentEvent consultationPresumed() {
        return plain(ConsentKind.CONSULTATION_PRESUMED);
    }

    /** The professional who acts has the consent no more. */
    public static ConsentEvent consultationWithdrawn() {
        return plain(ConsentKind.CONSULTATION_WITHDRAWN);
    }

    /** The patient opposes consultation in normal mode. */
    public static ConsentEvent consultationOpposed() {
        return consultationOpposed(PurposeOfUse.NORMAL);
    }

    /** An opposition to one mode says nothing of the others: each has its own, as in the DMP itself. */
    public static ConsentEvent consultationOpposed(PurposeOfUse mode) {
        return of(ConsentKind.CONSULTATION_OPPOSED, mode, Optional.empty());
    }

    public static ConsentEvent consultationOppositionLifted(PurposeOfUse mode) {
        return of(ConsentKind.CONSULTATION_OPPOSITION_LIFTED, mode, Optional.empty());
    }

    /** @param justification not blank */
    public static ConsentEvent brisDeGlace(String justification) {
        return of(ConsentKind.EXCEPTIONAL_ACCESS, PurposeOfUse.BRIS_DE_GLACE, Optional.of(justification));
    }

    /** @param justification not blank */
    public static ConsentEvent regulation(String justification) {
        return of(ConsentKind.EXCEPTIONAL_ACCESS, PurposeOfUse.CENTRE_15, Optional.of(justification));
    }

    public static ConsentEvent exceptionalAccessEnded(PurposeOfUse mode) {
        return of(ConsentKind.EXCEPTIONAL_ACCESS_ENDED, mode, Optional.empty());
    }

    /** The same with a reason in the user's words, not blank. */
    public ConsentEvent because(String text) {
        return new ConsentEvent(kind, mode, stay, Optional.of(text));
    }

    private static ConsentEvent plain(ConsentKind kind) {
        return new ConsentEvent(kind, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static ConsentEvent of(ConsentKind kind, PurposeOfUse mode, Optional<String> reason) {
        return new ConsentEvent(kind, Optional.of(mode), Optional.empty(), reason);
    }

    /** Without reason and stay. */
    @Override
    public String toString() {
        return "ConsentEvent[" + kind + mode.map(each -> ", " + each).orElse("") + "]";
    }
}
