package org.segursdk.soap.vihf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** The roles of a professional in the VIHF. Source: dmp §3.3; labels and code systems from JDV_J65 (O-VG). */
final class Roles {
    private static final String PHYSICIAN = "10";
    private static final String PHARMACIST = "21";
    /** Sections of the Ordre des pharmaciens (TRE_G05). */
    private static final String PHARMACIST_SECTION = "1.2.250.1.71.4.2.6";

    private static final Map<String, String> PROFESSIONS = Map.ofEntries(
            Map.entry(PHYSICIAN, "Médecin"),
            Map.entry(PHARMACIST, "Pharmacien"),
            Map.entry("26", "Audioprothésiste"),
            Map.entry("28", "Opticien-Lunetier"),
            Map.entry("31", "Assistant dentaire"),
            Map.entry("32", "Physicien médical"),
            Map.entry("35", "Aide-soignant"),
            Map.entry("36", "Ambulancier"),
            Map.entry("37", "Auxiliaire de puériculture"),
            Map.entry("38", "Préparateur en pharmacie hospitalière"),
            Map.entry("39", "Préparateur en pharmacie (officine)"),
            Map.entry("40", "Chirurgien-Dentiste"),
            Map.entry("50", "Sage-Femme"),
            Map.entry("60", "Infirmier"),
            Map.entry("69", "Infirmier psychiatrique"),
            Map.entry("70", "Masseur-Kinésithérapeute"),
            Map.entry("80", "Pédicure-Podologue"),
            Map.entry("81", "Orthoprothésiste"),
            Map.entry("82", "Podo-Orthésiste"),
            Map.entry("83", "Orthopédiste-Orthésiste"),
            Map.entry("84", "Oculariste"),
            Map.entry("85", "Epithésiste"),
            Map.entry("86", "Technicien de laboratoire médical"),
            Map.entry("91", "Orthophoniste"),
            Map.entry("92", "Orthoptiste"),
            Map.entry("94", "Ergothérapeute"),
            Map.entry("95", "Diététicien"),
            Map.entry("96", "Psychomotricien"),
            Map.entry("98", "Manipulateur ERM"));

    private Roles() {}

    /** The roles, profession first; adds {@code VIHF-SPECIALTY} when one is missing. */
    static List<CodedValue> of(Professional professional, Violations violations) {
        Optional<String> profession = professional.professionCode();
        if (profession.isEmpty()) {
            // Secretaries, automates and the other roles have codes of their own.
            return List.of(professional.specialty());
        }
        String code = profession.get();
        List<CodedValue> roles = new ArrayList<>();
        roles.add(CodedValue.of(
                code,
                CodeSystems.PROFESSION,
                PROFESSIONS.getOrDefault(code, professional.specialty().displayName())));
        boolean needed = code.equals(PHYSICIAN) || code.equals(PHARMACIST);
        violations.check(
                !needed || professional.specialtyCode().isPresent(),
                "session.professional.specialty",
                "VIHF-SPECIALTY",
                "un médecin porte sa spécialité (G15_10/SMxx), un pharmacien sa section (G15_21/x)",
                "a physician bears a specialty (G15_10/SMxx), a pharmacist a section (G15_21/x)");
        professional
                .specialtyCode()
                .filter(specialty -> needed)
                .ifPresent(specialty -> roles.add(CodedValue.of(
                        specialty,
                        code.equals(PHARMACIST) ? PHARMACIST_SECTION : CodeSystems.ORDINAL_SPECIALTY,
                        professional.specialty().displayName())));
        return roles;
    }
}
