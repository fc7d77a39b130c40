package org.segursdk.cda.internal.letter;

import java.time.Instant;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Treatment;
import org.segursdk.cda.internal.AbsentEntries;
import org.segursdk.cda.internal.AllergyEntry;
import org.segursdk.cda.internal.MedicalDeviceEntry;
import org.segursdk.cda.internal.Narrative;
import org.segursdk.cda.internal.Section;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.TreatmentEntry;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.core.terminology.CodedValue;

/** The structured body of a discharge letter. Source: cda §11.2. */
final class DischargeBody {
    private static final String SIMPLE = "1.2.250.1.213.1.1.3.48";
    private static final CodedValue STATUS = CodedValue.of("GEN-065", "1.2.250.1.213.1.1.4.322", "Statut du document");
    private static final String STATUS_ID = "statut-document";

    private final Writing w;
    private final XmlOut out;
    private final DischargeContent letter;
    private final String writtenAt;

    DischargeBody(Writing w, DischargeContent letter, Instant writtenAt) {
        this.w = w;
        this.out = w.out;
        this.letter = letter;
        this.writtenAt = Timestamps.hl7(writtenAt, w.zone);
    }

    void write() {
        out.start("component").start("structuredBody");
        status();
        LetterSections.REASON.open(out, w.ids);
        Narrative.paragraph(out, letter.reason());
        LetterSections.REASON.close(out);
        new StayEntries(w, letter.stay()).section();
        treatments(LetterSections.STOPPED_TREATMENTS, "traitement-arrete-", letter.stoppedTreatments());
        treatments(LetterSections.DISCHARGE_TREATMENTS, "traitement-sortie-", letter.dischargeTreatments());
        letter.awaitedResults().ifPresent(words -> {
            LetterSections.RESULTS.open(out, w.ids);
            Narrative.paragraph(out, words);
            LetterSections.RESULTS.close(out);
        });
        CarePlanEntries plan = new CarePlanEntries(w, letter);
        if (!plan.isEmpty()) {
            plan.section();
        }
        if (!letter.devices().isEmpty()) {
            MedicalDeviceEntry.section(w, letter.devices());
        }
        if (letter.allergies() instanceof Statement.Entries<?>) {
            AllergyEntry.section(
                    w, LetterSections.STAY_ALLERGIES, letter.allergies().items());
        } else {
            new AbsentEntries(w).allergies(LetterSections.STAY_ALLERGIES, letter.allergies());
        }
        out.end().end();
    }

    private void treatments(Section section, String prefix, Statement<Treatment> statement) {
        if (statement instanceof Statement.Entries<?>) {
            TreatmentEntry.section(w, section, prefix, statement.items());
        } else {
            new AbsentEntries(w).treatments(section, statement);
        }
    }

    private void status() {
        LetterSections.STATUS.open(out, w.ids);
        out.start("text").start("paragraph").startMixed();
        out.text("Statut du document : ")
                .start("content", "ID", STATUS_ID)
                .text(letter.status().code().displayName())
                .end();
        out.end().endMixed().end();
        out.start("entry").start("observation", "classCode", "OBS", "moodCode", "EVN");
        out.templates("1.3.6.1.4.1.19376.1.5.3.1.4.13", SIMPLE, SIMPLE + ".16", SIMPLE + ".16.1");
        out.empty("id", "root", w.ids.at(STATUS_ID)).code("code", STATUS);
        out.textReference(STATUS_ID).empty("statusCode", "code", "completed");
        out.empty("effectiveTime", "value", writtenAt);
        out.startCode("value", letter.status().code(), "xsi:type", "CD").end();
        out.end().end();
        LetterSections.STATUS.close(out);
    }
}
