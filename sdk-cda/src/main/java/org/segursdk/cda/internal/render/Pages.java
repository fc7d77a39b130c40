package org.segursdk.cda.internal.render;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.tree.Node;
import org.segursdk.cda.render.PdfCopy;
import org.segursdk.cda.render.RenderOptions;
import org.segursdk.cda.render.RenderReport;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.error.LocalizedText;

/** From a document to bytes. */
public final class Pages {
    /** Contents larger than this, one by one or together, are named and not embedded. */
    private static final long MAX_EMBEDDED = 32_000_000;

    private Pages() {}

    public static RenderReport html(ContentSource source, RenderOptions options, OutputStream out) throws IOException {
        Loaded loaded = Loaded.read(source);
        List<LocalizedText> notices = notices(options);
        Map<Node, byte[]> bytes = embedded(loaded, options.embedAttachments(), notices);
        String page = new Page(loaded, options, bytes, text -> text).browser();
        out.write(page.getBytes(StandardCharsets.UTF_8));
        return new RenderReport(0, false, List.of(), notices);
    }

    public static RenderReport pdf(ContentSource source, RenderOptions options, OutputStream out) throws IOException {
        Loaded loaded = Loaded.read(source);
        List<LocalizedText> notices = notices(options);
        Node pdf = options.pdfCopy() == PdfCopy.IGNORED ? null : loaded.pdf();
        if (pdf != null && options.pdfCopy() == PdfCopy.FIRST) {
            MediaBytes.copy(loaded, pdf, out);
            return new RenderReport(0, true, List.of(), notices);
        }
        try {
            byte[] copy = cover(loaded, pdf, notices);
            Map<Node, byte[]> bytes = embedded(loaded, false, notices);
            return new PdfMaker(loaded, options, bytes, notices).write(copy, out);
        } catch (NoClassDefFoundError absent) {
            throw new IllegalStateException(
                    "PDF needs openhtmltopdf-pdfbox and jasperreports-fonts on the class path", absent);
        }
    }

    private static byte @Nullable [] cover(Loaded loaded, @Nullable Node pdf, List<LocalizedText> notices)
            throws IOException {
        if (pdf == null) {
            return null;
        }
        byte[] copy = MediaBytes.read(loaded, Set.of(pdf)).get(pdf);
        if (copy == null || PdfFacts.pages(copy) == 0) {
            notices.add(LocalizedText.of(
                    "le PDF contenu dans le document est illisible : le document est mis en page",
                    "the PDF in the document cannot be read: the document is laid out"));
            return null;
        }
        return copy;
    }

    private static List<LocalizedText> notices(RenderOptions options) {
        List<LocalizedText> notices = new ArrayList<>();
        byte[] image = options.identityImage();
        if (image.length > 0 && !Images.isPng(image)) {
            notices.add(LocalizedText.of("l'image d'identité n'est pas un PNG", "the identity image is not a PNG"));
        }
        return notices;
    }

    /** Contents to embed, read in one pass: images that can be drawn, plain text, and attachments when wanted. */
    private static Map<Node, byte[]> embedded(Loaded loaded, boolean attachments, List<LocalizedText> notices)
            throws IOException {
        Set<Node> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
        long total = 0;
        List<Node> candidates = new ArrayList<>();
        if (loaded.level1() != null) {
            candidates.add(loaded.level1());
        }
        for (Node media : loaded.allMedia()) {
            Node value = media.child("value");
            if (value != null) {
                candidates.add(value);
            }
        }
        for (Node value : candidates) {
            Media media = Media.of(value);
            boolean useful = media.kind().isImage() || media.kind() == Media.Kind.TEXT || attachments;
            if (useful && media.kind() != Media.Kind.NONE) {
                if (total + media.size() > MAX_EMBEDDED) {
                    notices.add(LocalizedText.of(
                            "un contenu joint est trop volumineux pour la page",
                            "an attached content is too large for the page"));
                } else {
                    total += media.size();
                    wanted.add(value);
                }
            }
        }
        Map<Node, byte[]> bytes = new IdentityHashMap<>(MediaBytes.read(loaded, wanted));
        if (bytes.entrySet()
                .removeIf(content ->
                        Media.of(content.getKey()).kind().isImage() && !Images.isDrawable(content.getValue()))) {
            notices.add(LocalizedText.of("une image ne peut être dessinée", "an image cannot be drawn"));
        }
        return bytes;
    }
}
