package org.segursdk.cda.read.biology;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.EmbeddedContent;
import org.segursdk.cda.read.ReadActor;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadId;
import org.segursdk.cda.read.ReadPeriod;
import org.segursdk.cda.read.ReadStatement;

/**
 * Results that belong together: the examinations of a chapter, a panel, a germ with its antibiogram. Source: cda §8.3.
 *
 * @param kind which of them
 * @param code what it is, if told
 * @param organism the germ isolated, for an isolate, if told
 * @param organismIds identifiers of the germ isolated
 * @param status {@code completed}, {@code active}, {@code aborted}, if told
 * @param period when, if told
 * @param specimens specimens
 * @param results results directly inside
 * @param panels panels and isolates directly inside
 * @param comments comments, in words
 * @param images images
 * @param performers laboratories that did the work: the subcontractor, when there is one
 * @param validators biologists who validated
 * @param statement the panel as it stands
 */
public record ReadBioPanel(
        Kind kind,
        Optional<ReadCode> code,
        Optional<ReadCode> organism,
        List<ReadId> organismIds,
        Optional<String> status,
        Optional<ReadPeriod> period,
        List<ReadBioSpecimen> specimens,
        List<ReadBioResult> results,
        List<ReadBioPanel> panels,
        List<String> comments,
        List<EmbeddedContent> images,
        List<ReadActor> performers,
        List<ReadActor> validators,
        ReadStatement statement) {
    /** Kinds of groups. */
    public enum Kind {
        /** All that an entry of a chapter holds. */
        EXAMINATIONS,
        /** A panel; an antibiogram inside an isolate. */
        PANEL,
        /** A germ with its count and antibiogram. */
        ISOLATE
    }

    public ReadBioPanel {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(organism, "organism");
        organismIds = List.copyOf(organismIds);
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(period, "period");
        specimens = List.copyOf(specimens);
        results = List.copyOf(results);
        panels = List.copyOf(panels);
        comments = List.copyOf(comments);
        images = List.copyOf(images);
        performers = List.copyOf(performers);
        validators = List.copyOf(validators);
        Objects.requireNonNull(statement, "statement");
    }

    /** Its results and those of the panels inside, in document order within each. */
    public List<ReadBioResult> allResults() {
        List<ReadBioResult> all = new ArrayList<>(results);
        panels.forEach(panel -> all.addAll(panel.allResults()));
        return all;
    }

    /** The isolates inside, at any depth. */
    public List<ReadBioPanel> isolates() {
        List<ReadBioPanel> found = new ArrayList<>();
        if (kind == Kind.ISOLATE) {
            found.add(this);
        }
        panels.forEach(panel -> found.addAll(panel.isolates()));
        return found;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadBioPanel[" + kind + ", redacted]";
    }
}
