package org.segursdk.eprescription;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.cda.VitalSignKind;
import org.segursdk.cda.prescription.MedicinalProduct;
import org.segursdk.cda.prescription.PrescribedMedicine;
import org.segursdk.cda.prescription.PrescriptionFlag;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.eprescription.Hint.Level;

/**
 * What deserves a look before a prescription is sent. Hints never refuse: those of level INFO follow regulations the SDK's authors
 * did not re-read, and their figures are the integrator's to set. Immutable. Source: eprescription §6, §9.
 */
public final class PrescriptionHints {
    private static final int MOST_CHARACTERS = 100;
    private static final Set<String> LEGAL_REASONS = Set.of("MTE", "EFG", "CIF");

    private final int mostMonths;
    private final int childAge;
    private final Set<String> silenced;

    private PrescriptionHints(int mostMonths, int childAge, Set<String> silenced) {
        this.mostMonths = mostMonths;
        this.childAge = childAge;
        this.silenced = Set.copyOf(silenced);
    }

    /** Twelve months of validity, a weight below six years. */
    public static PrescriptionHints usual() {
        return new PrescriptionHints(12, 6, Set.of());
    }

    /** The longest validity without a hint. */
    public PrescriptionHints mostMonths(int months) {
        return new PrescriptionHints(months, childAge, silenced);
    }

    /** Below that age in years, a prescription of medicines without a weight gives a hint. */
    public PrescriptionHints childAge(int years) {
        return new PrescriptionHints(mostMonths, years, silenced);
    }

    /** Without the hints of these rules. */
    public PrescriptionHints without(String... rules) {
        return new PrescriptionHints(mostMonths, childAge, Set.of(rules));
    }

    /** The hints on a prescription, in a stable order. */
    public List<Hint> of(Prescription prescription) {
        List<Hint> hints = new ArrayList<>();
        whole(prescription, hints);
        for (int i = 0; i < prescription.medicines().size(); i++) {
            medicine(prescription.medicines().get(i), "medicines[" + i + "]", hints);
        }
        for (int i = 0; i < prescription.devices().size(); i++) {
            hint(
                    hints,
                    prescription.devices().get(i).lpp().isEmpty(),
                    Level.WARN,
                    "devices[" + i + "].lpp",
                    "EPR-HINT-LPP",
                    "sans code LPP, le dispositif n'est connu que par ses mots",
                    "without an LPP code the device is known by its words alone");
        }
        return hints.stream().filter(hint -> !silenced.contains(hint.rule())).toList();
    }

    /** The hint on a number of characters never seen in one; empty when it has none. */
    public Optional<Hint> of(PrescriptionNumber number) {
        List<Hint> hints = new ArrayList<>();
        hint(
                hints,
                !number.isOfSeenAlphabet(),
                Level.WARN,
                "number",
                "EPR-HINT-ALPHABET",
                "I et O n'ont jamais été vus dans un numéro : 1 et 0, peut-être",
                "I and O were never seen in a number: 1 and 0, maybe");
        return hints.stream().filter(hint -> !silenced.contains(hint.rule())).findFirst();
    }

    private void whole(Prescription prescription, List<Hint> hints) {
        hint(
                hints,
                prescription.amNumber().filter(am -> am.matches("[0-9]{9}")).isEmpty(),
                Level.WARN,
                "amNumber",
                "EPR-HINT-AM",
                "le code 2D observé porte le numéro d'assurance maladie du prescripteur, 9 chiffres",
                "the observed 2D code bears the prescriber's Assurance Maladie number, 9 digits");
        hint(
                hints,
                prescription.patient().traits().birthName().length() > MOST_CHARACTERS,
                Level.WARN,
                "patient.birthName",
                "EPR-HINT-NAME",
                "nom de plus de 100 caractères : plus long que ce qui a été observé",
                "name of more than 100 characters: longer than what was observed");
        hint(
                hints,
                prescription
                        .validUntil()
                        .filter(end -> end.atZone(prescription.zone())
                                .isAfter(prescription
                                        .validFrom()
                                        .atZone(prescription.zone())
                                        .plusMonths(mostMonths)))
                        .isPresent(),
                Level.INFO,
                "validUntil",
                "EPR-HINT-VALIDITY",
                "validité de plus de " + mostMonths + " mois",
                "validity of more than " + mostMonths + " months");
        hint(
                hints,
                isChild(prescription) && !prescription.medicines().isEmpty() && !hasWeight(prescription),
                Level.INFO,
                "vitalSigns",
                "EPR-HINT-WEIGHT",
                "enfant : le poids n'est pas dit",
                "child: the weight is not told");
        hint(
                hints,
                !prescription.isOpioidSubstitution()
                        && prescription.flags().contains(PrescriptionFlag.SECURED)
                        && prescription.medicines().stream().anyMatch(PrescriptionHints::treatsOpioidDependence),
                Level.INFO,
                "executant",
                "EPR-HINT-SUBSTITUTION",
                "N07BC sur ordonnance sécurisée : substitution aux opiacés ? L'exécutant se dit alors",
                "N07BC on a secured prescription: opioid substitution? The executant is then told");
    }

    private void medicine(PrescribedMedicine line, String path, List<Hint> hints) {
        MedicinalProduct product = line.product();
        hint(
                hints,
                !product.isPreparation()
                        && product.cis().isEmpty()
                        && product.mv().isEmpty()
                        && product.cip().isEmpty()
                        && product.ucd().isEmpty(),
                Level.WARN,
                path + ".product",
                "EPR-HINT-CODE",
                "médicament sans code : la dispensation ne pourra être rapprochée",
                "medicine without a code: its dispensing cannot be matched");
        hint(
                hints,
                product.ucd().isPresent(),
                Level.WARN,
                path + ".product.ucd",
                "EPR-HINT-UCD",
                "le système de codage d'un UCD dans un CDA n'a été vu dans aucun exemple",
                "the code system of a UCD in a CDA document was seen in no example");
        hint(
                hints,
                line.substitution()
                        .refusedBecause()
                        .filter(why -> LEGAL_REASONS.stream().noneMatch(why::contains))
                        .isPresent(),
                Level.INFO,
                path + ".substitution",
                "EPR-HINT-REASON",
                "motif de non-substitution autre que MTE, EFG ou CIF",
                "reason against substitution other than MTE, EFG or CIF");
    }

    private static boolean treatsOpioidDependence(PrescribedMedicine line) {
        return line.product()
                .atc()
                .filter(atc -> atc.code().startsWith("N07BC"))
                .isPresent();
    }

    private boolean isChild(Prescription prescription) {
        LocalDate day = LocalDate.ofInstant(prescription.writtenAt(), prescription.zone());
        return prescription
                .patient()
                .traits()
                .birthDate()
                .toLocalDate()
                .filter(born -> ChronoUnit.YEARS.between(born, day) < childAge)
                .isPresent();
    }

    private static boolean hasWeight(Prescription prescription) {
        return prescription.vitalSigns().stream().anyMatch(sign -> sign.kind() == VitalSignKind.WEIGHT);
    }

    private static void hint(
            List<Hint> hints, boolean present, Level level, String path, String rule, String french, String english) {
        if (present) {
            hints.add(new Hint(level, path, rule, LocalizedText.of(french, english)));
        }
    }
}
