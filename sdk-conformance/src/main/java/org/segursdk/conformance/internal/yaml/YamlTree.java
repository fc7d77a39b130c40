package org.segursdk.conformance.internal.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML document into a tree: UTF-8, 256 KiB and 20 000 nodes at most, 20 levels deep; no tag, no anchor, no alias, no key
 * twice. What stands in the file is never made into an object of another class.
 */
public final class YamlTree {
    private static final int MOST_BYTES = 256 * 1024;
    private static final int MOST_NODES = 20_000;
    private static final int DEEPEST = 20;

    private final YamlFaults faults;
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable YamlNode root;
    private int nodes;
    private int documents;

    private YamlTree(YamlFaults faults) {
        this.faults = faults;
    }

    /** A collection that is not closed yet. */
    private static final class Open {
        final int line;
        final @Nullable Map<String, YamlNode.Entry> entries;
        final List<YamlNode> items = new ArrayList<>();
        YamlNode.@Nullable Scalar key;

        Open(int line, boolean mapping) {
            this.line = line;
            this.entries = mapping ? new LinkedHashMap<>() : null;
        }
    }

    /**
     * Reads the file; what is wrong with its form is thrown with the faults gathered so far.
     *
     * @throws InvalidInputException when the file is no YAML of this kind
     */
    public static YamlNode read(byte[] content, YamlFaults faults) {
        YamlTree tree = new YamlTree(faults);
        Optional<String> text = tree.decode(content);
        text.ifPresent(tree::parse);
        if (tree.root == null && faults.isEmpty()) {
            faults.add(1, "", "YAML-EMPTY", "le fichier est vide", "the file is empty");
        }
        faults.throwIfAny();
        if (tree.root == null) {
            throw new IllegalStateException("no root and no fault");
        }
        return tree.root;
    }

    private Optional<String> decode(byte[] content) {
        if (content.length > MOST_BYTES) {
            faults.add(1, "", "YAML-SIZE", "fichier de plus de 256 Kio", "file over 256 KiB");
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString());
        } catch (CharacterCodingException e) {
            faults.add(1, "", "YAML-UTF-8", "le fichier n'est pas en UTF-8", "the file is not UTF-8");
            return Optional.empty();
        }
    }

    private void parse(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setUseMarks(true)
                .setCodePointLimit(MOST_BYTES)
                .build();
        try {
            for (Event event : new Parse(settings).parseString(text)) {
                if (!take(event)) {
                    return;
                }
            }
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            faults.add(line, "", "YAML-SYNTAX", "YAML mal formé", "malformed YAML");
        } catch (YamlEngineException e) {
            faults.add(1, "", "YAML-SYNTAX", "YAML mal formé ou trop grand", "malformed or too large YAML");
        }
    }

    /** @return whether reading may go on */
    private boolean take(Event event) {
        int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        if (event instanceof DocumentStartEvent && ++documents > 1) {
            faults.add(line, "", "YAML-ONE", "un seul document par fichier", "one document a file");
            return false;
        }
        if (event instanceof AliasEvent
                || event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            faults.add(line, "", "YAML-ALIAS", "ancres et alias sont refusés", "anchors and aliases are refused");
            return false;
        }
        if (isTagged(event)) {
            faults.add(line, "", "YAML-TAG", "les étiquettes (!…) sont refusées", "tags (!…) are refused");
            return false;
        }
        if (event instanceof NodeEvent && (++nodes > MOST_NODES || open.size() > DEEPEST)) {
            faults.add(line, "", "YAML-SIZE", "trop de nœuds ou de niveaux", "too many nodes or levels");
            return false;
        }
        if (event instanceof ScalarEvent scalar) {
            add(new YamlNode.Scalar(line, scalar.getValue(), scalar.getScalarStyle() != ScalarStyle.PLAIN));
        } else if (event instanceof CollectionStartEvent) {
            open.push(new Open(line, event instanceof MappingStartEvent));
        } else if (event.getEventId() == Event.ID.SequenceEnd || event.getEventId() == Event.ID.MappingEnd) {
            Open closed = open.pop();
            add(
                    closed.entries == null
                            ? new YamlNode.Sequence(closed.line, closed.items)
                            : new YamlNode.Mapping(closed.line, closed.entries));
        }
        return true;
    }

    private static boolean isTagged(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getTag().isPresent();
        }
        return event instanceof CollectionStartEvent start && start.getTag().isPresent();
    }

    private void add(YamlNode node) {
        Open parent = open.peek();
        if (parent == null) {
            root = node;
        } else if (parent.entries == null) {
            parent.items.add(node);
        } else if (parent.key == null) {
            parent.key = key(node);
        } else {
            YamlNode.Scalar key = parent.key;
            parent.key = null;
            if (parent.entries.put(key.text(), new YamlNode.Entry(key.line(), node)) != null) {
                faults.add(key.line(), key.text(), "YAML-TWICE", "clé écrite deux fois", "key written twice");
            }
        }
    }

    private YamlNode.Scalar key(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar) {
            return scalar;
        }
        faults.add(node.line(), "", "YAML-KEY", "une clé est un mot", "a key is a word");
        return new YamlNode.Scalar(node.line(), "", true);
    }
}
