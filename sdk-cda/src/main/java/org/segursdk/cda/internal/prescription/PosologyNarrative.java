package org.segursdk.cda.internal.prescription;

import java.util.Locale;
import java.util.Optional;
import org.segursdk.cda.internal.Phrase;
import org.segursdk.cda.prescription.DoseRange;
import org.segursdk.cda.prescription.Frequency;
import org.segursdk.cda.prescription.MaximumDose;
import org.segursdk.cda.prescription.PosologyStep;
import org.segursdk.cda.prescription.PrescribedMedicine;
import org.segursdk.cda.prescription.StructuredPosology;
import org.segursdk.cda.prescription.TreatmentPeriod;
import org.segursdk.cda.prescription.WordedPosology;

/** The posology of a line as a French sentence, whose parts the entry refers to. */
final class PosologyNarrative {
    private final Wording wording;

    PosologyNarrative(Wording wording) {
        this.wording = wording;
    }

    Phrase of(PrescribedMedicine medicine, String id) {
        if (medicine.posology() instanceof WordedPosology words) {
            Phrase phrase = new Phrase().say(words.text());
            medicine.period().ifPresent(period -> phrase.newLine().say("Durée : " + wording.period(period)));
            return phrase;
        }
        return of((StructuredPosology) medicine.posology(), medicine.period(), id);
    }

    /** Two posologies that differ never read the same: whatever people typed cannot pass for a part of the sentence. */
    Phrase of(StructuredPosology posology, Optional<TreatmentPeriod> period, String id) {
        Phrase phrase = sentence(posology, period, id);
        for (int i = 0; i < posology.steps().size(); i++) {
            String step = id + "-etape-" + (i + 1);
            phrase.newLine().say((i + 1) + ") ").say(step, step(posology.steps().get(i), step));
        }
        posology.words().ifPresent(words -> phrase.newLine().say(FreeWords.quoted(words)));
        return phrase;
    }

    private Phrase sentence(StructuredPosology posology, Optional<TreatmentPeriod> period, String id) {
        Phrase sentence = dosing(posology.dose(), posology.frequency(), posology.rate(), id);
        String mode = Wording.mode(posology.mode());
        if (!mode.isEmpty()) {
            sentence.separator(", ").say(sentence.isEmpty() ? capital(mode) : mode);
        }
        posology.route()
                .ifPresent(route -> sentence.separator(", ").say(id + "-voie", Wording.route(route.displayName())));
        posology.site()
                .ifPresent(site -> sentence.separator(", ").say("site : ").say(id + "-site", FreeWords.in(site)));
        period.ifPresent(known -> sentence.separator(", ").say(wording.period(known)));
        posology.maximum().ifPresent(maximum -> sentence.separator(", ").say(maximum(maximum)));
        return sentence;
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.FRENCH) + words.substring(1);
    }

    private Phrase step(PosologyStep step, String id) {
        Phrase sentence = new Phrase();
        step.condition().ifPresent(condition -> sentence.say(id + "-condition", FreeWords.in(condition))
                .say(" : "));
        Phrase dosing = dosing(step.dose(), step.frequency(), step.rate(), id);
        step.period().ifPresent(period -> dosing.separator(", ").say(wording.period(period)));
        return sentence.say(dosing);
    }

    private Phrase dosing(
            Optional<DoseRange> dose, Optional<Frequency> frequency, Optional<DoseRange> rate, String id) {
        Phrase phrase = new Phrase();
        dose.ifPresent(range -> range(phrase, range, id + "-dose"));
        frequency.ifPresent(known -> phrase.separator(", ").say(id + "-frequence", wording.frequency(known)));
        rate.ifPresent(range -> {
            phrase.separator(", ").say("au rythme de ");
            range(phrase, range, id + "-rythme");
        });
        return phrase;
    }

    private void range(Phrase phrase, DoseRange range, String id) {
        if (MedicineEntry.isFixed(range)) {
            phrase.say(id + "-min", wording.amount(range.low()));
        } else {
            phrase.say(id + "-min", wording.number(range.low()))
                    .say(" à ")
                    .say(id + "-max", wording.amount(range.high()));
        }
    }

    private String maximum(MaximumDose maximum) {
        return "sans dépasser " + wording.amount(maximum.amount()) + " " + wording.per(maximum.per());
    }
}
