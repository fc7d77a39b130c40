package org.segursdk.cda.internal.vaccination;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Vaccination;
import org.segursdk.cda.internal.Assembly;
import org.segursdk.cda.internal.Concept;
import org.segursdk.cda.internal.DocumentModel;
import org.segursdk.cda.internal.DocumentedAct;
import org.segursdk.cda.internal.HeaderRules;
import org.segursdk.cda.internal.Metadata;
import org.segursdk.cda.internal.Names;
import org.segursdk.cda.internal.Section;
import org.segursdk.cda.internal.TextRules;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.VaccinationEntry;
import org.segursdk.cda.internal.VaccinationRules;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.vaccination.VaccinationHistory;
import org.segursdk.cda.vaccination.VaccinationNote;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** Checks the vaccination documents and assembles them. Source: VAC 2023.01, VAC-NOTE 2023.01. */
public final class VaccinationAssembly {
    /** IHE Immunization Content, of both documents. */
    private static final String IHE_TEMPLATE = "1.3.6.1.4.1.19376.1.5.3.1.1.18.1.2";

    private static final String HISTORY_TEMPLATE = "1.2.250.1.213.1.1.1.37";
    private static final String NOTE_TEMPLATE = "1.2.250.1.213.1.1.1.46";
    private static final String VERSION = "2023.01";
    /** ANS complement of the IHE format codes (TRE_A06). */
    private static final String FORMAT_SYSTEM = "1.2.250.1.213.1.1.4.2.282";

    private static final String ABSENT_OR_UNKNOWN = "2.16.840.1.113883.5.1150.1";
    private static final CodedValue NO_KNOWN =
            CodedValue.of("no-known-immunizations", ABSENT_OR_UNKNOWN, "Pas de vaccin connu");
    private static final CodedValue NO_INFORMATION =
            CodedValue.of("no-immunization-info", ABSENT_OR_UNKNOWN, "Pas d'information sur les vaccins");

    private VaccinationAssembly() {}

    private static Section section(String title) {
        return Section.of(
                "vaccinations",
                "11369-6",
                "Historique des vaccinations",
                title,
                "2.16.840.1.113883.10.20.1.6",
                "1.3.6.1.4.1.19376.1.5.3.1.3.23",
                "1.2.250.1.213.1.1.2.147");
    }

    /** Adds every broken rule of a history. */
    public static void check(Optional<CdaHeader> header, Statement<Vaccination> content, Violations violations) {
        header.ifPresent(present -> header(present, VaccinationHistory.TYPE, violations));
        TextRules texts = new TextRules(violations);
        if (content instanceof Statement.NoneKnown<Vaccination> none) {
            texts.line(none.declaredBy().familyName(), "vaccinations.declaredBy.familyName");
            texts.characters(none.declaredBy().givenName(), "vaccinations.declaredBy.givenName");
        } else if (content instanceof Statement.Entries<Vaccination> entries) {
            violations.check(
                    !entries.items().isEmpty(),
                    "vaccinations",
                    "VAC-STATEMENT",
                    "une liste vide ne dit rien : donnez des vaccinations, « aucune connue » ou « non renseigné »",
                    "an empty list says nothing: give vaccinations, 'none known' or 'not recorded'");
        }
        VaccinationRules rules = rules(header, violations);
        for (int i = 0; i < content.items().size(); i++) {
            rules.check(content.items().get(i), "vaccinations[" + i + "]");
        }
    }

    /** Adds every broken rule of a note. */
    public static void check(Optional<CdaHeader> header, @Nullable Vaccination vaccination, Violations violations) {
        header.ifPresent(present -> header(present, VaccinationNote.TYPE, violations));
        if (vaccination == null) {
            return;
        }
        rules(header, violations).check(vaccination, "vaccination");
        violations
                .require(vaccination.cis().orElse(null), "vaccination.cis")
                .require(vaccination.lot().orElse(null), "vaccination.lot")
                .require(vaccination.validatedBy().orElse(null), "vaccination.validatedBy")
                .check(
                        vaccination.translations().stream()
                                .anyMatch(code -> code.codeSystem().equals(CodeSystems.ATC)),
                        "vaccination.translations",
                        "VAC-NOTE-ATC",
                        "le code ATC du vaccin est obligatoire",
                        "the ATC code of the vaccine is required")
                .check(
                        vaccination
                                .date()
                                .filter(date -> date.precision() == ClinicalDate.Precision.DAY)
                                .isPresent(),
                        "vaccination.date",
                        "VAC-NOTE-DATE",
                        "le jour de la vaccination est obligatoire, sans heure",
                        "the day of the vaccination is required, without time");
    }

    private static VaccinationRules rules(Optional<CdaHeader> header, Violations violations) {
        return new VaccinationRules(violations, header.map(CdaHeader::zone).orElse(ZoneOffset.UTC));
    }

    private static void header(CdaHeader header, CodedValue event, Violations violations) {
        HeaderRules.check(header, violations, "header");
        header.event()
                .code()
                .ifPresent(code -> violations.check(
                        code.sameConceptAs(event),
                        "header.event.code",
                        "VAC-EVENT",
                        "l'acte principal est le type du document : ne le donnez pas",
                        "the principal act is the type of the document: leave it out"));
    }

    /** The history; the rules were checked before. */
    public static Assembly assemble(CdaHeader header, Statement<Vaccination> content) {
        DocumentModel model = model(header, VaccinationHistory.TYPE, VaccinationHistory.DEFAULT_TITLE, "vac:2019")
                .template(HISTORY_TEMPLATE, VERSION);
        return new Assembly(header, model, writing -> body(writing, () -> history(writing, content)));
    }

    /** The note; the rules were checked before. */
    public static Assembly assemble(CdaHeader header, Vaccination vaccination) {
        DocumentModel model = model(header, VaccinationNote.TYPE, VaccinationNote.DEFAULT_TITLE, "vac-note:2021")
                .template(NOTE_TEMPLATE, VERSION);
        return new Assembly(
                header,
                model,
                writing -> body(
                        writing,
                        () -> VaccinationEntry.section(writing, section("Note de vaccination"), List.of(vaccination))));
    }

    private static DocumentModel model(CdaHeader header, CodedValue type, String title, String format) {
        return DocumentModel.of(
                        Concept.of(type),
                        header.title().orElse(title),
                        Metadata.format("urn:asip:ci-sis:" + format, FORMAT_SYSTEM),
                        DocumentedAct.principal(header.event()).code(Concept.of(type)))
                .template(IHE_TEMPLATE);
    }

    private static void body(Writing w, Runnable section) {
        w.out.start("component").start("structuredBody");
        section.run();
        w.out.end().end();
    }

    private static void history(Writing w, Statement<Vaccination> content) {
        Section section = section("Historique des vaccinations");
        if (content instanceof Statement.NoneKnown<Vaccination> none) {
            String sentence = "Aucune vaccination connue (déclaré le " + Timestamps.readable(none.declaredOn())
                    + " par " + Names.readable(none.declaredBy()) + ")";
            VaccinationEntry.none(w, section, sentence, NO_KNOWN);
        } else if (content instanceof Statement.NotRecorded<Vaccination>) {
            VaccinationEntry.none(w, section, "Vaccinations : non renseigné", NO_INFORMATION);
        } else {
            VaccinationEntry.section(w, section, content.items());
        }
    }
}
