package org.segursdk.cda.internal.letter;

import java.util.List;
import java.util.Optional;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.internal.EntryActors;
import org.segursdk.cda.internal.Names;
import org.segursdk.cda.internal.Narrative;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.cda.letter.Appointment;
import org.segursdk.cda.letter.FollowUp;
import org.segursdk.cda.letter.PlannedAct;
import org.segursdk.cda.letter.Priority;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.terminology.CodedValue;

/** FR-Plan-de-soins: acts, follow-ups and consultations to come. Source: cda §11.3, §6.3. */
final class CarePlanEntries {
    private static final String PLANNED = "2.16.840.1.113883.10.20.1.25";
    private static final CodedValue REQUEST =
            CodedValue.of("ORG-064", "1.2.250.1.213.1.1.4.322", "Demande d'examen ou de suivi");
    private static final String ACT = "suite-acte-";
    private static final String FOLLOW_UP = "suite-examen-";
    private static final String APPOINTMENT = "suite-rencontre-";

    private final Writing w;
    private final XmlOut out;
    private final DischargeContent letter;

    CarePlanEntries(Writing w, DischargeContent letter) {
        this.w = w;
        this.out = w.out;
        this.letter = letter;
    }

    boolean isEmpty() {
        return letter.plannedActs().isEmpty()
                && letter.followUps().isEmpty()
                && letter.appointments().isEmpty();
    }

    void section() {
        LetterSections.CARE_PLAN.open(out, w.ids);
        narrative();
        List<PlannedAct> acts = letter.plannedActs();
        for (int i = 0; i < acts.size(); i++) {
            act(acts.get(i), ACT + (i + 1));
        }
        List<FollowUp> followUps = letter.followUps();
        for (int i = 0; i < followUps.size(); i++) {
            followUp(followUps.get(i), FOLLOW_UP + (i + 1));
        }
        List<Appointment> appointments = letter.appointments();
        for (int i = 0; i < appointments.size(); i++) {
            appointment(appointments.get(i), APPOINTMENT + (i + 1));
        }
        LetterSections.CARE_PLAN.close(out);
    }

    private void narrative() {
        Narrative.Table table = new Narrative.Table(
                LetterSections.CARE_PLAN.title(), "Nature", "Quoi", "Code", "Quand", "Priorité", "Avec");
        for (int i = 0; i < letter.plannedActs().size(); i++) {
            PlannedAct act = letter.plannedActs().get(i);
            table.row()
                    .cell("Acte")
                    .cell(ACT + (i + 1), act.label())
                    .cell(Writing.coded(act.code()))
                    .cell(w.readable(act.date()))
                    .cell(label(act.priority()))
                    .cell(null);
        }
        for (int i = 0; i < letter.followUps().size(); i++) {
            FollowUp followUp = letter.followUps().get(i);
            table.row()
                    .cell(nature(followUp.intent()))
                    .cell(FOLLOW_UP + (i + 1), followUp.label())
                    .cell(null)
                    .cell(w.readable(followUp.date()))
                    .cell(null)
                    .cell(null);
        }
        for (int i = 0; i < letter.appointments().size(); i++) {
            Appointment appointment = letter.appointments().get(i);
            table.row()
                    .cell(appointment.confirmed() ? "Rendez-vous pris" : "Consultation à prévoir")
                    .cell(APPOINTMENT + (i + 1), appointment.label())
                    .cell(appointment.type().displayName())
                    .cell(w.readable(appointment.date()))
                    .cell(label(appointment.priority()))
                    .cell(appointment.performer().map(CarePlanEntries::readable).orElse(null));
        }
        table.writeTo(out);
    }

    private static String nature(FollowUp.Intent intent) {
        return switch (intent) {
            case REQUEST -> "Examen ou suivi";
            case PROPOSAL -> "Examen ou suivi proposé";
            case GOAL -> "Objectif";
        };
    }

    private static String readable(DocumentAuthor who) {
        return Names.readable(who.professional()) + ", " + who.structure().name();
    }

    private static @org.jspecify.annotations.Nullable String label(Optional<Priority> priority) {
        return priority.map(known -> known.code().displayName()).orElse(null);
    }

    private void act(PlannedAct act, String id) {
        out.start("entry").start("procedure", "classCode", "PROC", "moodCode", "INT");
        out.templates(PLANNED, "1.3.6.1.4.1.19376.1.5.3.1.4.19", "1.2.250.1.213.1.1.3.62");
        out.empty("id", "root", w.ids.at(id));
        act.code().ifPresentOrElse(code -> out.startCode("code", code), () -> out.start("code", "nullFlavor", "NAV"));
        out.originalText(id).end();
        out.textReference(id).empty("statusCode", "code", "active");
        time(act.date());
        priority(act.priority());
        out.end().end();
    }

    private void followUp(FollowUp followUp, String id) {
        out.start("entry")
                .start(
                        "observation",
                        "classCode",
                        "OBS",
                        "moodCode",
                        followUp.intent().mood());
        out.templates(PLANNED, "1.3.6.1.4.1.19376.1.5.3.1.1.20.3.1", "1.2.250.1.213.1.1.3.27");
        out.empty("id", "root", w.ids.at(id)).code("code", REQUEST);
        out.textReference(id).empty("statusCode", "code", "active");
        time(followUp.date());
        out.leaf("value", followUp.label(), "xsi:type", "ST");
        out.end().end();
    }

    private void appointment(Appointment appointment, String id) {
        // The official rule spells PRMS otherwise than the schema: a promise passes one of them only.
        out.start("entry").start("encounter", "classCode", "ENC", "moodCode", "ARQ");
        out.templates(PLANNED, "1.3.6.1.4.1.19376.1.5.3.1.4.14", "1.2.250.1.213.1.1.3.58");
        out.empty("id", "root", w.ids.at(id)).code("code", appointment.type());
        out.textReference(id).empty("statusCode", "code", "active");
        time(appointment.date());
        priority(appointment.priority());
        appointment.performer().ifPresent(new EntryActors(w)::performer);
        out.end().end();
    }

    private void time(Optional<ClinicalDate> date) {
        date.ifPresentOrElse(
                known -> out.empty("effectiveTime", "value", Timestamps.hl7(known, w.zone)),
                () -> out.empty("effectiveTime", "nullFlavor", "UNK"));
    }

    private void priority(Optional<Priority> priority) {
        priority.ifPresent(known -> out.code("priorityCode", known.code()));
    }
}
