package org.segursdk.eprescription;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.Environment;
import org.segursdk.core.WireFact;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurSecurityException;

/**
 * How 2D codes, numbers and texts are printed: profile {@code observed-v2}, seen in a vendor's public documentation and never
 * published by an authority. Production refuses it until the integrator, who holds the specification, compared both and says so
 * by {@link #acceptObserved}. Immutable. Source: eprescription §4, §5, §9.
 */
public final class EPrescriptionProfile {
    private static final String SOURCE = "eprescription §4";

    private final Facts facts;
    private final @Nullable String accepted;

    /** Error correction of the QR code. */
    public enum ErrorCorrection {
        L,
        M,
        Q,
        H
    }

    private record Facts(
            WireFact<Integer> version,
            WireFact<Integer> padding,
            WireFact<ErrorCorrection> errorCorrection,
            WireFact<Boolean> replacementIsSecond,
            WireFact<Boolean> birthNames,
            WireFact<Integer> quietZone,
            WireFact<Double> moduleMillimetres,
            WireFact<ReplacedEncoding> replacedEncoding) {}

    /** How the document names who is replaced: two official sources differ. */
    public enum ReplacedEncoding {
        /** Participant CON, function CORRE, as in the official example. */
        CORRESPONDENT,
        /** Participant REF, function 353, as in the draft guide. */
        CARE_TEAM
    }

    private EPrescriptionProfile(Facts facts, @Nullable String accepted) {
        this.facts = facts;
        this.accepted = accepted;
    }

    /** As seen in one published sample, without its padding. */
    public static EPrescriptionProfile observedV2() {
        return new EPrescriptionProfile(
                new Facts(
                        WireFact.observed("epr.code2d.structure-version", 2, SOURCE),
                        WireFact.unknown("epr.code2d.padding", 0, SOURCE),
                        WireFact.observed("epr.code2d.error-correction", ErrorCorrection.L, SOURCE),
                        WireFact.inferred("epr.code2d.replacement-is-rpps2", true, SOURCE),
                        WireFact.unknown("epr.code2d.birth-names", true, SOURCE),
                        WireFact.unknown("epr.code2d.quiet-zone", 4, SOURCE),
                        WireFact.unknown("epr.code2d.module-mm", 0.5, SOURCE),
                        WireFact.observed(
                                "epr.document.replaced", ReplacedEncoding.CORRESPONDENT, "eprescription §6.1")),
                null);
    }

    /** Name of the profile, for logs and for what is made with it. */
    public String name() {
        return "observed-v2";
    }

    /** {@code S.V} of the 2D code. */
    public WireFact<Integer> structureVersion() {
        return facts.version;
    }

    /** Characters to which the patient's names are filled up with spaces; 90 in the sample, 0 for none. */
    public WireFact<Integer> padding() {
        return facts.padding;
    }

    /** Error correction of the 2D code. */
    public WireFact<ErrorCorrection> errorCorrection() {
        return facts.errorCorrection;
    }

    /** Whether {@code RPPS2} is the replacement and {@code RPPS} who is replaced. */
    public WireFact<Boolean> replacementIsSecond() {
        return facts.replacementIsSecond;
    }

    /** Whether the names are those of birth; otherwise those in use. */
    public WireFact<Boolean> birthNames() {
        return facts.birthNames;
    }

    /** White modules around the code. */
    public WireFact<Integer> quietZone() {
        return facts.quietZone;
    }

    /** Side of a module as printed, in millimetres. */
    public WireFact<Double> moduleMillimetres() {
        return facts.moduleMillimetres;
    }

    /** How the document names who is replaced. */
    public WireFact<ReplacedEncoding> replacedEncoding() {
        return facts.replacedEncoding;
    }

    /** Everything the profile rests on. */
    public List<WireFact<?>> facts() {
        return List.of(
                facts.version,
                facts.padding,
                facts.errorCorrection,
                facts.replacementIsSecond,
                facts.birthNames,
                facts.quietZone,
                facts.moduleMillimetres,
                facts.replacedEncoding);
    }

