package org.segursdk.cda.internal.child;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.segursdk.cda.Allergy;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Treatment;
import org.segursdk.cda.Vaccination;
import org.segursdk.cda.child.AccidentCause;
import org.segursdk.cda.child.Milestone;
import org.segursdk.cda.child.Orientation;
import org.segursdk.cda.internal.AllergyEntry;
import org.segursdk.cda.internal.Names;
import org.segursdk.cda.internal.Narrative;
import org.segursdk.cda.internal.Section;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.TreatmentEntry;
import org.segursdk.cda.internal.VaccinationEntry;
import org.segursdk.cda.internal.VitalSignsEntry;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** The structured body of a certificate. Source: CSE-CS9 2024.01, CSE-CS24 2024.01. */
final class CertificateBody {
    private static final String ABSENT_OR_UNKNOWN = "2.16.840.1.113883.5.1150.1";
    private static final String[] PRODUCT = {
        "2.16.840.1.113883.10.20.1.53", "1.3.6.1.4.1.19376.1.5.3.1.4.7.2", "1.2.250.1.213.1.1.3.43"
    };

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
        vaccinations(content.vaccinations().orElseThrow());
        if (content.milestone() == Milestone.NINTH_MONTH) {
            administered();
        }
        new PlanSection(w).write(content.orientations());
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

    private void vaccinations(Statement<Vaccination> vaccinations) {
        Section section = Section.of(
                "vaccinations",
                "11369-6",
                "Historique des vaccinations",
                "Vaccinations",
                "2.16.840.1.113883.10.20.1.6",
                "1.3.6.1.4.1.19376.1.5.3.1.3.23",
                "1.2.250.1.213.1.1.2.147");
        if (vaccinations instanceof Statement.NoneKnown<Vaccination> none) {
            VaccinationEntry.none(
                    w,
                    section,
                    "Aucune vaccination" + declared(none),
                    CodedValue.of("no-known-immunizations", ABSENT_OR_UNKNOWN, "Pas de vaccin connu"));
        } else if (vaccinations instanceof Statement.NotRecorded<Vaccination>) {
            VaccinationEntry.none(
                    w,
                    section,
                    "Vaccinations : non renseigné",
                    CodedValue.of("no-immunization-info", ABSENT_OR_UNKNOWN, "Pas d'information sur les vaccins"));
        } else {
            VaccinationEntry.section(w, section, vaccinations.items());
        }
    }

    static String declared(Statement.NoneKnown<?> none) {
        return " (déclaré le " + Timestamps.readable(none.declaredOn()) + " par " + Names.readable(none.declaredBy())
                + ")";
    }

    private void administered() {
        Section section = Section.of(
                "traitements-administres",
                "18610-6",
                "Traitements administrés",
                "Médicaments administrés",
                "1.3.6.1.4.1.19376.1.5.3.1.3.21",
                "1.2.250.1.213.1.1.2.145");
        Optional<Treatment> given = content.rsvAntibody();
        if (given.isPresent()) {
            TreatmentEntry.section(w, section, List.of(given.get()));
        } else {
            notGiven(section);
        }
    }

    /** The section must hold a treatment: it is the antibody, with the statement that it was not given. */
    private void notGiven(Section section) {
        String id = "traitement-absent";
        section.open(out, w.ids);
        out.start("text").start("paragraph").startMixed();
        out.start("content", "ID", id)
                .text("Anticorps contre le VRS : non administré")
                .end();
        out.end().endMixed().end();
        out.start("entry");
        out.start("substanceAdministration", "classCode", "SBADM", "moodCode", "EVN", "negationInd", "true")
                .templates(
                        "2.16.840.1.113883.10.20.1.24",
                        "1.3.6.1.4.1.19376.1.5.3.1.4.7",
                        "1.2.250.1.213.1.1.3.42",
                        "1.3.6.1.4.1.19376.1.5.3.1.4.7.1");
        out.empty("id", "root", w.ids.at(id))
                .code("code", CodedValue.of("DRUG", CodeSystems.HL7_ACT_CODE, "Médicament"));
        out.textReference(id).empty("statusCode", "code", "completed");
        out.start("effectiveTime", "xsi:type", "IVL_TS");
        out.empty("low", "nullFlavor", "NA").empty("high", "nullFlavor", "NA").end();
        out.empty("effectiveTime", "xsi:type", "PIVL_TS", "nullFlavor", "NA");
        out.start("consumable").start("manufacturedProduct").templates(PRODUCT);
        out.start("manufacturedMaterial").start("code", "nullFlavor", "NA").originalText(id);
        out.code("translation", CodedValue.of("J06BD08", CodeSystems.ATC, "nirsévimab"));
        out.end().leaf("name", "nirsévimab");
        out.end().end().end().end().end();
        section.close(out);
    }

    /** FR-Antecedents-medicaux: prematurity and home accidents. */
    private static final class HistorySection {
        private static final String[] ACT = {
            "2.16.840.1.113883.10.20.1.27",
            "1.3.6.1.4.1.19376.1.5.3.1.4.5.1",
            "1.3.6.1.4.1.19376.1.5.3.1.4.5.2",
            "1.2.250.1.213.1.1.3.39"
        };
        private static final String[] PROBLEM = {
            "2.16.840.1.113883.10.20.1.28", "1.3.6.1.4.1.19376.1.5.3.1.4.5", "1.2.250.1.213.1.1.3.37"
        };
        private static final CodedValue INTERPRETATION =
                CodedValue.of("282291009", CodeSystems.SNOMED_CT, "interprétation diagnostique");
        private static final CodedValue PREMATURE =
                CodedValue.of("MED-183", HabitusSection.TA_ASIP, "Prématurité inf. à 33 semaines");

