package org.segursdk.conformance.checks.terminology;

import java.text.Normalizer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.TerminologyPort;
import org.segursdk.conformance.port.TerminologyPort.Concept;
import org.segursdk.conformance.port.TerminologyPort.Nomenclature;
import org.segursdk.core.error.LocalizedText;

/** What is offered while the user types, from the third letter on, in every nomenclature of the product and for medicines (REM-ERGO-02). */
final class Completion {
    /** What is typed, and the code or name that has to be offered. */
    private static final Map<Nomenclature, List<String>> TYPED = new EnumMap<>(
            Map.of(Nomenclature.CIM_10, List.of("hyp", "I10"), Nomenclature.MEDICINES, List.of("par", "paracetamol")));
    /** No label of any nomenclature holds these letters. */
    private static final String NOBODY = "qxz";

    private static final int FIRST = 3;
    private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");
    private static final LocalizedText SEARCH = say(
            "chercher dans les libellés dès la troisième lettre, sans accents ni casse",
            "search the labels from the third letter, without accents or case");

    private final TerminologyPort product;
    private final Findings findings;

    private Completion(TerminologyPort product, Findings findings) {
        this.product = product;
        this.findings = findings;
    }

    /** @param known a code of each nomenclature that every edition holds */
    static void look(TerminologyPort product, Map<Nomenclature, String> known, Findings findings) {
        Completion completion = new Completion(product, findings);
        TYPED.forEach(completion::expected);
        known.forEach((nomenclature, code) -> completion.own(nomenclature, product.find(nomenclature, code)));
        completion.own(Nomenclature.CISP2, product.find(Nomenclature.CISP2, "K86"));
        completion.medicines();
    }

    private static LocalizedText say(String french, String english) {
        return LocalizedText.of(french, english);
    }

    private static String name(Nomenclature nomenclature) {
        return nomenclature.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    private void expected(Nomenclature nomenclature, List<String> typed) {
        findings.saw(nomenclature.name());
        String wanted = typed.get(1);
        findings.require(
                product.complete(nomenclature, typed.get(0)).stream()
                        .anyMatch(each -> each.code().equalsIgnoreCase(wanted)
                                || folded(each.label()).contains(folded(wanted))),
                "three-letters-" + name(nomenclature),
                say(
                        nomenclature + " : trois lettres ne proposent pas le concept attendu",
                        nomenclature + ": three letters do not offer the concept expected"),
                SEARCH);
    }

    /** Types the beginning of a label that the product itself shows; a nomenclature that it lacks is told by REM-ERGO-01. */
    private void own(Nomenclature nomenclature, Optional<Concept> known) {
        Matcher word = WORD.matcher(known.map(Concept::label).orElse(""));
        if (word.find()) {
            findings.saw(nomenclature.name());
            typed(nomenclature, word.group());
        }
    }

    private void medicines() {
        typed(Nomenclature.MEDICINES, "paracétamol");
    }

    private void typed(Nomenclature nomenclature, String word) {
        String plain = folded(word);
        String letters = plain.substring(0, FIRST);
        List<Concept> offered = product.complete(nomenclature, letters);
        findings.require(
                offered.stream().anyMatch(each -> folded(each.label()).contains(letters)),
                "offered-" + name(nomenclature),
                say(
                        nomenclature
                                + " : les trois premières lettres d'un libellé connu ne proposent rien qui les porte",
                        nomenclature + ": the first three letters of a known label offer nothing that holds them"),
                SEARCH);
        findings.require(
                offered.stream()
                        .noneMatch(each -> each.code().isBlank() || each.label().isBlank()),
                "usable-" + name(nomenclature),
                say(
                        nomenclature + " : un concept proposé n'a pas de code ou pas de libellé",
                        nomenclature + ": a concept offered has no code or no label"),
                say(
                        "proposer le code et le libellé de chaque concept, pour que l'utilisateur choisisse",
                        "offer code and label of each concept, so that the user can choose"));
        findings.require(
                holds(nomenclature, letters.toUpperCase(Locale.ROOT), letters)
                        && holds(nomenclature, word.substring(0, FIRST), letters),
                "case-and-accents-" + name(nomenclature),
                say(
                        nomenclature + " : les mêmes lettres en capitales ou avec leurs accents ne proposent rien",
                        nomenclature + ": the same letters in capitals or with their accents offer nothing"),
                SEARCH);
        findings.require(
                holds(nomenclature, plain, plain),
                "more-letters-" + name(nomenclature),
                say(
                        nomenclature + " : le mot entier ne propose plus rien",
                        nomenclature + ": the whole word offers nothing any more"),
                say(
                        "garder la proposition tant que les lettres tapées sont dans le libellé",
                        "keep offering as long as the label holds the letters typed"));
        findings.require(
                product.complete(nomenclature, NOBODY).isEmpty(),
                "filtered-" + name(nomenclature),
                say(
                        nomenclature + " : des lettres que ne porte aucun libellé proposent quand même des concepts",
                        nomenclature + ": letters that no label holds offer concepts all the same"),
                say(
                        "ne proposer que ce que désignent les lettres tapées",
                        "offer only what the letters typed stand for"));
    }

    private boolean holds(Nomenclature nomenclature, String typed, String letters) {
        return product.complete(nomenclature, typed).stream()
                .anyMatch(each -> folded(each.label()).contains(letters));
    }
}
