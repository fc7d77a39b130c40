package org.segursdk.psc;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.ValueSets;

/**
 * A situation d'exercice: one profession in one place. Pro Santé Connect lists them all and asks nothing: the software lets its
 * user choose. Source: psc §7.
 *
 * @param exercice the profession
 * @param activity the place; none when the directory knows none
 * @param index position of the place among those of the profession, from 0; 0 without a place
 */
public record Situation(Exercice exercice, Optional<Activity> activity, int index) {
    public Situation {
        Objects.requireNonNull(exercice, "exercice");
        Objects.requireNonNull(activity, "activity");
    }

    /** By what the user recognises it: profession code and name of the structure. */
    public String label() {
        return exercice.key()
                + activity.flatMap(Activity::structureName)
                        .map(name -> " " + name)
                        .orElse("");
    }

    /**
     * Profession and specialty in the form of JDV_J01: {@code G15_10/SM54}, {@code G15_21/A}. A code that the SDK's table does not
     * have stands as it is.
     */
    public Optional<CodedValue> specialty() {
        return exercice.professionCode().map(profession -> {
            String base = "G15_" + profession;
            Optional<String> detail =
                    activity.flatMap(Activity::pharmacistSection).or(exercice::savoirFaireCode);
            String code = detail.map(each -> base + '/' + each).orElse(base);
            return ValueSets.authorSpecialty()
                    .find(code)
                    .orElseGet(() -> CodedValue.of(code, CodeSystems.PROFESSION_SPECIALTY, code));
        });
    }

    /**
     * The professional, acting in this situation.
     *
     * @throws InvalidInputException rules {@code PSC-PROFESSIONAL-ID} (no identifier that the national services know),
     *     {@code PSC-PROFESSIONAL-PROFESSION}, {@code PSC-PROFESSIONAL-NAME}
     */
    public Professional professional(PscIdentity identity) {
        Optional<ProfessionalId> id = identity.professionalId();
        Optional<String> family = exercice.familyName().or(identity::familyName);
        new Violations()
                .check(
                        id.isPresent(),
                        "identity.professionalId",
                        "PSC-PROFESSIONAL-ID",
                        "aucun identifiant que les services nationaux connaissent : " + identity.kind(),
                        "no identifier that the national services know: " + identity.kind())
                .check(
                        exercice.professionCode().isPresent(),
                        "situation.exercice.professionCode",
                        "PSC-PROFESSIONAL-PROFESSION",
                        "la profession n'est pas dite",
                        "the profession is not told")
                .check(
                        family.isPresent(),
                        "identity.familyName",
                        "PSC-PROFESSIONAL-NAME",
                        "le nom n'est pas dit",
                        "the name is not told")
                .throwIfAny("Situation");
        Professional.Builder builder = Professional.builder()
                .id(id.orElseThrow())
                .familyName(family.orElseThrow())
                .givenName(exercice.givenName().or(identity::givenName).orElse(""))
                .specialty(specialty().orElseThrow());
        identity.civilityCode()
                .filter(code -> ValueSets.civility().find(code).isPresent())
                .ifPresent(builder::civility);
        exercice.titleCode()
                .filter(code -> ValueSets.title().find(code).isPresent())
                .ifPresent(builder::title);
        activity.flatMap(Activity::address).ifPresent(builder::addAddress);
        activity.ifPresent(place -> place.telecoms().forEach(builder::addTelecom));
        return builder.build();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Situation[redacted]";
    }
}