        private final Writing w;
        private final XmlOut out;
        private final CertificateContent content;
        private final CodedValue accident;

        HistorySection(Writing w, CertificateContent content) {
            this.w = w;
            this.out = w.out;
            this.content = content;
            this.accident = content.milestone() == Milestone.NINTH_MONTH
                    ? CodedValue.of("MED-186", HabitusSection.TA_ASIP, "Accident(s) domestique(s) avant le 9ème mois")
                    : CodedValue.of("MED-185", HabitusSection.TA_ASIP, "Accident(s) domestique(s) depuis le 9ème mois");
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
            out.start("entry")
                    .start("act", "classCode", "ACT", "moodCode", "EVN")
                    .templates(ACT);
            out.empty("id", "root", w.ids.at("antecedents")).empty("code", "nullFlavor", "NA");
            out.empty("statusCode", "code", "completed").start("effectiveTime");
            w.low(Optional.empty());
            w.high(Optional.empty());
            out.end();
            boolean premature = content.veryPremature().orElseThrow();
            problem(PREMATURE, premature, "prematurite");
            out.end().end();
            problem(accident, !content.homeAccidents().isEmpty(), "accidents");
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
                    table.row().cell("Allergies et hypersensibilités").cell("Aucune connue" + declared(none));
                } else if (allergies instanceof Statement.NotRecorded<Allergy>) {
                    table.row().cell("Allergies et hypersensibilités").cell("Non renseigné");
                }
            });
            table.writeTo(out);
        }

        private static String answer(boolean yes) {
            return yes ? "Oui" : "Non";
        }

        /** Leaves the observation open: {@code entryRelationship/observation}. */
        private void problem(CodedValue problem, boolean present, String id) {
            out.start("entryRelationship", "typeCode", "SUBJ", "inversionInd", "false");
            out.start("observation", "classCode", "OBS", "moodCode", "EVN", "negationInd", Boolean.toString(!present))
                    .templates(PROBLEM);
            out.empty("id", "root", w.ids.at(id)).code("code", INTERPRETATION);
            out.textReference(id).empty("statusCode", "code", "completed").start("effectiveTime");
            w.low(Optional.empty());
            out.end();
            w.value(Optional.of(problem), id);
        }

        private void cause(AccidentCause cause) {
            String id = "accident-" + cause.ordinal();
            out.start("entryRelationship", "typeCode", "CAUS", "inversionInd", "true");
            out.start("observation", "classCode", "OBS", "moodCode", "EVN", "negationInd", "false")
                    .templates("1.3.6.1.4.1.19376.1.5.3.1.4.13", "1.2.250.1.213.1.1.3.48");
            out.empty("id", "root", w.ids.at(id)).code("code", cause.code());
            out.textReference(id).empty("statusCode", "code", "completed").start("effectiveTime");
            w.low(Optional.empty());
            out.end();
            new Answer.YesNo(content.homeAccidents().contains(cause)).write(out);
            out.end().end();
        }
    }

    /** FR-Plan-de-soins: to whom the child is referred. */
    private record PlanSection(Writing w) {
        private static final String[] ENCOUNTER = {
            "2.16.840.1.113883.10.20.1.25", "1.3.6.1.4.1.19376.1.5.3.1.4.14", "1.2.250.1.213.1.1.3.58"
        };
        private static final CodedValue AMBULATORY =
                CodedValue.of("AMB", CodeSystems.HL7_ACT_CODE, "Ambulatoire (hors établissement)");
        private static final CodedValue KIND = CodedValue.of("GEN-314", HabitusSection.TA_ASIP, "Type de rencontre");

        void write(java.util.Set<Orientation> orientations) {
            XmlOut out = w.out;
            Section section = Section.of(
                    "plan",
                    "18776-5",
                    "Plan de soins",
                    "Plan de soins",
                    "2.16.840.1.113883.10.20.1.10",
                    "1.3.6.1.4.1.19376.1.5.3.1.3.36",
                    "1.2.250.1.213.1.1.2.158");
            List<Orientation> sorted = orientations.stream().sorted().toList();
            section.open(out, w.ids);
            if (sorted.isEmpty()) {
                Narrative.paragraph(out, "Aucune orientation");
            } else {
                Narrative.Table table = new Narrative.Table(section.title(), "Orientation");
                for (Orientation orientation : sorted) {
                    table.row().cell(id(orientation), orientation.code().displayName());
                }
                table.writeTo(out);
            }
            for (Orientation orientation : sorted) {
                out.start("entry")
                        .start("encounter", "classCode", "ENC", "moodCode", "ARQ")
                        .templates(ENCOUNTER);
                out.empty("id", "root", w.ids.at(id(orientation)));
                out.startCode("code", AMBULATORY).start("qualifier");
                out.code("name", KIND).code("value", orientation.code()).end().end();
                out.textReference(id(orientation));
                out.empty("effectiveTime", "nullFlavor", "UNK").empty("priorityCode", "nullFlavor", "UNK");
                out.end().end();
            }
            section.close(out);
        }

        private static String id(Orientation orientation) {
            return "plan-" + (orientation.ordinal() + 1);
        }
    }
}
