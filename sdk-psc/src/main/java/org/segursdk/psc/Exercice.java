package org.segursdk.psc;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A profession that somebody practises, with the places where they do. Source: psc §7.
 *
 * @param values what is told, by the names of userinfo; empty texts are left out
 * @param activities the places, in the order told; may be none
 */
public record Exercice(Map<String, String> values, List<Activity> activities) {
    public Exercice {
        values = Map.copyOf(Objects.requireNonNull(values, "values"));
        activities = List.copyOf(activities);
    }

    /** A value by its name in userinfo. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Code of TRE_G15, such as {@code 10}. */
    public Optional<String> professionCode() {
        return value("codeProfession");
    }

    /** {@code C} civilian, {@code M} military, {@code E} student. */
    public Optional<String> categoryCode() {
        return value("codeCategorieProfessionnelle");
    }

    /** Profession and category, such as {@code 10C}: by it a profession is designated where somebody has several. */
    public String key() {
        return professionCode().orElse("") + categoryCode().orElse("");
    }

    /** {@code DR}, {@code PR}…. */
    public Optional<String> titleCode() {
        return value("codeCiviliteDexercice");
    }

    /** Nom d'exercice. */
    public Optional<String> familyName() {
        return value("nomDexercice");
    }

    /** Prénom d'exercice. */
    public Optional<String> givenName() {
        return value("prenomDexercice");
    }

    /** {@code S} specialty, {@code CEX}…. */
    public Optional<String> savoirFaireType() {
        return value("codeTypeSavoirFaire");
    }

    /** Such as {@code SM54}. */
    public Optional<String> savoirFaireCode() {
        return value("codeSavoirFaire");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Exercice[" + activities.size() + " activities]";
    }
}
