package org.segursdk.cda.internal.imaging;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.N1Document.Format;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.Statement;
import org.segursdk.cda.imaging.AttachedDocument;
import org.segursdk.cda.imaging.ReportText;
import org.segursdk.cda.internal.ActorRules;
import org.segursdk.cda.internal.HeaderRules;
import org.segursdk.cda.internal.N1Assembly;
import org.segursdk.cda.internal.QuantityRules;
import org.segursdk.cda.internal.TextRules;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.ValueSet;

/** What the rules of all imaging documents share. */
final class Checks {
    final Violations violations;
    final TextRules texts;
    final ActorRules actors;
    final ZoneId zone;

    /** A check of one entry. */
    @FunctionalInterface
    interface EntryRule<T> {
        void check(T entry, String path);
    }

    /** Runs the rules of the header, when there is one. */
    Checks(Optional<CdaHeader> header, Violations violations) {
        this.violations = violations;
        this.texts = new TextRules(violations);
        this.actors = new ActorRules(violations, texts);
        this.zone = header.map(CdaHeader::zone).orElse(ZoneOffset.UTC);
        header.ifPresent(present -> HeaderRules.check(present, violations, "header"));
    }

    void inSet(CodedValue code, ValueSet set, String path, String rule) {
        violations.check(set.contains(code), path, rule, "code absent de " + set.name(), "code not in " + set.name());
        texts.code(code, path);
    }

    void inSet(Optional<CodedValue> code, ValueSet set, String path, String rule) {
        code.ifPresent(present -> inSet(present, set, path, rule));
    }

    <T> void each(List<T> entries, String path, EntryRule<? super T> rule) {
        for (int i = 0; i < entries.size(); i++) {
            rule.check(entries.get(i), path + "[" + i + "]");
        }
    }

    /** A list in which no code stands twice: equal translations are an error of the validator. */
    void distinct(List<CodedValue> codes, String path) {
        List<CodedValue> seen = new ArrayList<>();
        for (CodedValue code : codes) {
            violations.check(
                    seen.stream().noneMatch(code::sameConceptAs),
                    path,
                    "IMG-TWICE",
                    "le même code est donné deux fois",
                    "the same code is given twice");
            seen.add(code);
        }
    }

    <T> void statement(Statement<T> statement, String path, EntryRule<? super T> rule) {
        if (statement instanceof Statement.NoneKnown<T> none) {
            texts.line(none.declaredBy().familyName(), path + ".declaredBy.familyName");
            texts.characters(none.declaredBy().givenName(), path + ".declaredBy.givenName");
        } else if (statement instanceof Statement.Entries<T> entries) {
            violations.check(
                    !entries.items().isEmpty(),
                    path,
                    "IMG-STATEMENT",
                    "une liste vide ne dit rien : donnez des entrées, « aucun connu » ou « non renseigné »",
                    "an empty list says nothing: give entries, 'none known' or 'not recorded'");
            each(entries.items(), path, rule);
        }
    }

    void text(Optional<ReportText> text, String path) {
        text.ifPresent(present -> text(present, path));
    }

    void text(ReportText text, String path) {
        for (ReportText.Block block : text.blocks()) {
            if (block instanceof ReportText.Heading heading) {
                texts.text(heading.text(), path);
            } else if (block instanceof ReportText.Paragraph paragraph) {
                texts.text(paragraph.text(), path);
            } else if (block instanceof ReportText.Items items) {
                violations.check(
                        !items.texts().isEmpty(),
                        path,
                        "IMG-LIST",
                        "une liste a au moins un élément",
                        "a list has at least one item");
                items.texts().forEach(item -> texts.text(item, path));
            }
        }
    }

    /** A quantity that is worth nothing without its unit. */
    void quantity(Quantity quantity, String path) {
        violations.check(
                !quantity.unit().isEmpty(),
                path + ".unit",
                "IMG-UNIT",
                "une dose ou une activité a une unité",
                "a dose or an activity has a unit");
        new QuantityRules(violations).check(quantity, path);
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

    /** IVL_TS: low before high and not equal, to the second that is written. */
    void instants(Optional<Instant> start, Optional<Instant> stop, String path) {
        if (start.isPresent() && stop.isPresent()) {
            violations.check(
                    stop.get()
                            .truncatedTo(ChronoUnit.SECONDS)
                            .isAfter(start.get().truncatedTo(ChronoUnit.SECONDS)),
                    path,
                    "CDA-PERIOD",
                    "la fin suit le début d'au moins une seconde",
                    "the end comes at least one second after the beginning");
        }
    }

    /** Reads each document to its end; returns the sizes. */
    List<Long> attachments(List<AttachedDocument> documents) {
        List<Long> sizes = new ArrayList<>();
        each(documents, "attachments", (document, path) -> {
            texts.text(document.title(), path + ".title").code(document.type(), path + ".type");
            sizes.add(N1Assembly.checkContent(document.pdf(), Format.PDF, path + ".pdf", violations));
        });
        return sizes;
    }
}
