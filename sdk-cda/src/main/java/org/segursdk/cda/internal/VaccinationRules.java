package org.segursdk.cda.internal;

import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.segursdk.cda.Vaccination;
import org.segursdk.cda.VaccineReaction;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodedValue;

/** Rules on vaccinations. Source: cda §6.11, VAC 2023.01. */
public final class VaccinationRules {
    private static final Pattern CIS = Pattern.compile("[0-9]{8}");

    private final Violations violations;
    private final TextRules texts;
    private final ActorRules actors;
    private final ZoneId zone;

    public VaccinationRules(Violations violations, ZoneId zone) {
        this.violations = violations;
        this.texts = new TextRules(violations);
        this.actors = new ActorRules(violations, texts);
        this.zone = zone;
    }

    public void check(Vaccination vaccination, String path) {
        texts.line(vaccination.vaccine(), path + ".vaccine").text(vaccination.comment(), path + ".comment");
        vaccination.lot().ifPresent(lot -> texts.line(lot, path + ".lot"));
        vaccination.siteText().ifPresent(site -> texts.line(site, path + ".siteText"));
        codes(vaccination, path);
        violations.check(
                vaccination.site().isEmpty() || vaccination.siteText().isEmpty(),
                path + ".siteText",
                "VAC-SITE",
                "la région est un code ou des mots, pas les deux",
                "the site is a code or words, not both");
        violations.check(
                vaccination.rank().isEmpty() || vaccination.rank().getAsInt() >= 1,
                path + ".rank",
                "VAC-RANK",
                "le rang est un entier positif",
                "the rank is a positive whole number");
        vaccination.vaccinator().ifPresent(who -> actors.author(who, path + ".vaccinator"));
        vaccination.validatedBy().ifPresent(validation -> actors.author(validation.by(), path + ".validatedBy.by"));
        vaccination.informant().ifPresent(who -> actors.author(who, path + ".informant"));
        List<VaccineReaction> reactions = vaccination.reactions();
        for (int i = 0; i < reactions.size(); i++) {
            VaccineReaction reaction = reactions.get(i);
            String at = path + ".reactions[" + i + "]";
            texts.text(reaction.label(), at + ".label").code(reaction.code(), at + ".code");
            if (reaction.onset().isPresent() && vaccination.date().isPresent()) {
                violations.check(
                        !vaccination.date().get().isAfter(reaction.onset().get(), zone),
                        at + ".onset",
                        "CDA-PERIOD",
                        "la réaction ne précède pas la vaccination",
                        "the reaction does not come before the vaccination");
            }
        }
    }

    private void codes(Vaccination vaccination, String path) {
        vaccination
                .cis()
                .ifPresent(cis -> violations.check(
                        CIS.matcher(cis).matches(),
                        path + ".cis",
                        "CDA-CIS",
                        "un code CIS a 8 chiffres (le CIP va dans les traductions)",
                        "a CIS code has 8 digits (the CIP goes into the translations)"));
        List<CodedValue> translations = vaccination.translations();
        for (int i = 0; i < translations.size(); i++) {
            texts.code(translations.get(i), path + ".translations[" + i + "]");
            violations.check(
                    translations.indexOf(translations.get(i)) == i,
                    path + ".translations[" + i + "]",
                    "CDA-TRANSLATION-TWICE",
                    "traduction donnée deux fois",
                    "translation given twice");
        }
    }
}
