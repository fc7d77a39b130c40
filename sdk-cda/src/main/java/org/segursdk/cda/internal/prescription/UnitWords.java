package org.segursdk.cda.internal.prescription;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.segursdk.cda.Quantity;

/**
 * How the unit of an amount reads. A UCUM unit is never hidden behind a label that says another one; things that are counted
 * ({@code {tablet}}, a packaging) are known by their label alone, as UCUM has it: an annotation is no unit.
 */
final class UnitWords {
    private static final Map<String, List<String>> SYNONYMS = Map.ofEntries(
            Map.entry("g", List.of("g", "gramme", "grammes")),
            Map.entry("mg", List.of("mg", "milligramme", "milligrammes")),
            Map.entry("ug", List.of("µg", "microgramme", "microgrammes")),
            Map.entry("kg", List.of("kg", "kilogramme", "kilogrammes")),
            Map.entry("L", List.of("L", "litre", "litres")),
            Map.entry("mL", List.of("mL", "ml", "millilitre", "millilitres")),
            Map.entry("[IU]", List.of("UI", "unité internationale", "unités internationales")),
            Map.entry("mmol", List.of("mmol", "millimole", "millimoles")),
            Map.entry("%", List.of("%", "pour cent", "pour cent")));
    private static final Map<String, String> COUNTED = Map.ofEntries(
            Map.entry("{tablet}", "comprimé(s)"),
            Map.entry("{capsule}", "gélule(s)"),
            Map.entry("{drop}", "goutte(s)"),
            Map.entry("{puff}", "bouffée(s)"),
            Map.entry("{sachet}", "sachet(s)"),
            Map.entry("{vial}", "flacon(s)"),
            Map.entry("{patch}", "patch(s)"));
    /** Beginnings by which a label would read as a part of the sentence: {@code 3 fois…}, {@code 1 à…}, {@code 2 heures…}. */
    private static final Set<String> TAKEN = Set.of(
            "à",
            "fois",
            "minute",
            "minutes",
            "heure",
            "heures",
            "jour",
            "jours",
            "semaine",
            "semaines",
            "mois",
            "an",
            "ans");

    private static final Pattern COUNTED_LABEL = Pattern.compile("\\p{L}+(?:[ '’-]\\p{L}+)*(?:\\([a-z]{1,3}\\))?");
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final Pattern PACKAGING = Pattern.compile("[0-9]{8}");

    private UnitWords() {}

    /** Empty for a pure number without a label. */
    static String of(Quantity quantity, boolean inFull) {
        String unit = quantity.unit();
        String label = quantity.unitLabel();
        if (isCounted(unit)) {
            return counted(unit, label);
        }
        String[] parts = unit.split("/", 2);
        String head = unit(parts[0], inFull, quantity.value().compareTo(TWO) < 0);
        String known = head;
        if (parts.length == 2) {
            boolean time = Wording.isTime(Quantity.of("1", parts[1]));
            known = time ? head + " " + Wording.perOne(parts[1]) : head + "/" + parts[1];
        }
        if (label.equals(unit) || label.equals(known)) {
            return known;
        }
        return says(label, parts) ? label : FreeWords.in(label) + " [" + unit + "]";
    }

    /** Whether the label is another way to say the unit: {@code milligrammes}, {@code mg/jour}. */
    private static boolean says(String label, String... unit) {
        if (unit.length == 1) {
            return SYNONYMS.getOrDefault(unit[0], List.of()).contains(label);
        }
        String[] said = label.split("/| (?=par )", 2);
        return said.length == 2
                && (said[0].equals(unit[0]) || says(said[0], unit[0]))
                && (said[1].equals(unit[1])
                        || Wording.isTime(Quantity.of("1", unit[1]))
                                && Wording.perOne(unit[1]).endsWith(" " + said[1].replaceFirst("^par ", "")));
    }

    /** An annotation alone, a packaging, or a pure number. */
    private static boolean isCounted(String unit) {
        return unit.isEmpty()
                || unit.startsWith("{") && unit.indexOf('}') == unit.length() - 1
                || PACKAGING.matcher(unit).matches();
    }

    private static String counted(String unit, String label) {
        if (label.isEmpty() || label.equals(unit)) {
            String word = COUNTED.get(unit);
            return word != null ? word : label.isEmpty() ? "" : label(label.replaceAll("[{}]", ""));
        }
        return label(label);
    }

    private static String label(String label) {
        List<String> words = List.of(label.split(" "));
        boolean readsAsUnit = isUnit(label) || isUnit(words.get(0)) || words.contains("par");
        boolean plain = COUNTED_LABEL.matcher(label).matches() && !TAKEN.contains(words.get(0)) && !readsAsUnit;
        return plain ? label : FreeWords.quoted(label);
    }

    private static boolean isUnit(String word) {
        return SYNONYMS.containsKey(word) || SYNONYMS.values().stream().anyMatch(words -> words.contains(word));
    }

    private static String unit(String code, boolean inFull, boolean one) {
        List<String> words = SYNONYMS.get(code);
        if (words != null) {
            return inFull ? words.get(words.size() - (one ? 2 : 1)) : words.get(0);
        }
        return isCounted(code) ? counted(code, code) : code;
    }
}