    /** @param characters 0 to 200 */
    public EPrescriptionProfile withPadding(int characters) {
        return with(new Facts(
                facts.version,
                facts.padding.overriddenBy(characters),
                facts.errorCorrection,
                facts.replacementIsSecond,
                facts.birthNames,
                facts.quietZone,
                facts.moduleMillimetres,
                facts.replacedEncoding));
    }

    /** @param level of the QR code */
    public EPrescriptionProfile withErrorCorrection(ErrorCorrection level) {
        return with(new Facts(
                facts.version,
                facts.padding,
                facts.errorCorrection.overriddenBy(level),
                facts.replacementIsSecond,
                facts.birthNames,
                facts.quietZone,
                facts.moduleMillimetres,
                facts.replacedEncoding));
    }

    /** @param second whether the replacement is {@code RPPS2} */
    public EPrescriptionProfile withReplacementSecond(boolean second) {
        return with(new Facts(
                facts.version,
                facts.padding,
                facts.errorCorrection,
                facts.replacementIsSecond.overriddenBy(second),
                facts.birthNames,
                facts.quietZone,
                facts.moduleMillimetres,
                facts.replacedEncoding));
    }

    /** @param birth whether the names are those of birth */
    public EPrescriptionProfile withBirthNames(boolean birth) {
        return with(new Facts(
                facts.version,
                facts.padding,
                facts.errorCorrection,
                facts.replacementIsSecond,
                facts.birthNames.overriddenBy(birth),
                facts.quietZone,
                facts.moduleMillimetres,
                facts.replacedEncoding));
    }

    /**
     * @param quietModules white modules around the code
     * @param millimetres side of a module
     */
    public EPrescriptionProfile withPrint(int quietModules, double millimetres) {
        return with(new Facts(
                facts.version,
                facts.padding,
                facts.errorCorrection,
                facts.replacementIsSecond,
                facts.birthNames,
                facts.quietZone.overriddenBy(quietModules),
                facts.moduleMillimetres.overriddenBy(millimetres),
                facts.replacedEncoding));
    }

    /** @param encoding of who is replaced */
    public EPrescriptionProfile withReplacedEncoding(ReplacedEncoding encoding) {
        return with(new Facts(
                facts.version,
                facts.padding,
                facts.errorCorrection,
                facts.replacementIsSecond,
                facts.birthNames,
                facts.quietZone,
                facts.moduleMillimetres,
                facts.replacedEncoding.overriddenBy(encoding)));
    }

    private EPrescriptionProfile with(Facts other) {
        return new EPrescriptionProfile(other, accepted);
    }

    /**
     * The same, for production: the integrator compared it with the specification they hold.
     *
     * @param specification its name and version, such as {@code SEL-SFG-023 version …}
     */
    public EPrescriptionProfile acceptObserved(String specification) {
        return new EPrescriptionProfile(facts, Objects.requireNonNull(specification, "specification"));
    }

    /** The specification it was compared with, once accepted. */
    public Optional<String> acceptedFor() {
        return Optional.ofNullable(accepted).filter(text -> !text.isBlank());
    }

    /**
     * @throws SegurSecurityException code {@code EPR-PROFILE-UNACCEPTED}: production, and nobody accepted the profile
     */
    public void requireUsableIn(Environment environment) {
        if (environment == Environment.PRODUCTION && acceptedFor().isEmpty()) {
            throw SegurSecurityException.notSent(
                    "EPR-PROFILE-UNACCEPTED",
                    LocalizedText.of(
                            "le profil " + name()
                                    + " du code 2D et de la feuille est observé, non publié : en production,"
                                    + " comparez-le à la spécification que vous détenez et dites-le par acceptObserved",
                            "profile " + name()
                                    + " of 2D code and sheet is observed, not published: in production, compare it"
                                    + " with the specification you hold and say so by acceptObserved"),
                    null);
        }
    }

    @Override
    public String toString() {
        return "EPrescriptionProfile[" + name() + "]";
    }
}
