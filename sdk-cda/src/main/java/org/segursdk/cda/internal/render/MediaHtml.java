package org.segursdk.cda.internal.render;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.tree.Node;

/** Images inside the text, other files as named attachments. */
final class MediaHtml {
    private final Html html;
    private final Words words;
    private final Loaded loaded;
    private final Map<Node, byte[]> bytes;
    private final boolean links;
    private final Set<Node> shown = new HashSet<>();
    /** Attachments written once, by their place; further mentions lead there. */
    private final Map<Node, Integer> numbers = new HashMap<>();

    /**
     * @param bytes contents to embed; the others are named only
     * @param links whether attachments can be links to themselves
     */
    MediaHtml(Html html, Words words, Loaded loaded, Map<Node, byte[]> bytes, boolean links) {
        this.html = html;
        this.words = words;
        this.loaded = loaded;
        this.bytes = bytes;
        this.links = links;
    }

    /** A {@code renderMultiMedia}: one or several media by their IDs. */
    void rendered(Node reference) {
        Node caption = reference.child("caption");
        String words = People.text(caption);
        for (String id : reference.value("referencedObject").strip().split("\\s+")) {
            Node target = loaded.media.get(id);
            if (target == null) {
                html.leaf(
                        "span",
                        this.words.say("[Image absente du document]", "[Image missing from the document]"),
                        "class",
                        "absent");
            } else {
                media(target, words);
            }
        }
    }

    /** Media that no narrative shows. */
    List<Node> unseen() {
        List<Node> left = new ArrayList<>();
        for (Node media : loaded.allMedia()) {
            if (!shown.contains(media)) {
                left.add(media);
            }
        }
        return left;
    }

    void media(Node observationMedia, String caption) {
        shown.add(observationMedia);
        Node value = observationMedia.child("value");
        if (value == null || Media.of(value).kind() == Media.Kind.NONE) {
            html.leaf(
                    "span",
                    words.say("[Contenu joint : ", "[Attached content: ") + words.nothing(value) + "]",
                    "class",
                    "absent");
            return;
        }
        Media media = Media.of(value);
        byte[] content = bytes.get(value);
        if (media.kind().isImage() && content != null) {
            html.open("span", "class", "figure");
            html.empty(
                    "img",
                    "src",
                    data(media.kind(), content),
                    "alt",
                    caption.isEmpty()
                            ? words.say("Image jointe au document", "Image attached to the document")
                            : caption);
            if (!caption.isEmpty()) {
                html.leaf("span", caption, "class", "caption");
            }
            html.close();
        } else {
            attachment(value, name(observationMedia, media), caption);
        }
    }

    private static String name(Node observationMedia, Media media) {
        String id = observationMedia.value("ID").replaceAll("[^A-Za-z0-9_-]", "_");
        return (id.isEmpty() ? "document" : id) + "." + media.kind().extension;
    }

    /** A file named with its size, as a link when it stands in the page. */
    void attachment(Node value, String name, String caption) {
        Media media = Media.of(value);
        String title = title(media.kind());
        byte[] content = bytes.get(value);
        int number = numbers.getOrDefault(value, 0);
        if (number == 0) {
            numbers.put(value, numbers.size() + 1);
        }
        html.open("span", "class", "attachment", "id", number == 0 ? "file-" + numbers.size() : null);
        if (content != null && links && number > 0) {
            html.leaf("a", title + " " + name, "href", "#file-" + number);
        } else if (content != null && links) {
            html.leaf("a", title + " " + name, "href", data(media.kind(), content), "download", name);
        } else {
            html.leaf("strong", title + " " + name);
        }
        html.text(" (" + size(media.size()) + pages(content, media.kind()) + ")");
        if (content == null) {
            html.text(words.say(", joint au document d'origine", ", attached to the original document"));
        }
        if (!caption.isEmpty()) {
            html.text(" – " + caption);
        }
        html.close();
    }

    private String title(Media.Kind kind) {
        return switch (kind) {
            case PDF -> words.say("Document PDF", "PDF document");
            case PNG, JPEG, GIF -> words.say("Image", "Image");
            case TEXT -> words.say("Texte", "Text");
            default -> words.say("Fichier joint", "Attached file");
        };
    }

    private String pages(byte @Nullable [] content, Media.Kind kind) {
        int pages = content == null || kind != Media.Kind.PDF ? 0 : PdfFacts.pages(content);
        return pages == 0 ? "" : ", " + pages + " page" + (pages > 1 ? "s" : "");
    }

    private String size(long bytes) {
        if (bytes < 1000) {
            return bytes + words.say(" octets", " bytes");
        }
        return bytes < 1_000_000
                ? (bytes + 500) / 1000 + words.say(" ko", " kB")
                : (bytes + 500_000) / 1_000_000 + words.say(" Mo", " MB");
    }

    static String data(Media.Kind kind, byte[] content) {
        return "data:" + kind.mediaType + ";base64," + Base64.getEncoder().encodeToString(content);
    }
}
