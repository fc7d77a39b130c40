package org.segursdk.cda.internal.biology;

import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.N1Document.Format;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Statement;
import org.segursdk.cda.biology.BioChapter;
import org.segursdk.cda.biology.BioComment;
import org.segursdk.cda.biology.BioReport;
import org.segursdk.cda.biology.BioScreening;
import org.segursdk.cda.biology.BioSubchapter;
import org.segursdk.cda.biology.BioVaccination;
import org.segursdk.cda.internal.ContentProbe;
import org.segursdk.cda.internal.HeaderRules;
import org.segursdk.cda.internal.TextRules;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;

/** Rules of the biology report that the types do not enforce by themselves. Source: cda §8. */
final class BioRules {
    private final Violations violations;
    private final TextRules texts;
    private final BioContent content;
    private final ResultsRules results;
    private final LoincRules loinc;

    private BioRules(BioContent content, ZoneId zone, Violations violations) {
        this.content = content;
        this.violations = violations;
        this.texts = new TextRules(violations);
        this.loinc = new LoincRules(violations);
        this.results = new ResultsRules(content, zone, violations);
    }

    static void check(Optional<CdaHeader> header, BioContent content, Violations violations) {
        ZoneId zone = header.map(CdaHeader::zone).orElse(ZoneOffset.UTC);
        BioRules rules = new BioRules(content, zone, violations);
        header.ifPresent(present -> {
            HeaderRules.check(present, violations, "header");
            rules.header(present);
        });
        rules.chapters();
        rules.comments();
        content.pdfCopy().ifPresent(pdf -> rules.pdf(pdf, "pdfCopy"));
        for (int i = 0; i < content.secondIntention().size(); i++) {
            String path = "secondIntention[" + i + "]";
            rules.texts.line(content.secondIntention().get(i).title(), path + ".title");
            rules.pdf(content.secondIntention().get(i).pdf(), path + ".pdf");
        }
        content.screening().ifPresent(rules::screening);
        content.vaccinations().ifPresent(rules::vaccinations);
    }

    /** cda §8.1. */
    private void header(CdaHeader header) {
        violations.check(
                header.title().filter(t -> !t.equals(BioReport.DEFAULT_TITLE)).isEmpty(),
                "header.title",
                "BIO-TITLE",
                "le titre d'un CR-BIO est fixé : « " + BioReport.DEFAULT_TITLE + " »",
                "the title of a biology report is fixed: \"" + BioReport.DEFAULT_TITLE + "\"");
        violations.check(
                header.encounter().responsible().isPresent(),
                "header.encounter.responsible",
                "BIO-RESPONSIBLE",
                "un CR-BIO nomme le biologiste responsable",
                "a biology report names the biologist in charge");
        header.event().code().ifPresent(code -> loinc.check(code, "header.event.code"));
        violations.check(
                content.performedAt().isPresent() || header.event().stop().isPresent(),
                "performedAt",
                "REQUIRED",
                "date d'exécution nécessaire : donnez-la, ou la fin de l'acte principal",
                "date of execution needed: give it, or the end of the principal act");
        contact(header.event().performer(), "header.event.performer");
        for (int i = 0; i < header.attesters().size(); i++) {
            contact(header.attesters().get(i).by(), "header.attesters[" + i + "].by");
        }
    }

    /** The laboratory has an address and a telecom, which also serve its biologists. */
    private void contact(DocumentAuthor author, String path) {
        Structure structure = author.structure();
        violations.check(
                !structure.addresses().isEmpty() && !structure.telecoms().isEmpty(),
                path + ".structure",
                "BIO-CONTACT",
                "adresse et télécom du laboratoire obligatoires",
                "address and telecom of the laboratory required");
    }

    private void chapters() {
        violations.check(
                !content.chapters().isEmpty(), "chapters", "REQUIRED", "au moins un chapitre", "at least one chapter");
        for (int c = 0; c < content.chapters().size(); c++) {
            chapter(content.chapters().get(c), "chapters[" + c + "]");
        }
        BioPlaces.eachResults(content, (block, path) -> {
            results.check(block, path);
            for (int i = 0; i < block.laboratories().size(); i++) {
                actor(block.laboratories().get(i).director(), path + ".laboratories[" + i + "].director");
            }
            List<Attestation> validatedBy = block.validatedBy();
            for (int i = 0; i < validatedBy.size(); i++) {
                actor(validatedBy.get(i).by(), path + ".validatedBy[" + i + "].by");
            }
        });
    }

