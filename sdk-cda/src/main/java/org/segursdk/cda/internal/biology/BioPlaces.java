package org.segursdk.cda.internal.biology;

import java.util.List;
import java.util.function.BiConsumer;
import org.segursdk.cda.biology.BioChapter;
import org.segursdk.cda.biology.BioIsolate;
import org.segursdk.cda.biology.BioItem;
import org.segursdk.cda.biology.BioPanel;
import org.segursdk.cda.biology.BioResult;
import org.segursdk.cda.biology.BioResults;

/** Walks through a report. */
final class BioPlaces {
    private BioPlaces() {}

    /** The results of each chapter and sub-chapter, with their path in the words of the builder. */
    static void eachResults(BioContent content, BiConsumer<BioResults, String> visitor) {
        for (int c = 0; c < content.chapters().size(); c++) {
            BioChapter chapter = content.chapters().get(c);
            String path = "chapters[" + c + "]";
            chapter.results().ifPresent(results -> visitor.accept(results, path + ".results"));
            for (int s = 0; s < chapter.subchapters().size(); s++) {
                visitor.accept(chapter.subchapters().get(s).results(), path + ".subchapters[" + s + "].results");
            }
        }
    }

    /** {@code active} while something is awaited, {@code aborted} when nothing came out of it, else {@code completed}. */
    static String status(BioResults results) {
        boolean something = false;
        for (BioItem item : results.items()) {
            String status = "completed";
            if (item instanceof BioPanel panel) {
                status = status(panel.results(), panel.awaited());
            } else if (item instanceof BioIsolate isolate) {
                status = status(isolate);
            } else if (item instanceof BioResult result) {
                status = result.isUnavailable() ? "aborted" : "completed";
            }
            if (status.equals("active")) {
                return status;
            }
            something |= status.equals("completed");
        }
        return something ? "completed" : "aborted";
    }

    static String status(BioIsolate isolate) {
        return isolate.awaited().isEmpty() ? "completed" : "active";
    }

    static String status(List<BioResult> results, List<String> awaited) {
        if (!awaited.isEmpty()) {
            return "active";
        }
        for (BioResult result : results) {
            if (!result.isUnavailable()) {
                return "completed";
            }
        }
        return "aborted";
    }
}
