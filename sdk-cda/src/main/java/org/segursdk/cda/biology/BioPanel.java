package org.segursdk.cda.biology;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Results that belong together (batterie: numération, ionogramme). Rules are checked by the report. Immutable. Source: cda
 * §8.3 (b).
 *
 * @param label name of the panel
 * @param code code, if any
 * @param results results, in the laboratory's order
 * @param specimens specimens of this panel alone
 * @param comments free text on the panel
 * @param images images shown with the panel
 * @param awaited names of the analyses still in course; the panel is then active, in a partial report
 */
public record BioPanel(
        String label,
        Optional<BioCode> code,
        List<BioResult> results,
        List<BioSpecimen> specimens,
        List<String> comments,
        List<BioImage> images,
        List<String> awaited)
        implements BioItem {
    public BioPanel {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(code, "code");
        results = List.copyOf(results);
        specimens = List.copyOf(specimens);
        comments = List.copyOf(comments);
        images = List.copyOf(images);
        awaited = List.copyOf(awaited);
    }

    /** @param label name of the panel */
    public static Builder of(String label) {
        return new Builder(label);
    }

    /** An analysis still in course, for a partial report. */
    public static BioPanel awaited(String label, BioCode code) {
        return of(label).code(code).addAwaited(label).build();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "BioPanel[redacted]";
    }

    /** Builds a panel. */
    public static final class Builder {
        private final String label;
        private @Nullable BioCode code;
        private final List<BioResult> results = new ArrayList<>();
        private final List<BioSpecimen> specimens = new ArrayList<>();
        private final List<String> comments = new ArrayList<>();
        private final List<BioImage> images = new ArrayList<>();
        private final List<String> awaited = new ArrayList<>();

        private Builder(String label) {
            this.label = Objects.requireNonNull(label, "label");
        }

        public Builder code(BioCode value) {
            this.code = value;
            return this;
        }

        public Builder addResult(BioResult result) {
            this.results.add(result);
            return this;
        }

        public Builder addSpecimen(BioSpecimen specimen) {
            this.specimens.add(specimen);
            return this;
        }

        public Builder addComment(String text) {
            this.comments.add(text);
            return this;
        }

        public Builder addImage(BioImage image) {
            this.images.add(image);
            return this;
        }

        /** Name of an analysis still in course. */
        public Builder addAwaited(String analysis) {
            this.awaited.add(analysis);
            return this;
        }

        public BioPanel build() {
            return new BioPanel(label, Optional.ofNullable(code), results, specimens, comments, images, awaited);
        }
    }
}
