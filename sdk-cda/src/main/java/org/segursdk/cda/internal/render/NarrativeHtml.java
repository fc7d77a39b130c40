package org.segursdk.cda.internal.render;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.tree.Node;

/**
 * Narrative blocks: paragraphs, lists, tables, marked words, links and media. Nothing passes but what is named here; the text of
 * an unknown element is kept. Source: cda §5.3.
 */
final class NarrativeHtml {
    private static final Set<String> BLOCKS = Set.of("table", "list", "paragraph", "text");
    private static final Map<String, String> STYLES = Map.ofEntries(
            Map.entry("bold", "b"),
            Map.entry("italics", "i"),
            Map.entry("italic", "i"),
            Map.entry("bolditalics", "b i"),
            Map.entry("bolditalic", "b i"),
            Map.entry("underline", "u"),
            Map.entry("emphasis", "em"));
    private static final Map<String, String> NUMBERING = Map.of(
            "littleroman", "lower-roman",
            "bigroman", "upper-roman",
            "littlealpha", "lower-alpha",
            "bigalpha", "upper-alpha");

    /** Elements shown one inside the other; the words of what is deeper are kept. */
    private static final int MAX_DEPTH = 24;
    /** Tables shown one inside the other; the standard allows none. */
    private static final int MAX_TABLES = 2;
    /** Lists shown one inside the other: more leave no room on paper. */
    private static final int MAX_LISTS = 6;

    private final Html html;
    private final Words words;
    private final MediaHtml media;
    private final TableHtml tables;
    private final Flags flags;
    private final Set<String> writtenIds = new HashSet<>();
    private int depth;
    private int tableDepth;
    private int listDepth;

    NarrativeHtml(Html html, Words words, MediaHtml media, Flags flags, boolean paper) {
        this.html = html;
        this.words = words;
        this.media = media;
        this.flags = flags;
        this.tables = new TableHtml(html, this, flags, paper);
    }

    /** Whether what comes stands in one of two columns. */
    void inColumn(boolean value) {
        tables.inColumn(value);
    }

    /** All that stands inside an element. */
    void content(Node node) {
        if (node.first() == null) {
            html.text(node.ownText());
            return;
        }
        for (Node child = node.first(); child != null; child = child.next()) {
            if (child.isText()) {
                html.text(child.ownText());
            } else {
                element(child);
            }
        }
    }

    void element(Node node) {
        int table = node.is("table") ? 1 : 0;
        int list = node.is("list") ? 1 : 0;
        if (depth == MAX_DEPTH || tableDepth + table > MAX_TABLES || listDepth + list > MAX_LISTS) {
            flat(node);
            return;
        }
        depth++;
        tableDepth += table;
        listDepth += list;
        known(node);
        listDepth -= list;
        tableDepth -= table;
        depth--;
    }

    /** The words alone, apart from each other: nobody reads what is nested deeper, and layout takes for ever. */
    private void flat(Node node) {
        if (node.isText()) {
            html.text(node.ownText());
            return;
        }
        html.text(" ");
        if (node.is("renderMultiMedia")) {
            media.rendered(node);
        } else if (node.first() == null) {
            html.text(node.ownText());
        }
        for (Node child = node.first(); child != null; child = child.next()) {
            flat(child);
        }
        html.text(" ");
    }

    private void known(Node node) {
        switch (node.name()) {
            case "paragraph" -> marked(holdsBlock(node) ? "div" : "p", "p", node);
            case "content" -> marked(holdsBlock(node) ? "div" : "span", null, node);
            case "sub", "sup" -> {
                html.open(node.name());
                content(node);
                html.close();
            }
            case "br" -> html.empty("br");
            case "list" -> list(node);
            case "table" -> tables.table(node);
            case "linkHtml" -> link(node);
            case "renderMultiMedia" -> media.rendered(node);
            case "footnote" -> {
                html.open("span", "class", "footnote", "role", "note", "id", id(node))
                        .text(" [");
                content(node);
                html.text("]").close();
            }
            case "footnoteRef" ->
                html.leaf("a", words.say("[voir la note]", "[see note]"), "href", "#" + anchor(node.value("IDREF")));
            case "caption" -> marked(holdsBlock(node) ? "div" : "span", "caption", node);
            case "col", "colgroup" -> {
                // widths are ours
            }
            default -> marked(holdsBlock(node) ? "div" : "span", null, node);
        }
    }

