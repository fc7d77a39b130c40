package org.segursdk.cda.internal.biology;

import java.util.List;
import java.util.Optional;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Statement;
import org.segursdk.cda.biology.BioScreening;
import org.segursdk.cda.biology.BioVaccination;
import org.segursdk.cda.internal.Names;
import org.segursdk.cda.internal.Narrative;
import org.segursdk.cda.internal.Section;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** FR-Raison-de-la-recommandation and FR-Historique-des-vaccinations of a screening report. Source: cda §6.11, §8.2. */
final class ScreeningSections {
    private static final Section REASON = Section.of(
            "contexte",
            "42349-1",
            "Raison de la recommandation",
            "Contexte de l'examen",
            "1.3.6.1.4.1.19376.1.5.3.1.3.1",
            "1.3.6.1.4.1.19376.1.5.3.1.3.2",
            "1.2.250.1.213.1.1.2.128");
    private static final Section VACCINATIONS = Section.of(
            "vaccinations",
            "11369-6",
            "Historique des vaccinations",
            "Historique des vaccinations",
            "2.16.840.1.113883.10.20.1.6",
            "1.3.6.1.4.1.19376.1.5.3.1.3.23",
            "1.2.250.1.213.1.1.2.147");
    private static final String[] SIMPLE = {"1.3.6.1.4.1.19376.1.5.3.1.4.13", "1.2.250.1.213.1.1.3.48"};
    private static final String[] PROBLEM = {
        "2.16.840.1.113883.10.20.1.28", "1.3.6.1.4.1.19376.1.5.3.1.4.5", "1.2.250.1.213.1.1.3.37"
    };
    private static final String[] VACCINATION = {
        "2.16.840.1.113883.10.20.1.24", "1.3.6.1.4.1.19376.1.5.3.1.4.12", "1.2.250.1.213.1.1.3.45"
    };
    private static final String[] PRODUCT = {
        "2.16.840.1.113883.10.20.1.53", "1.3.6.1.4.1.19376.1.5.3.1.4.7.2", "1.2.250.1.213.1.1.3.43"
    };
    private static final String ABSENT_SYSTEM = "2.16.840.1.113883.5.1150.1";
    private static final CodedValue NONE_KNOWN =
            CodedValue.of("no-known-immunizations", ABSENT_SYSTEM, "Pas de vaccin connu");
    private static final CodedValue NO_INFORMATION =
            CodedValue.of("no-immunization-info", ABSENT_SYSTEM, "Pas d'information sur les vaccins");
    private static final String CONTEXT = "contexte";
    private static final String VACCINE = "vaccin-";

    private final Writing w;
    private final XmlOut out;

    ScreeningSections(Writing w) {
        this.w = w;
        this.out = w.out;
    }

    void reason(BioScreening screening) {
        REASON.open(out, w.ids);
        Narrative.Table table = new Narrative.Table(REASON.title(), "Rubrique", "Libellé", "Code", "Date");
        table.row()
                .cell("Contexte de l'examen")
                .cell(CONTEXT, screening.context())
                .cell(Writing.coded(screening.code()))
                .cell(w.readable(screening.at()));
        List<Problem> problems = screening.problems();
        for (int i = 0; i < problems.size(); i++) {
            Problem problem = problems.get(i);
            table.row()
                    .cell("Problème recherché ou connu")
                    .cell(CONTEXT + "-pb-" + i, problem.label())
                    .cell(Writing.coded(problem.code()))
                    .cell(w.readable(problem.onset()));
        }
        table.writeTo(out);
        context(screening);
        for (int i = 0; i < problems.size(); i++) {
            problem(problems.get(i), CONTEXT + "-pb-" + i);
        }
        REASON.close(out);
    }

    private void context(BioScreening screening) {
        out.start("entry").start("observation", "classCode", "OBS", "moodCode", "EVN");
        out.templates(SIMPLE).empty("id", "root", w.ids.at(CONTEXT));
        out.code("code", CodedValue.of(REASON.code(), CodeSystems.LOINC, REASON.displayName()));
        out.textReference(CONTEXT).empty("statusCode", "code", "completed");
        effectiveTime(screening.at(), "NI");
        w.value(screening.code(), CONTEXT);
        out.end().end();
    }

