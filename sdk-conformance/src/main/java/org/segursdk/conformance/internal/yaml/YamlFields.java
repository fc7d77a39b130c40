package org.segursdk.conformance.internal.yaml;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the fields of a mapping; what is missing, unknown or of a wrong kind is noted, never thrown. */
public final class YamlFields {
    private final YamlNode.Mapping mapping;
    private final String path;
    private final YamlFaults faults;

    private YamlFields(YamlNode.Mapping mapping, String path, YamlFaults faults) {
        this.mapping = mapping;
        this.path = path;
        this.faults = faults;
    }

    /** The fields of a node that should be a mapping with no other keys than those. */
    public static YamlFields of(YamlNode node, String path, Set<String> keys, YamlFaults faults) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            faults.add(
                    node.line(), path, "YAML-KIND", "des champs « clé: valeur » sont attendus", "fields are expected");
            return new YamlFields(new YamlNode.Mapping(node.line(), Map.of()), path, faults);
        }
        mapping.entries().forEach((key, entry) -> {
            if (!keys.contains(key)) {
                String known = String.join(", ", keys.stream().sorted().toList());
                faults.add(
                        entry.line(),
                        path.isEmpty() ? key : path + '.' + key,
                        "YAML-UNKNOWN",
                        "champ inconnu ; connus : " + known,
                        "unknown field; known: " + known);
            }
        });
        return new YamlFields(mapping, path, faults);
    }

    public int line() {
        return mapping.line();
    }

    /** Line of a field, or that of the mapping when it is absent. */
    public int line(String key) {
        YamlNode.Entry entry = mapping.entries().get(key);
        return entry == null ? mapping.line() : entry.line();
    }

    public String path(String key) {
        return path.isEmpty() ? key : path + '.' + key;
    }

    /** Notes that a field is wrong. */
    public void fault(String key, String rule, String french, String english) {
        faults.add(line(key), path(key), rule, french, english);
    }

    public Set<String> keys() {
        return mapping.entries().keySet();
    }

    /** What a field holds; nothing when it is absent or empty. */
    public Optional<YamlNode> node(String key) {
        YamlNode.Entry entry = mapping.entries().get(key);
        if (entry == null || entry.value() instanceof YamlNode.Scalar scalar && scalar.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(entry.value());
    }

    /** A text of one line at most {@code longest} characters long. */
    public Optional<String> text(String key, int longest) {
        return node(key).flatMap(node -> {
            if (!(node instanceof YamlNode.Scalar scalar)) {
                fault(key, "YAML-KIND", "un texte est attendu", "a text is expected");
                return Optional.empty();
            }
            String text = scalar.text().strip();
            if (text.isEmpty() || text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
                fault(
                        key,
                        "YAML-TEXT",
                        "de 1 à " + longest + " caractères sur une ligne",
                        "1 to " + longest + " characters on one line");
                return Optional.empty();
            }
            return Optional.of(text);
        });
    }

    /** A text that has to be there; empty after noting the fault. */
    public String needed(String key, int longest) {
        if (node(key).isEmpty()) {
            fault(key, "YAML-MISSING", "champ obligatoire", "field required");
            return "";
        }
        return text(key, longest).orElse("");
    }

    public Optional<Boolean> flag(String key) {
        return text(key, 5).flatMap(text -> switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> {
                fault(key, "YAML-FLAG", "true ou false est attendu", "true or false is expected");
                yield Optional.empty();
            }
        });
    }

    /** A date written {@code 2027-03-31}. */
    public Optional<LocalDate> date(String key) {
        return text(key, 10).flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException e) {
                fault(key, "YAML-DATE", "une date AAAA-MM-JJ est attendue", "a date YYYY-MM-DD is expected");
                return Optional.empty();
            }
        });
    }

    /** One word of a closed list. */
    public <T> Optional<T> word(String key, Function<String, Optional<T>> meaning, String known) {
        return text(key, 200).flatMap(text -> meaning(line(key), path(key), text, meaning, known));
    }

    /** Several words of a closed list, none twice; a single word counts as a list of one. */
    public <T> List<T> words(String key, Function<String, Optional<T>> meaning, String known) {
        List<T> found = new ArrayList<>();
        for (YamlNode item : items(key)) {
            if (!(item instanceof YamlNode.Scalar scalar)) {
                faults.add(item.line(), path(key), "YAML-KIND", "un mot est attendu", "a word is expected");
                continue;
            }
            meaning(item.line(), path(key), scalar.text(), meaning, known).ifPresent(value -> {
                if (found.contains(value)) {
                    faults.add(item.line(), path(key), "YAML-TWICE", "valeur écrite deux fois", "value written twice");
                }
                found.add(value);
            });
        }
        return List.copyOf(found);
    }

    private <T> Optional<T> meaning(
            int line, String place, String text, Function<String, Optional<T>> meaning, String known) {
        Optional<T> value = meaning.apply(text);
        if (value.isEmpty()) {
            faults.add(
                    line, place, "YAML-WORD", "valeur inconnue ; connues : " + known, "unknown value; known: " + known);
        }
        return value;
    }

    /** The items of a list; one item when the field is no list; none when absent. */
    public List<YamlNode> items(String key) {
        return node(key)
                .map(node -> node instanceof YamlNode.Sequence list ? list.items() : List.of(node))
                .orElse(List.of());
    }

    /** The fields of a field. */
    public Optional<YamlFields> fields(String key, Set<String> keys) {
        return node(key).map(node -> of(node, path(key), keys, faults));
    }

    /** The entries of a field that is a mapping with free keys. */
    public Map<String, YamlNode.Entry> entries(String key) {
        return node(key)
                .map(node -> {
                    if (node instanceof YamlNode.Mapping inner) {
                        return inner.entries();
                    }
                    fault(key, "YAML-KIND", "des champs « clé: valeur » sont attendus", "fields are expected");
                    return Map.<String, YamlNode.Entry>of();
                })
                .orElse(new LinkedHashMap<>());
    }
}