    private void actor(DocumentAuthor author, String path) {
        results.actors().author(author, path);
        contact(author, path);
    }

    /** cda §8.2: results or sub-chapters. */
    private void chapter(BioChapter chapter, String path) {
        loinc.check(chapter.specialty(), path + ".specialty");
        texts.line(chapter.title(), path + ".title");
        violations.check(
                chapter.results().isPresent() == chapter.subchapters().isEmpty(),
                path,
                "BIO-CHAPTER",
                "un chapitre a soit des résultats, soit des sous-chapitres",
                "a chapter has either results or sub-chapters");
        for (int s = 0; s < chapter.subchapters().size(); s++) {
            BioSubchapter part = chapter.subchapters().get(s);
            String at = path + ".subchapters[" + s + "]";
            texts.line(part.title(), at + ".title");
            part.code().ifPresent(code -> loinc.check(code, at + ".code"));
        }
    }

    private void comments() {
        for (int i = 0; i < content.comments().size(); i++) {
            BioComment comment = content.comments().get(i);
            texts.line(comment.title(), "comments[" + i + "].title").text(comment.text(), "comments[" + i + "].text");
        }
        content.accreditation().ifPresent(accreditation -> {
            violations.check(
                    accreditation.number().extension().isPresent(),
                    "accreditation.number",
                    "REQUIRED",
                    "numéro d'accréditation obligatoire",
                    "the number of the accreditation is required");
            accreditation.number().extension().ifPresent(number -> texts.line(number, "accreditation.number"));
            texts.line(accreditation.body(), "accreditation.body")
                    .text(accreditation.mention(), "accreditation.mention");
        });
    }

    /** cda §5.6: a whole PDF. Reads it to its end. */
    private void pdf(ContentSource source, String path) {
        try (InputStream in = source.open()) {
            ContentProbe probe = ContentProbe.read(in, Format.PDF);
            violations.check(
                    probe.isPdf(),
                    path,
                    "BIO-PDF",
                    "ce n'est pas un PDF entier (%PDF- au début, %%EOF à la fin)",
                    "this is not a whole PDF (%PDF- at the start, %%EOF at the end)");
            content.sizes().put(source, probe.size());
        } catch (IOException unreadable) {
            violations.add(path, "CONTENT-UNREADABLE", "le PDF ne peut être lu", "the PDF cannot be read");
        }
    }

    /** cda §8.2. */
    private void screening(BioScreening screening) {
        texts.text(screening.context(), "screening.context").code(screening.code(), "screening.code");
        violations.check(
                !screening.problems().isEmpty(),
                "screening.problems",
                "REQUIRED",
                "au moins un problème",
                "at least one problem");
        for (int i = 0; i < screening.problems().size(); i++) {
            Problem problem = screening.problems().get(i);
            String path = "screening.problems[" + i + "]";
            texts.text(problem.label(), path + ".label").code(problem.code(), path + ".code");
            results.period(problem.onset(), problem.end(), path + ".end");
        }
    }

    /** cda §6.11. */
    private void vaccinations(Statement<BioVaccination> statement) {
        if (statement instanceof Statement.NoneKnown<?> none) {
            Professional by = none.declaredBy();
            texts.line(by.familyName(), "vaccinations.declaredBy.familyName")
                    .characters(by.givenName(), "vaccinations.declaredBy.givenName");
        } else if (statement instanceof Statement.Entries<BioVaccination> entries) {
            List<BioVaccination> items = entries.items();
            violations.check(
                    !items.isEmpty(),
                    "vaccinations",
                    "BIO-STATEMENT",
                    "une liste vide ne dit rien : donnez des entrées, « aucun connu » ou « non renseigné »",
                    "an empty list says nothing: give entries, 'none known' or 'not recorded'");
            for (int i = 0; i < items.size(); i++) {
                String path = "vaccinations[" + i + "]";
                texts.line(items.get(i).vaccine(), path + ".vaccine")
                        .code(items.get(i).atc(), path + ".atc");
                violations.check(
                        items.get(i)
                                .atc()
                                .filter(c -> !c.codeSystem().equals(CodeSystems.ATC))
                                .isEmpty(),
                        path + ".atc",
                        "BIO-ATC",
                        "code ATC attendu",
                        "an ATC code is expected");
                violations.check(
                        items.get(i).given() || items.get(i).at().isEmpty(),
                        path + ".at",
                        "BIO-VACCINATION",
                        "une vaccination non réalisée n'a pas de date",
                        "a vaccination not given has no date");
            }
        }
    }
}
