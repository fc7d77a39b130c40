package org.segursdk.cda.internal.prescription;

import java.util.List;
import org.segursdk.cda.Problem;
import org.segursdk.cda.internal.Phrase;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.cda.prescription.Ingredient;
import org.segursdk.cda.prescription.MedicinalProduct;
import org.segursdk.cda.prescription.PrescribedMedicine;

/** The medicines as people read them: a row a line, each posology a sentence. */
final class MedicineNarrative {
    private static final String NOTHING = "Aucune";

    private final XmlOut out;
    private final Wording wording;
    private final PosologyNarrative posologies;

    MedicineNarrative(XmlOut out, Wording wording) {
        this.out = out;
        this.wording = wording;
        this.posologies = new PosologyNarrative(wording);
    }

    void write(String caption, String prefix, List<PrescribedMedicine> medicines) {
        out.start("text").start("table", "border", "1").leaf("caption", caption);
        header("Médicament", "Posologie", "À délivrer", "Substitution", "Prise en charge", "Précisions");
        out.start("tbody");
        for (int i = 0; i < medicines.size(); i++) {
            row(medicines.get(i), prefix + (i + 1));
        }
        out.end().end().end();
    }

    private void header(String... titles) {
        out.start("thead").start("tr");
        for (String title : titles) {
            out.leaf("th", title, "scope", "col");
        }
        out.end().end();
    }

    private void row(PrescribedMedicine medicine, String id) {
        out.start("tr", "ID", id);
        product(medicine.product(), id).writeIn(out, "td");
        posologies.of(medicine, id).writeIn(out, "td");
        delivery(medicine).writeIn(out, "td");
        new Phrase()
                .say(
                        id + "-substitution",
                        medicine.substitution()
                                .refusedBecause()
                                .map(reason -> "Non substituable : " + reason)
                                .orElse("Substituable par un générique"))
                .writeIn(out, "td");
        LineFlag.narrative(LineFlag.of(medicine), id).writeIn(out, "td");
        remarks(medicine, id).writeIn(out, "td");
        out.end();
    }

    private Phrase product(MedicinalProduct product, String id) {
        Phrase phrase = new Phrase().say(id + "-nom", product.name());
        product.form().ifPresent(form -> phrase.newLine().say("Forme : " + form.displayName()));
        for (Ingredient ingredient : product.ingredients()) {
            phrase.newLine().say(ingredient(ingredient));
        }
        product.cis().ifPresent(cis -> phrase.newLine().say("CIS " + cis));
        product.mv().ifPresent(code -> phrase.newLine().say("Médicabase " + code.code()));
        product.cip().ifPresent(code -> phrase.newLine().say("CIP " + code.code()));
        product.ucd().ifPresent(code -> phrase.newLine().say("UCD " + code.code()));
        product.atc().ifPresent(code -> phrase.newLine().say("ATC " + code.code() + " " + code.displayName()));
        return phrase;
    }

    private String ingredient(Ingredient ingredient) {
        StringBuilder words = new StringBuilder(ingredient.name());
        ingredient.amount().ifPresent(amount -> words.append(' ').append(wording.amount(amount)));
        ingredient.per().filter(per -> !per.unit().isEmpty()).ifPresent(per -> words.append(" pour ")
                .append(wording.amount(per)));
        return words.toString();
    }

    private Phrase delivery(PrescribedMedicine medicine) {
        Phrase phrase = new Phrase();
        medicine.quantity().ifPresent(quantity -> phrase.say(wording.amount(quantity)));
        return phrase.newLine().say(wording.renewals(medicine.renewals()));
    }

    private static Phrase remarks(PrescribedMedicine medicine, String id) {
        Phrase phrase = new Phrase();
        List<Problem> reasons = medicine.reasons();
        for (int i = 0; i < reasons.size(); i++) {
            phrase.newLine()
                    .say("Motif : ")
                    .say(id + "-motif-" + (i + 1), reasons.get(i).label());
        }
        for (int i = 0; i < medicine.preconditions().size(); i++) {
            phrase.newLine()
                    .say("Condition : ")
                    .say(id + "-condition-" + (i + 1), medicine.preconditions().get(i));
        }
        medicine.patientInstructions()
                .ifPresent(words -> phrase.newLine().say("Au patient : ").say(id + "-patient", words));
        medicine.dispenserInstructions()
                .ifPresent(words -> phrase.newLine().say("Au pharmacien : ").say(id + "-dispensateur", words));
        return phrase.isEmpty() ? phrase.say(NOTHING) : phrase;
    }
}
