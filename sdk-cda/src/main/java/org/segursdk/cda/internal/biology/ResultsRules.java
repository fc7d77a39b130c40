package org.segursdk.cda.internal.biology;

import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.biology.BioCode;
import org.segursdk.cda.biology.BioImage;
import org.segursdk.cda.biology.BioInterpretation;
import org.segursdk.cda.biology.BioIsolate;
import org.segursdk.cda.biology.BioItem;
import org.segursdk.cda.biology.BioMethod;
import org.segursdk.cda.biology.BioPanel;
import org.segursdk.cda.biology.BioPrior;
import org.segursdk.cda.biology.BioReport;
import org.segursdk.cda.biology.BioResult;
import org.segursdk.cda.biology.BioResults;
import org.segursdk.cda.biology.BioSpecimen;
import org.segursdk.cda.biology.BioSusceptibility;
import org.segursdk.cda.biology.BioValue;
import org.segursdk.cda.internal.ActorRules;
import org.segursdk.cda.internal.TextRules;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;

/** Rules on the content of a chapter or sub-chapter. Source: cda §8.3. */
final class ResultsRules {
    private final BioContent content;
    private final ZoneId zone;
    private final Violations violations;
    private final TextRules texts;
    private final ActorRules actors;
    private final LoincRules loinc;
    private final ValueRules values;

    ResultsRules(BioContent content, ZoneId zone, Violations violations) {
        this.content = content;
        this.zone = zone;
        this.violations = violations;
        this.texts = new TextRules(violations);
        this.actors = new ActorRules(violations, texts);
        this.loinc = new LoincRules(violations);
        this.values = new ValueRules(violations, texts);
    }

    ActorRules actors() {
        return actors;
    }

    void check(BioResults block, String path) {
        violations.check(
                !block.items().isEmpty(),
                path + ".items",
                "REQUIRED",
                "au moins un résultat, une batterie, un isolat ou une image",
                "at least one result, panel, isolate or image");
        for (int i = 0; i < block.specimens().size(); i++) {
            specimen(block.specimens().get(i), path + ".specimens[" + i + "]");
        }
        for (int i = 0; i < block.items().size(); i++) {
            item(block.items().get(i), path + ".items[" + i + "]");
        }
        comments(block.comments(), path);
        texts.code(block.localCode(), path + ".localCode");
    }

    private void item(BioItem item, String path) {
        if (item instanceof BioResult result) {
            result(result, path);
        } else if (item instanceof BioPanel panel) {
            panel(panel, path);
        } else if (item instanceof BioIsolate isolate) {
            isolate(isolate, path);
        } else if (item instanceof BioImage image) {
            image(image, path);
        }
    }

    private void panel(BioPanel panel, String path) {
        texts.line(panel.label(), path + ".label");
        panel.code().ifPresent(code -> code(code, path + ".code"));
        violations.check(
                !panel.results().isEmpty() || !panel.awaited().isEmpty(),
                path + ".results",
                "REQUIRED",
                "au moins un résultat, ou une analyse en cours",
                "at least one result, or an analysis in course");
        results(panel.results(), path);
        for (int i = 0; i < panel.specimens().size(); i++) {
            specimen(panel.specimens().get(i), path + ".specimens[" + i + "]");
        }
        for (int i = 0; i < panel.images().size(); i++) {
            image(panel.images().get(i), path + ".images[" + i + "]");
        }
        comments(panel.comments(), path);
        awaited(panel.awaited(), path);
    }

    private void results(List<BioResult> results, String path) {
        for (int i = 0; i < results.size(); i++) {
            result(results.get(i), path + ".results[" + i + "]");
        }
    }

    private void awaited(List<String> awaited, String path) {
        violations.check(
                awaited.isEmpty() || content.status() == BioReport.Status.PARTIAL,
                path + ".awaited",
                "BIO-AWAITED",
                "un compte rendu complet n'attend plus rien",
                "a complete report awaits nothing");
        for (int i = 0; i < awaited.size(); i++) {
            texts.line(awaited.get(i), path + ".awaited[" + i + "]");
        }
    }

    private void comments(List<String> comments, String path) {
        for (int i = 0; i < comments.size(); i++) {
            texts.text(comments.get(i), path + ".comments[" + i + "]");
        }
    }

    private void result(BioResult result, String path) {
        texts.line(result.label(), path + ".label");
        code(result.code(), path + ".code");
        values.check(result.value(), path + ".value");
        if (result.range().isPresent()) {
            values.range(result.range().get(), result.value(), path + ".range");
        }
        violations.check(
                !result.isUnavailable() || result.interpretations().isEmpty(),
                path + ".interpretations",
                "BIO-UNAVAILABLE",
                "un résultat non disponible ne s'interprète pas",
                "a result that is not available is not interpreted");
        for (int i = 0; i < result.priors().size(); i++) {
            prior(result.priors().get(i), result, path + ".priors[" + i + "]");
        }
        method(result.method(), path);
        comments(result.comments(), path);
    }

    private void method(Optional<BioMethod> method, String path) {
        if (method.isPresent()) {
            texts.line(method.get().label(), path + ".method.label")
                    .code(method.get().code(), path + ".method.code");
        }
    }

    private void prior(BioPrior prior, BioResult result, String path) {
        violations.check(
                !(prior.value() instanceof BioValue.Unavailable),
                path + ".value",
                "BIO-PRIOR",
                "une antériorité est un résultat rendu",
                "a prior result is one that was reported");
        values.check(prior.value(), path + ".value");
        violations.check(
                result.at().filter(at -> prior.at().isAfter(at, zone)).isEmpty(),
                path + ".at",
                "BIO-PRIOR-DATE",
                "une antériorité précède le résultat",
                "a prior result comes before the result");
    }