    private void problem(Problem problem, String id) {
        out.start("entry").start("observation", "classCode", "OBS", "moodCode", "EVN");
        out.templates(PROBLEM).empty("id", "root", w.ids.at(id));
        out.code("code", problem.kind().code()).textReference(id).empty("statusCode", "code", "completed");
        out.start("effectiveTime");
        w.low(problem.onset());
        if (problem.end().isPresent()) {
            w.high(problem.end());
        }
        out.end();
        w.value(problem.code(), id);
        out.end().end();
    }

    void vaccinations(Statement<BioVaccination> statement) {
        VACCINATIONS.open(out, w.ids);
        if (statement instanceof Statement.Entries<BioVaccination> entries) {
            given(entries.items());
        } else {
            absent(statement);
        }
        VACCINATIONS.close(out);
    }

    private void given(List<BioVaccination> vaccinations) {
        Narrative.Table table =
                new Narrative.Table(VACCINATIONS.title(), "Vaccin", "Réalisé", "Nature", "Code", "Date");
        for (int i = 0; i < vaccinations.size(); i++) {
            BioVaccination vaccination = vaccinations.get(i);
            table.row()
                    .cell(VACCINE + i, vaccination.vaccine())
                    .cell(vaccination.given() ? "Oui" : "Non")
                    .cell(vaccination.kind().code().displayName())
                    .cell(Writing.coded(vaccination.atc()))
                    .cell(w.readable(vaccination.at()));
        }
        table.writeTo(out);
        for (int i = 0; i < vaccinations.size(); i++) {
            BioVaccination vaccination = vaccinations.get(i);
            open(vaccination.kind().code(), !vaccination.given(), VACCINE + i);
            effectiveTime(vaccination.at(), vaccination.given() ? "UNK" : "NA");
            product();
            out.start("code").originalText(VACCINE + i);
            vaccination.atc().ifPresent(atc -> out.code("translation", atc));
            out.end().leaf("name", vaccination.vaccine());
            close();
        }
    }

    private void absent(Statement<BioVaccination> statement) {
        String id = VACCINE + "aucun";
        boolean known = statement instanceof Statement.NoneKnown<?>;
        out.start("text").start("paragraph").startMixed().start("content", "ID", id);
        if (statement instanceof Statement.NoneKnown<?> none) {
            out.text("Aucun vaccin connu (déclaré le " + Timestamps.readable(none.declaredOn()) + " par "
                    + Names.readable(none.declaredBy()) + ")");
        } else {
            out.text("Vaccinations : non renseigné");
        }
        out.end().end().endMixed().end();
        open(known ? NONE_KNOWN : NO_INFORMATION, false, id);
        out.empty("effectiveTime", "nullFlavor", "NA");
        product();
        out.empty("code", "nullFlavor", "NA").empty("name", "nullFlavor", "NA");
        close();
    }

    private void open(CodedValue code, boolean negated, String id) {
        out.start("entry");
        out.start(
                "substanceAdministration",
                "classCode",
                "SBADM",
                "moodCode",
                "EVN",
                "negationInd",
                Boolean.toString(negated));
        out.templates(VACCINATION).empty("id", "root", w.ids.at(id)).code("code", code);
        out.textReference(id).empty("statusCode", "code", "completed");
    }

    private void product() {
        out.start("consumable", "typeCode", "CSM")
                .start("manufacturedProduct")
                .templates(PRODUCT)
                .start("manufacturedMaterial");
    }

    private void close() {
        out.end().end().end().end().end();
    }

    private void effectiveTime(Optional<ClinicalDate> date, String absent) {
        date.ifPresentOrElse(
                known -> out.empty("effectiveTime", "value", Timestamps.hl7(known, w.zone)),
                () -> out.empty("effectiveTime", "nullFlavor", absent));
    }
}
