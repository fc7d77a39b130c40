package org.segursdk.cda.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.segursdk.cda.internal.read.Actors;
import org.segursdk.cda.internal.read.Datatypes;
import org.segursdk.cda.internal.read.PlainText;
import org.segursdk.cda.internal.read.Scope;
import org.segursdk.cda.internal.tree.Node;

/**
 * A section of a level-3 document, whatever its model: what people read, and its entries. Each part is looked up when it is
 * asked for. Immutable, thread-safe. Source: cda §5.2.
 */
public final class ReadSection {
    private final Scope scope;
    private final Node node;

    ReadSection(Scope scope, Node node) {
        this.scope = scope;
        this.node = node;
    }

    /** The sections of a body or of a section, in their order. */
    static List<ReadSection> below(Scope scope, Node parent) {
        List<ReadSection> sections = new ArrayList<>();
        for (Node component = parent.child("component"); component != null; component = component.next("component")) {
            for (Node section = component.child("section"); section != null; section = section.next("section")) {
                sections.add(new ReadSection(scope, section));
            }
        }
        return sections;
    }

    /** templateId roots, in their order. */
    public List<String> templateIds() {
        return Datatypes.templates(node);
    }

    public boolean hasTemplate(String root) {
        return node.hasTemplate(root);
    }

    public List<ReadId> ids() {
        return Datatypes.ids(node);
    }

    public Optional<ReadCode> code() {
        return new Datatypes(scope).code(node, "code");
    }

    /** Whether it bears that LOINC code, in any system written. */
    public boolean hasCode(String code) {
        Node written = node.child("code");
        return written != null && code.equals(written.attribute("code"));
    }

    public Optional<String> title() {
        return Datatypes.text(node.child("title"));
    }

    /** What people read, as plain text: lines and cells stay apart. Empty when there is none. */
    public Optional<String> text() {
        Node text = node.child("text");
        return text == null ? Optional.empty() : Optional.of(PlainText.of(text)).filter(words -> !words.isEmpty());
    }

    /** The narrative block as it stands. */
    public Optional<ReadElement> narrative() {
        return Optional.ofNullable(node.child("text")).map(ReadElement::new);
    }

    /** Authors of the section, who then stand in for those of the header. */
    public List<ReadActor> authors() {
        return new Actors(new Datatypes(scope)).actors(node, "author");
    }

    /** The statements of its entries, in their order. */
    public List<ReadStatement> entries() {
        List<ReadStatement> entries = new ArrayList<>();
        for (Node entry = node.child("entry"); entry != null; entry = entry.next("entry")) {
            ReadStatement.in(scope, entry).ifPresent(entries::add);
        }
        return entries;
    }

    /** Sections inside, in their order. */
    public List<ReadSection> sections() {
        return below(scope, node);
    }

    /** The first section inside, at any depth, with that templateId. */
    public Optional<ReadSection> find(String template) {
        for (ReadSection section : sections()) {
            Optional<ReadSection> found = section.hasTemplate(template) ? Optional.of(section) : section.find(template);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The files embedded in its entries, those of sections inside included. */
    public List<EmbeddedContent> contents() {
        return Contents.below(scope, node);
    }

    /** The section as it stands. */
    public ReadElement element() {
        return new ReadElement(node);
    }

    public String path() {
        return node.path();
    }

    /** Redacted: its path. */
    @Override
    public String toString() {
        return "ReadSection[" + path() + "]";
    }
}