    /** A LOINC code, a waiting code or a local one. */
    private void code(BioCode code, String path) {
        violations.check(
                code.loinc().isPresent() || !code.others().isEmpty(),
                path,
                "BIO-CODE",
                "code LOINC, code d'attente ou code local nécessaire",
                "a LOINC, waiting or local code is needed");
        code.loinc().ifPresent(known -> loinc.check(known, path + ".loinc"));
        for (int i = 0; i < code.others().size(); i++) {
            texts.code(code.others().get(i), path + ".others[" + i + "]");
            violations.check(
                    !code.others().get(i).codeSystem().equals(CodeSystems.LOINC),
                    path + ".others[" + i + "]",
                    "BIO-LOCAL-CODE",
                    "un code LOINC n'est pas un code local",
                    "a LOINC code is not a local one");
        }
    }

    private void isolate(BioIsolate isolate, String path) {
        texts.line(isolate.organism(), path + ".organism")
                .code(isolate.snomed(), path + ".snomed")
                .code(isolate.ncbi(), path + ".ncbi")
                .text(isolate.antibiogramMethod(), path + ".antibiogramMethod");
        violations.check(
                isolate.snomed()
                        .filter(c -> !c.codeSystem().equals(CodeSystems.SNOMED_CT))
                        .isEmpty(),
                path + ".snomed",
                "BIO-ORGANISM",
                "code SNOMED CT attendu",
                "a SNOMED CT code is expected");
        violations.check(
                isolate.ncbi()
                        .filter(c -> !c.codeSystem().equals(BioIsolate.NCBI_TAXONOMY))
                        .isEmpty(),
                path + ".ncbi",
                "BIO-ORGANISM",
                "code de la taxonomie NCBI attendu",
                "a code of the NCBI taxonomy is expected");
        isolate.id().flatMap(id -> id.extension()).ifPresent(number -> texts.line(number, path + ".id"));
        results(isolate.results(), path);
        for (int i = 0; i < isolate.antibiogram().size(); i++) {
            antibiotic(isolate.antibiogram().get(i), path + ".antibiogram[" + i + "]");
        }
        comments(isolate.comments(), path);
        awaited(isolate.awaited(), path);
    }

    private void antibiotic(BioSusceptibility line, String path) {
        texts.line(line.antibiotic(), path + ".antibiotic");
        code(line.code(), path + ".code");
        violations.check(
                line.concentration().isPresent() || line.category().isPresent(),
                path,
                "BIO-ANTIBIOTIC",
                "CMI, catégorie (S, I, R) ou les deux",
                "a concentration, a category (S, I, R) or both");
        line.concentration().ifPresent(value -> {
            values.check(value, path + ".concentration");
            violations.check(
                    !(value instanceof BioValue.Unavailable),
                    path + ".concentration",
                    "BIO-ANTIBIOTIC",
                    "une CMI non disponible ne se donne pas",
                    "a concentration that is not available is left out");
        });
        violations.check(
                line.category().filter(category -> !category.isSusceptibility()).isEmpty(),
                path + ".category",
                "BIO-CATEGORY",
                "catégorie de sensibilité attendue : "
                        + BioInterpretation.SUSCEPTIBLE.code().code() + ", I, R…",
                "a category of susceptibility is expected: S, I, R…");
        method(line.method(), path);
        comments(line.comments(), path);
    }

    private void specimen(BioSpecimen specimen, String path) {
        texts.line(specimen.nature(), path + ".nature")
                .code(specimen.type(), path + ".type")
                .code(specimen.collection(), path + ".collection")
                .code(specimen.site(), path + ".site");
        violations.check(
                specimen.type()
                        .filter(c -> !c.codeSystem().equals(BioSpecimen.SPECIMEN_TYPE))
                        .isEmpty(),
                path + ".type",
                "BIO-SPECIMEN-TYPE",
                "type d'échantillon de la table HL7 0487 attendu",
                "a specimen type of HL7 table 0487 is expected");
        specimen.id().extension().ifPresent(number -> texts.line(number, path + ".id"));
        specimen.collector().ifPresent(who -> actors.author(who, path + ".collector"));
        period(specimen.collectedAt(), specimen.receivedAt().map(ClinicalDate::at), path + ".receivedAt");
    }

    void period(Optional<ClinicalDate> low, Optional<ClinicalDate> high, String path) {
        if (low.isPresent() && high.isPresent()) {
            violations.check(
                    !low.get().isAfter(high.get(), zone),
                    path,
                    "CDA-PERIOD",
                    "la fin ne précède pas le début",
                    "the end does not come before the beginning");
        }
    }

    /** Reads the image to its end. */
    private void image(BioImage image, String path) {
        texts.line(image.title(), path + ".title");
        try (InputStream in = image.content().open()) {
            ImageProbe probe = ImageProbe.read(in);
            violations.check(
                    probe.isFormat(image.format()),
                    path + ".content",
                    "BIO-IMAGE",
                    "le contenu n'est pas une image du format annoncé",
                    "the content is not an image of the format stated");
            content.sizes().put(image.content(), probe.size());
        } catch (IOException unreadable) {
            violations.add(
                    path + ".content", "CONTENT-UNREADABLE", "l'image ne peut être lue", "the image cannot be read");
        }
    }
}
