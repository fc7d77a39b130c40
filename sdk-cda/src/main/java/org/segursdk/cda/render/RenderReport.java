package org.segursdk.cda.render;

import java.util.List;
import org.segursdk.core.error.LocalizedText;

/**
 * What a rendering made.
 *
 * @param pages pages of a PDF; 0 for HTML and for a PDF handed over as it was
 * @param original whether the output is the PDF of the document itself, byte for byte
 * @param replaced characters that no font has, as {@code U+4E2D}; each stands in the output as {@code [U+4E2D]}
 * @param notices what a reader should know: content too large to embed, media that could not be shown; never quotes the content
 */
public record RenderReport(int pages, boolean original, List<String> replaced, List<LocalizedText> notices) {
    public RenderReport {
        replaced = List.copyOf(replaced);
        notices = List.copyOf(notices);
    }

    /** Counts alone. */
    @Override
    public String toString() {
        return "RenderReport[" + pages + " pages, " + replaced.size() + " replaced, " + notices.size() + " notices]";
    }
}
