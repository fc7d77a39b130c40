package org.segursdk.cda.internal.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.check.Finding.Severity;
import org.segursdk.cda.internal.check.Path.Step;
import org.segursdk.cda.internal.tree.Node;
import org.segursdk.core.error.LocalizedText;

/**
 * A file of rules: groups, each with the places it is for and what is asked there. Every group whose place fits an element is
 * applied to it. {@link RuleReader} tells the notation. Conditions are read when first needed. Thread-safe.
 */
final class RuleSheet {
    private static final Map<List<String>, RuleSheet> LOADED = new ConcurrentHashMap<>();

    /** One rule. */
    static final class Line {
        final Block block;
        final Severity severity;
        final String id;
        final String text;
        final LocalizedText message;
        private @Nullable Condition condition;

        Line(Block block, Severity severity, String id, String text, LocalizedText message) {
            this.block = block;
            this.severity = severity;
            this.id = id;
            this.text = text;
            this.message = message;
        }

        Condition condition() {
            Condition known = condition;
            if (known == null) {
                known = ConditionParser.condition(text);
                condition = known;
            }
            return known;
        }
    }

    /** A group: its places and what is asked there. */
    static final class Block {
        final int number;
        final String id;
        /** Sections of the fact sheet. */
        final String source;

        final LocalizedText subject;
        final List<String> places = new ArrayList<>(1);
        /** As written; read when the group first fits an element, for most never do. */
        final List<String> written = new ArrayList<>(6);

        private volatile @Nullable List<Line> lines;

        Block(int number, String id, String source, LocalizedText subject) {
            this.number = number;
            this.id = id;
            this.source = source;
            this.subject = subject;
        }

        List<Line> lines() {
            List<Line> known = lines;
            if (known == null) {
                known = RuleReader.lines(this);
                lines = known;
            }
            return known;
        }
    }

    /** A way to a group. */
    static final class Entry {
        final Block block;
        private final Path path;

        Entry(Block block, Path path) {
            this.block = block;
            this.path = path;
        }

        boolean fits(Node node, Scope scope) {
            return path.matches(node, scope);
        }
    }

    private final Map<String, Entry[]> byName = new HashMap<>();
    private final Map<String, Entry[]> byTemplate = new HashMap<>(256);
    private final List<Block> blocks;

    RuleSheet(List<Block> blocks) {
        this.blocks = blocks;
        Map<String, List<Entry>> names = new HashMap<>();
        Map<String, List<Entry>> templates = new HashMap<>(256);
        for (Block block : blocks) {
            for (String place : block.places) {
                Path path = ConditionParser.path(place);
                Step last = path.steps[path.steps.length - 1];
                Map<String, List<Entry>> map = names;
                String key = last.name();
                if (last.conditions().length > 0 && last.conditions()[0] instanceof Condition.Template template) {
                    map = templates;
                    key = template.root;
                }
                map.computeIfAbsent(key, k -> new ArrayList<>(2)).add(new Entry(block, path));
            }
        }
        names.forEach((key, entries) -> byName.put(key, entries.toArray(new Entry[0])));
        templates.forEach((key, entries) -> byTemplate.put(key, entries.toArray(new Entry[0])));
    }

    /** The file of that name. */
    static RuleSheet of(String file) {
        return of(List.of(file));
    }

    /** The files of those names as one, so that an element is looked up once for all. */
    static RuleSheet of(List<String> files) {
        RuleSheet known = LOADED.get(files);
        if (known == null) {
            StringBuilder rules = new StringBuilder(65_536);
            for (String file : files) {
                rules.append(Tables.read(file + ".rules")).append('\n');
            }
            known = new RuleSheet(RuleReader.read(rules.toString()));
            LOADED.put(List.copyOf(files), known);
        }
        return known;
    }

    List<Block> blocks() {
        return blocks;
    }

    Entry @Nullable [] named(String element) {
        return byName.get(element);
    }

    Entry @Nullable [] templated(String root) {
        return byTemplate.get(root);
    }
}
