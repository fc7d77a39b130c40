package org.segursdk.cda.internal.render;

import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.tree.Node;
import org.segursdk.cda.render.RenderOptions;
import org.segursdk.cda.render.RenderReport;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.xml.SecureXml;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** Lays a page out as PDF/A-1a, with the fonts of {@link Fonts} inside. */
final class PdfMaker {
    private static final double USUAL = 9.5;
    /** Bytes that laying out one element takes, and one character. */
    private static final int ELEMENT_WEIGHT = 6_000;

    private static final int CHARACTER_WEIGHT = 12;

    static {
        // The engine may quote the document in its log.
        XRLog.setLoggingEnabled(false);
    }

    private static final FSCacheEx<String, FSCacheValue> METRICS = new FSDefaultCacheStore();

    private final Loaded loaded;
    private final RenderOptions options;
    private final Map<Node, byte[]> bytes;
    private final List<LocalizedText> notices;
    private boolean untagged;
    private final Fonts.Replaced glyphs = Fonts.replaced();

    PdfMaker(Loaded loaded, RenderOptions options, Map<Node, byte[]> bytes, List<LocalizedText> notices) {
        this.loaded = loaded;
        this.options = options;
        this.bytes = new IdentityHashMap<>();
        bytes.forEach((node, content) ->
                this.bytes.put(node, Media.of(node).kind().isImage() ? Images.opaque(content) : content));
        this.notices = notices;
    }

    /** @param copy the PDF that follows the cover; null when the document itself is laid out */
    RenderReport write(byte @Nullable [] copy, OutputStream out) throws IOException {
        if (copy != null) {
            return withCover(copy, out);
        }
        Laid laid = Body.isCompact(loaded.document) ? onePage() : lay(USUAL, false, Integer.MAX_VALUE);
        out.write(laid.pdf);
        return new RenderReport(laid.pages, false, glyphs.report(), notices);
    }

    /** The largest size that fits one page; when none does, the usual one on several. */
    private Laid onePage() throws IOException {
        Laid usual = lay(USUAL, false, Integer.MAX_VALUE);
        if (usual.pages != 2) {
            // One page already, or more than the smallest size could gain.
            return usual;
        }
        Laid middle = lay(8.5, false, 1);
        Laid other = lay(middle.pages == 1 ? 9 : 8, false, 1);
        return other.pages == 1 ? other : middle.pages == 1 ? middle : usual;
    }

    private RenderReport withCover(byte[] copy, OutputStream out) throws IOException {
        Laid cover = lay(USUAL, true, Integer.MAX_VALUE);
        try (PDDocument first = Loader.loadPDF(cover.pdf);
                PDDocument second = Loader.loadPDF(copy)) {
            new PDFMergerUtility().appendDocument(first, second);
            // The metadata tell of PDF/A-1, which the copy need not be.
            first.getDocumentCatalog().setMetadata(null);
            first.save(out);
            return new RenderReport(first.getNumberOfPages(), false, glyphs.report(), notices);
        }
    }

    private record Laid(byte[] pdf, int pages) {}

    /** Draws what has no more pages than that; lays out only what has. */
    private Laid lay(double points, boolean cover, int maxPages) throws IOException {
        if (!untagged) {
            try {
                return lay(points, cover, maxPages, true);
            } catch (RuntimeException cannotBeTagged) {
                // The engine's tagging fails on some malformed tables; the words matter more than the tags.
                untagged = true;
                notices.add(LocalizedText.of(
                        "PDF sans balises d'accessibilité (PDF/A-1b)", "PDF without accessibility tags (PDF/A-1b)"));
            }
        }
        return lay(points, cover, maxPages, false);
    }

    private Laid lay(double points, boolean cover, int maxPages, boolean tagged) throws IOException {
        Document page = parse(bounded(new Page(loaded, options, bytes, glyphs).paper(points, cover)));
        ByteArrayOutputStream pdf = new ByteArrayOutputStream(128 * 1024);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.withW3cDocument(page, null)
                .useExternalResourceAccessControl(
                        (address, type) -> address.startsWith("data:"),
                        ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useExternalResourceAccessControl(
                        (address, type) -> address.startsWith("data:"),
                        ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                .usePdfAConformance(
                        tagged
                                ? PdfRendererBuilder.PdfAConformance.PDFA_1_A
                                : PdfRendererBuilder.PdfAConformance.PDFA_1_B)
                .usePdfUaAccessibility(tagged)
                .useColorProfile(profile())
                .useUnicodeBidiSplitter(RightToLeft.Splitter::new)
                .useUnicodeBidiReorderer(new RightToLeft.Reorderer())
                .useUnicodeLineBreaker(new LineBreaks())
                .withProducer("Ségur SDK")
                .withDiagnosticConsumer(diagnostic -> {
                    // silent: a diagnostic may quote the document
                })
                .useCacheStore(PdfRendererBuilder.CacheStore.PDF_FONT_METRICS, METRICS)
                // Written by save() below; without a stream of its own the engine would not finish the document.
                .toStream(OutputStream.nullOutputStream());
        fonts(builder);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            int pages = renderer.getRootBox().getLayer().getPages().size();
            if (pages <= maxPages) {
                try (PDDocument made = renderer.createPDFKeepOpen()) {
                    PdfDate.set(made, options.createdAt());
                    // PDF/A-1 knows no object streams.
                    made.save(pdf, CompressParameters.NO_COMPRESSION);
                }
            }
            return new Laid(pdf.toByteArray(), pages);
        }
    }

    /** The engine holds all boxes of all pages: what cannot fit is refused before, whatever the heap. */
    private static String bounded(String page) {
        long elements = page.chars().filter(c -> c == '<').count() / 2;
        long needed = elements * ELEMENT_WEIGHT + (long) page.length() * CHARACTER_WEIGHT;
        if (needed > Runtime.getRuntime().maxMemory() / 2) {
            throw InvalidInputException.of(
                    "document",
                    "/",
                    "RENDER-TOO-LARGE",
                    "trop volumineux pour être mis en pages avec cette mémoire : montrez-le en HTML",
                    "too large to be laid out in this memory: show it in HTML");
        }
        return page;
    }

    private static Document parse(String page) throws IOException {
        try {
            return SecureXml.parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
        } catch (SAXException e) {
            throw new IllegalStateException("page of ours is not XML", e);
        }
    }

    private static void fonts(PdfRendererBuilder builder) {
        builder.useFont(() -> Fonts.open("DejaVuSansCondensed.ttf"), "Segur", 400, FontStyle.NORMAL, true);
        builder.useFont(() -> Fonts.open("DejaVuSansCondensed-Bold.ttf"), "Segur", 700, FontStyle.NORMAL, true);
        builder.useFont(() -> Fonts.open("DejaVuSansCondensed-Oblique.ttf"), "Segur", 400, FontStyle.ITALIC, true);
        builder.useFont(() -> Fonts.open("DejaVuSansCondensed-BoldOblique.ttf"), "Segur", 700, FontStyle.ITALIC, true);
        // What bold and oblique do not draw, this one does.
        builder.useFont(() -> Fonts.open("DejaVuSans.ttf"), "SegurFallback", 400, FontStyle.NORMAL, true);
    }

    private static byte[] profile() {
        ICC_Profile profile = ((ICC_ColorSpace) ColorSpace.getInstance(ColorSpace.CS_sRGB)).getProfile();
        return profile.getData();
    }
}
