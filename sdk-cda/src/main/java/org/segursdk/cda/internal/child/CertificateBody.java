package org.segursdk.cda.internal.child;

import java.time.Instant;
import java.util.Optional;
import org.segursdk.cda.Allergy;
import org.segursdk.cda.Statement;
import org.segursdk.cda.child.AccidentCause;
import org.segursdk.cda.child.Milestone;
import org.segursdk.cda.child.Orientation;
import org.segursdk.cda.internal.AllergyEntry;
import org.segursdk.cda.internal.Narrative;
import org.segursdk.cda.internal.Section;
import org.segursdk.cda.internal.VitalSignsEntry;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** The structured body of a certificate. Source: CSE-CS9 2024.01, CSE-CS24 2024.01. */
final class CertificateBody {
    private static final CodedValue ANTIBODY = CodedValue.of("J06BD08", CodeSystems.ATC, "nirsévimab");

    private final Writing w;
    private final XmlOut out;
    private final CertificateContent content;
    private final Instant examined;

    CertificateBody(Writing w, CertificateContent content, Instant examined) {
        this.w = w;
        this.out = w.out;
        this.content = content;
        this.examined = examined;
    }

    void write() {
        out.start("component").start("structuredBody");
        new HabitusSection(w).write(content);
        new HistorySection(w, content).write();
        VitalSignsEntry.section(w, content.measurements());
        new DevelopmentSection(w, content, examined).write();
        content.allergies().ifPresent(this::allergies);
        CareSections care = new CareSections(w);
        care.vaccinations(content.vaccinations().orElseThrow());
        if (content.milestone() == Milestone.NINTH_MONTH) {
            care.administered(content.rsvAntibody(), ANTIBODY, "Anticorps contre le VRS : non administré");
        }
        care.plan(
                content.orientations().stream().sorted().map(Orientation::code).toList(), "Aucune orientation");
        out.end().end();
    }

    /** The section holds entries or is left out: the medical history then says why. */
    private void allergies(Statement<Allergy> allergies) {
        if (allergies instanceof Statement.Entries<Allergy> entries) {
            Section section = Section.of(
                    "allergies",
                    "48765-2",
                    "Allergies et hypersensibilités",
                    "Allergies et hypersensibilités",
                    "2.16.840.1.113883.10.20.1.2",
                    "1.3.6.1.4.1.19376.1.5.3.1.3.13",
                    "1.2.250.1.213.1.1.2.137");
            AllergyEntry.section(w, section, entries.items());
        }
    }

    /** FR-Antecedents-medicaux: prematurity and home accidents. */
    private static final class HistorySection {
        private static final CodedValue PREMATURE = Questions.own("MED-183", "Prématurité inf. à 33 semaines");

        private final Writing w;
        private final XmlOut out;
        private final CertificateContent content;
        private final CodedValue accident;

        HistorySection(Writing w, CertificateContent content) {
            this.w = w;
            this.out = w.out;
            this.content = content;
            this.accident = content.milestone() == Milestone.NINTH_MONTH
                    ? Questions.own("MED-186", "Accident(s) domestique(s) avant le 9ème mois")
                    : Questions.own("MED-185", "Accident(s) domestique(s) depuis le 9ème mois");
        }

        void write() {
            Section section = Section.of(
                    "antecedents",
                    "11348-0",
                    "Antécédents médicaux",
                    "Antécédents médicaux",
                    "1.3.6.1.4.1.19376.1.5.3.1.3.8",
                    "1.2.250.1.213.1.1.2.134");
            section.open(out, w.ids);
            narrative(section.title());
            StatedProblem.openAct(w, "antecedents");
            boolean premature = content.veryPremature().orElseThrow();
            StatedProblem.openRelated(w, PREMATURE, premature, "prematurite");
            out.end().end();
            StatedProblem.openRelated(w, accident, !content.homeAccidents().isEmpty(), "accidents");
            if (!content.homeAccidents().isEmpty()) {
                for (AccidentCause cause : AccidentCause.values()) {
                    cause(cause);
                }
            }
            out.end().end();
            out.end().end();
            section.close(out);
        }

        private void narrative(String caption) {
            Narrative.Table table = new Narrative.Table(caption, "Antécédent", "Réponse");
            table.row()
                    .cell("prematurite", PREMATURE.displayName())
                    .cell(answer(content.veryPremature().orElseThrow()));
            table.row()
                    .cell("accidents", accident.displayName())
                    .cell(answer(!content.homeAccidents().isEmpty()));
            if (!content.homeAccidents().isEmpty()) {
                for (AccidentCause cause : AccidentCause.values()) {
                    table.row()
                            .cell(
                                    "accident-" + cause.ordinal(),
                                    "– " + cause.code().displayName())
                            .cell(answer(content.homeAccidents().contains(cause)));
                }
            }
            content.allergies().ifPresent(allergies -> {
                if (allergies instanceof Statement.NoneKnown<Allergy> none) {
                    table.row()
                            .cell("Allergies et hypersensibilités")
                            .cell("Aucune connue" + CareSections.declared(none));
                } else if (allergies instanceof Statement.NotRecorded<Allergy>) {
                    table.row().cell("Allergies et hypersensibilités").cell("Non renseigné");
                }
            });
            table.writeTo(out);
        }

        private static String answer(boolean yes) {
            return yes ? "Oui" : "Non";
        }

        private void cause(AccidentCause cause) {
            String id = "accident-" + cause.ordinal();
            out.start("entryRelationship", "typeCode", "CAUS", "inversionInd", "true");
            out.start("observation", "classCode", "OBS", "moodCode", "EVN", "negationInd", "false")
                    .templates(Questions.SIMPLE_OBSERVATION);
            out.empty("id", "root", w.ids.at(id)).code("code", cause.code());
            out.textReference(id).empty("statusCode", "code", "completed").start("effectiveTime");
            w.low(Optional.empty());
            out.end();
            new Answer.YesNo(content.homeAccidents().contains(cause)).write(out);
            out.end().end();
        }
    }
}
