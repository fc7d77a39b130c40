package org.segursdk.cda.internal;

import org.segursdk.cda.Statement;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/**
 * "None known" and "not recorded" as entries, for sections that must have one: the codes of IPS that ANS's value sets
 * JDV_AbsentOrUnknown… name, and the same thing in words. Source: cda §6.1–§6.4.
 */
public final class AbsentEntries {
    private static final String SYSTEM = "2.16.840.1.113883.5.1150.1";

    private final Writing w;
    private final XmlOut out;

    public AbsentEntries(Writing w) {
        this.w = w;
        this.out = w.out;
    }

    /** FR-Liste-des-allergies with one entry that says that there is none, or that nothing is known. */
    public void allergies(Section section, Statement<?> statement) {
        CodedValue code = isNone(statement)
                ? absent("no-known-allergies", "Pas d'allergie/hypersensibilité connue")
                : absent("no-allergy-info", "Pas d'information sur les allergies/hypersensibilités");
        String id = open(section, statement, "aucune allergie connue");
        concern(id, AllergyEntry.ACT);
        observation(id, AllergyEntry.OBSERVATION, CodedValue.of("609328004", CodeSystems.SNOMED_CT, "allergie"), code);
        close(section);
    }

    /** FR-Liste-des-problemes, likewise. */
    public void problems(Section section, Statement<?> statement) {
        CodedValue code = isNone(statement)
                ? absent("no-known-problems", "Pas de problème connu")
                : absent("no-problem-info", "Pas d'information sur les problèmes");
        String id = open(section, statement, "aucun connu");
        concern(id, ProblemEntry.ACT);
        observation(id, ProblemEntry.OBSERVATION, CodedValue.of("55607006", CodeSystems.SNOMED_CT, "problème"), code);
        close(section);
    }

    /** FR-Traitement, likewise. */
    public void treatments(Section section, Statement<?> statement) {
        CodedValue code = isNone(statement)
                ? absent("no-known-medications", "Pas de traitement médicamenteux connu")
                : absent("no-medication-info", "Pas d'information sur les traitements médicamenteux");
        String id = open(section, statement, "aucun");
        out.start("entry", "typeCode", "DRIV");
        out.start("substanceAdministration", "classCode", "SBADM", "moodCode", "EVN")
                .templates(TreatmentEntry.TREATMENT);
        out.empty("id", "root", w.ids.at(id));
        out.startCode("code", code).originalText(id).end();
        out.textReference(id).empty("statusCode", "code", "completed");
        out.start("effectiveTime", "xsi:type", "IVL_TS")
                .empty("low", "nullFlavor", "NA")
                .empty("high", "nullFlavor", "NA")
                .end();
        out.start("consumable").start("manufacturedProduct").templates(TreatmentEntry.PRODUCT);
        out.start("manufacturedMaterial");
        out.empty("code", "nullFlavor", "NA").empty("name", "nullFlavor", "NA");
        out.end().end().end().end().end();
        section.close(out);
    }

    /** FR-Acte, likewise. */
    public void procedures(Section section, Statement<?> statement) {
        CodedValue code = isNone(statement)
                ? absent("no-known-procedures", "Pas d'acte ou intervention connu")
                : absent("no-procedure-info", "Pas d'information sur les actes et interventions");
        String id = open(section, statement, "aucun connu");
        out.start("entry").start("procedure", "classCode", "PROC", "moodCode", "EVN");
        out.templates(ProcedureEntry.TEMPLATES).empty("id", "root", w.ids.at(id));
        out.startCode("code", code).originalText(id).end();
        out.textReference(id).empty("statusCode", "code", "completed");
        out.empty("effectiveTime", "nullFlavor", "NA");
        out.end().end();
        section.close(out);
    }

    /** How the answer reads: {@code Allergies : aucune connue (déclaré le … par …)}. */
    public static String said(String subject, Statement<?> statement, String none) {
        if (statement instanceof Statement.NoneKnown<?> known) {
            return subject + " : " + none + " (déclaré le " + Timestamps.readable(known.declaredOn()) + " par "
                    + Names.readable(known.declaredBy()) + ")";
        }
        return subject + " : non renseigné";
    }

    private static boolean isNone(Statement<?> statement) {
        return statement instanceof Statement.NoneKnown<?>;
    }

    private static CodedValue absent(String code, String label) {
        return CodedValue.of(code, SYSTEM, label);
    }

    /** Opens the section, writes its text; gives the id of the sentence. */
    private String open(Section section, Statement<?> statement, String none) {
        String id = section.key() + "-aucun";
        section.open(out, w.ids);
        out.start("text").start("paragraph").startMixed();
        out.start("content", "ID", id)
                .text(said(section.title(), statement, none))
                .end();
        out.end().endMixed().end();
        return id;
    }

    private void concern(String id, String... templates) {
        out.start("entry").start("act", "classCode", "ACT", "moodCode", "EVN").templates(templates);
        out.empty("id", "root", w.ids.at(id)).empty("code", "nullFlavor", "NA");
        out.empty("statusCode", "code", "completed");
        out.start("effectiveTime")
                .empty("low", "nullFlavor", "NA")
                .empty("high", "nullFlavor", "NA")
                .end();
        out.start("entryRelationship", "typeCode", "SUBJ", "inversionInd", "false");
    }

    private void observation(String id, String[] templates, CodedValue kind, CodedValue value) {
        out.start("observation", "classCode", "OBS", "moodCode", "EVN", "negationInd", "false")
                .templates(templates);
        out.empty("id", "root", w.ids.at(id + "-observation")).code("code", kind);
        out.textReference(id).empty("statusCode", "code", "completed");
        out.start("effectiveTime").empty("low", "nullFlavor", "UNK").end();
        out.startCode("value", value, "xsi:type", "CD").originalText(id).end();
        out.end();
    }

    private void close(Section section) {
        out.end().end().end();
        section.close(out);
    }
}
