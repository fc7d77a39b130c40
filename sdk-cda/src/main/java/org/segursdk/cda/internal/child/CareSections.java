package org.segursdk.cda.internal.child;

import java.util.List;
import java.util.Optional;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Treatment;
import org.segursdk.cda.Vaccination;
import org.segursdk.cda.internal.Names;
import org.segursdk.cda.internal.Narrative;
import org.segursdk.cda.internal.Section;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.TreatmentEntry;
import org.segursdk.cda.internal.VaccinationEntry;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** Sections that every certificate has: vaccinations, what was administered, what is planned. Source: CSE 2024.01. */
final class CareSections {
    private static final String ABSENT_OR_UNKNOWN = "2.16.840.1.113883.5.1150.1";
    private static final String[] PRODUCT = {
        "2.16.840.1.113883.10.20.1.53", "1.3.6.1.4.1.19376.1.5.3.1.4.7.2", "1.2.250.1.213.1.1.3.43"
    };
    private static final String[] ENCOUNTER = {
        "2.16.840.1.113883.10.20.1.25", "1.3.6.1.4.1.19376.1.5.3.1.4.14", "1.2.250.1.213.1.1.3.58"
    };
    private static final CodedValue AMBULATORY =
            CodedValue.of("AMB", CodeSystems.HL7_ACT_CODE, "Ambulatoire (hors établissement)");

    private final Writing w;
    private final XmlOut out;

    CareSections(Writing w) {
        this.w = w;
        this.out = w.out;
    }

    /** FR-Vaccinations. */
    void vaccinations(Statement<Vaccination> vaccinations) {
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

    /**
     * FR-Traitements-administres.
     *
     * @param given the treatment, when it was given
     * @param product what the certificate asks about (ATC)
     * @param absent the sentence that says that it was not given
     */
    void administered(Optional<Treatment> given, CodedValue product, String absent) {
        Section section = Section.of(
                "traitements-administres",
                "18610-6",
                "Traitements administrés",
                "Médicaments administrés",
                "1.3.6.1.4.1.19376.1.5.3.1.3.21",
                "1.2.250.1.213.1.1.2.145");
        if (given.isPresent()) {
            TreatmentEntry.section(w, section, List.of(given.get()));
        } else {
            notGiven(section, product, absent);
        }
    }

    /** The section must hold a treatment: it is the product, with the statement that it was not given. */
    private void notGiven(Section section, CodedValue product, String absent) {
        String id = "traitement-absent";
        section.open(out, w.ids);
        out.start("text").start("paragraph").startMixed();
        out.start("content", "ID", id).text(absent).end();
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
        out.code("translation", product);
        out.end().leaf("name", product.displayName());
        out.end().end().end().end().end();
        section.close(out);
    }

    /**
     * FR-Plan-de-soins: to whom the child is referred.
     *
     * @param kinds kinds of encounter
     * @param none the sentence when there is none
     */
    void plan(List<CodedValue> kinds, String none) {
        Section section = Section.of(
                "plan",
                "18776-5",
                "Plan de soins",
                "Plan de soins",
                "2.16.840.1.113883.10.20.1.10",
                "1.3.6.1.4.1.19376.1.5.3.1.3.36",
                "1.2.250.1.213.1.1.2.158");
        section.open(out, w.ids);
        if (kinds.isEmpty()) {
            Narrative.paragraph(out, none);
        } else {
            Narrative.Table table = new Narrative.Table(section.title(), "Orientation");
            for (CodedValue kind : kinds) {
                table.row().cell("plan-" + kind.code(), kind.displayName());
            }
            table.writeTo(out);
        }
        for (CodedValue kind : kinds) {
            String id = "plan-" + kind.code();
            out.start("entry")
                    .start("encounter", "classCode", "ENC", "moodCode", "ARQ")
                    .templates(ENCOUNTER);
            out.empty("id", "root", w.ids.at(id));
            out.startCode("code", AMBULATORY).start("qualifier");
            out.code("name", Questions.own("GEN-314", "Type de rencontre"))
                    .code("value", kind)
                    .end()
                    .end();
            out.textReference(id);
            out.empty("effectiveTime", "nullFlavor", "UNK").empty("priorityCode", "nullFlavor", "UNK");
            out.end().end();
        }
        section.close(out);
    }
}