    private void marked(String tag, @Nullable String style, Node node) {
        html.open(tag, "class", styles(style, node), "id", id(node), "lang", language(node));
        content(node);
        flagsOf(node);
        html.close();
    }

    /** Interpretations tied to these words, unless the row shows them beside the result. */
    void flagsOf(Node node) {
        if (node.has("ID")) {
            for (Flags.Flag flag : flags.on(node.value("ID"))) {
                if (!tables.isPlaced(flag)) {
                    flag(flag);
                }
            }
        }
    }

    void flag(Flags.Flag flag) {
        html.text(" ")
                .leaf(
                        flag.level() == Flags.Level.NOTE ? "em" : "strong",
                        flag.shown(),
                        "class",
                        "flag " + flag.level().style);
    }

    private void list(Node list) {
        for (Node child : list) {
            if (child.is("caption")) {
                html.open("p", "class", "caption");
                content(child);
                html.close();
            }
        }
        boolean ordered = list.value("listType").equals("ordered");
        html.open(ordered ? "ol" : "ul", "class", styles(null, list), "id", id(list));
        for (Node child : list) {
            if (child.isText() ? !child.ownText().isBlank() : !child.is("caption")) {
                html.open("li", "id", id(child), "class", styles(null, child));
                if (child.isText()) {
                    html.text(child.ownText());
                } else if (child.is("item")) {
                    content(child);
                    flagsOf(child);
                } else {
                    element(child);
                }
                html.close();
            }
        }
        if (list.first() == null && !list.ownText().isBlank()) {
            html.leaf("li", list.ownText());
        }
        html.close();
    }

    /** Only absolute web addresses and places of this document are followed; of the others the words are kept. */
    private void link(Node link) {
        String address = link.value("href").strip();
        String lower = address.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http://") || lower.startsWith("https://")) {
            html.open("a", "href", address, "rel", "noopener noreferrer nofollow", "target", "_blank");
            linkWords(link, address);
            html.close();
        } else if (address.startsWith("#") && address.length() > 1) {
            html.open("a", "href", "#" + anchor(address.substring(1)));
            linkWords(link, address);
            html.close();
        } else {
            html.open("span", "id", id(link));
            content(link);
            html.close();
            if (!address.isEmpty()) {
                html.leaf("span", " " + words.say("[lien désactivé]", "[link disabled]"), "class", "absent");
            }
        }
    }

    private void linkWords(Node link, String address) {
        if (link.fullText().isBlank()) {
            html.text(address);
        } else {
            content(link);
        }
    }

    static boolean holdsBlock(Node node) {
        for (Node child = node.first(); child != null; child = child.next()) {
            if (BLOCKS.contains(child.name()) || holdsBlock(child)) {
                return true;
            }
        }
        return false;
    }

    /** Classes for the known style codes; unknown ones say nothing. */
    @Nullable
    String styles(@Nullable String own, Node node) {
        List<String> classes = new ArrayList<>(3);
        if (own != null) {
            classes.add(own);
        }
        for (String code : node.value("styleCode").split("\\s+")) {
            String key = code.toLowerCase(Locale.ROOT);
            if (STYLES.containsKey(key)) {
                classes.add(STYLES.get(key));
            } else if (NUMBERING.containsKey(key)) {
                classes.add(NUMBERING.get(key));
            }
        }
        switch (node.value("align")) {
            case "center" -> classes.add("center");
            case "right" -> classes.add("right");
            default -> {
                // left is ours
            }
        }
        return classes.isEmpty() ? null : String.join(" ", classes);
    }

    /** The anchor of an element with an ID, once only. */
    @Nullable
    String id(Node node) {
        String id = node.value("ID");
        return !id.isEmpty() && writtenIds.add(anchor(id)) ? anchor(id) : null;
    }

    static String anchor(String id) {
        return "n-" + id.replaceAll("[^A-Za-z0-9_.-]", "_");
    }

    private static @Nullable String language(Node node) {
        String language = node.value("language");
        return language.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") ? language : null;
    }
}
