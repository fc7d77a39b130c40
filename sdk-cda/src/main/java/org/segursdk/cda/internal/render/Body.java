package org.segursdk.cda.internal.render;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.tree.Node;

/** The content: sections with their headings, or what a level 1 document holds. */
final class Body {
    private static final String VSM = "1.2.250.1.213.1.1.1.13";
    /** A table with more columns than this takes the width of the page. */
    private static final int NARROW = 4;

    private final Html html;
    private final Words words;
    private final Loaded loaded;
    private final Map<Node, byte[]> bytes;
    private final MediaHtml media;
    private final NarrativeHtml narrative;
    private final Flags flags;
    private final boolean compact;
    private @Nullable Map<String, String> namesById;
    private int sections;

    Body(Html html, Words words, Loaded loaded, Map<Node, byte[]> bytes, boolean paper) {
        this.html = html;
        this.words = words;
        this.loaded = loaded;
        this.bytes = bytes;
        this.media = new MediaHtml(html, words, loaded, bytes, !paper);
        this.flags = new Flags(loaded.structuredBody(), words);
        this.narrative = new NarrativeHtml(html, words, media, flags, paper);
        this.compact = isCompact(loaded.document);
    }

    static boolean isCompact(Node document) {
        return document.hasTemplate(VSM);
    }

    void write() {
        Node level1 = loaded.level1();
        Node body = loaded.structuredBody();
        if (level1 != null) {
            level1(level1);
        } else if (body == null) {
            html.leaf(
                    "p",
                    words.say("Ce document n'a pas de contenu.", "This document has no content."),
                    "class",
                    "absent");
        } else {
            copy();
            critical();
            for (Node component : body.children("component")) {
                Node section = component.child("section");
                if (section != null) {
                    section(section, 2);
                }
            }
            legend();
            unseen();
        }
    }

    /** Titles of the first level, for the summary; in the order of the anchors {@code s1}, {@code s2}… */
    static List<String> titles(Loaded loaded, Words words) {
        List<String> titles = new ArrayList<>();
        Node body = loaded.structuredBody();
        if (body != null) {
            for (Node component : body.children("component")) {
                Node section = component.child("section");
                if (section != null) {
                    titles.add(title(section, words));
                }
            }
        }
        return titles;
    }

    private static String title(Node section, Words words) {
        String title = People.text(section.child("title"));
        if (title.isEmpty()) {
            title = People.label(section.child("code"));
        }
        return title.isEmpty() ? words.say("Section sans titre", "Untitled section") : title;
    }

    /** A viewer shows the copy first. Source: cda §5.6. */
    private void copy() {
        Node pdf = loaded.pdf();
        if (pdf != null) {
            html.open("p", "class", "copy")
                    .text(words.say(
                            "Ce document comporte une copie PDF, à lire en premier : ",
                            "This document holds a PDF copy, to be read first: "));
            media.attachment(pdf, "document.pdf", "");
            html.close();
        }
    }

    private void critical() {
        if (flags.critical().isEmpty()) {
            return;
        }
        int count = flags.critical().size();
        html.open("div", "class", "alert", "role", "note");
        html.open("p")
                .leaf(
                        "strong",
                        count
                                + words.say(
                                        count > 1 ? " résultats critiques" : " résultat critique",
                                        count > 1 ? " critical results" : " critical result"))
                .text(words.say(
                        count > 1 ? " signalés par le laboratoire :" : " signalé par le laboratoire :",
                        " as coded by the laboratory:"))
                .close();
        html.open("ul");
        for (Flags.Flag flag : flags.critical()) {
            html.open("li").open("a", "href", "#" + NarrativeHtml.anchor(flag.id()));
            html.text(name(flag.id())).close();
            html.text(" : " + flag.shown()).close();
        }
        html.close().close();
    }

    /** The narrative words an ID marks. */
    private String name(String id) {
        Map<String, String> names = namesById;
        if (names == null) {
            names = new HashMap<>();
            for (Flags.Flag flag : flags.critical()) {
                names.put(flag.id(), "");
            }
            Node body = loaded.structuredBody();
            if (body != null) {
                collectNames(body, names);
            }
            namesById = names;
        }
        String name = names.getOrDefault(id, "");
        return name.isEmpty() ? words.say("résultat", "result") : name;
    }

    private static void collectNames(Node node, Map<String, String> names) {
        String id = node.value("ID");
        if (!id.isEmpty() && "".equals(names.get(id))) {
            names.put(id, People.text(node));
        }
        for (Node child = node.first(); child != null; child = child.next()) {
            collectNames(child, names);
        }
    }

    private void section(Node section, int level) {
        String id = level == 2 ? "s" + ++sections : null;
        String heading = "h" + Math.min(level, 6);
        html.line().open("section", "class", "level" + Math.min(level, 6), "id", id);
        html.leaf(heading, title(section, words));
        about(section);
        text(section);
        List<Node> children = new ArrayList<>();
        for (Node component : section.children("component")) {
            Node child = component.child("section");
            if (child != null) {
                children.add(child);
            }
        }
        if (compact && level >= 2) {
            columns(children, level);
        } else {
            children.forEach(child -> section(child, level + 1));
        }
        html.close();
    }

    /** Author, subject and confidentiality of a section that has its own. Source: cda §5.5. */
    private void about(Node section) {
        People people = new People(words);
        for (Node author : section.children("author")) {
            Node role = author.child("assignedAuthor");
            if (role != null) {
                html.leaf(
                        "p",
                        words.say("Auteur de la section : ", "Author of this section: ")
                                + String.join(", ", people.role(role, "assignedPerson", "representedOrganization"))
                                + ", " + new Dates(words).of(author.child("time")),
                        "class",
                        "about");
            }
        }
        Node subject = section.at("subject", "relatedSubject");
        if (subject != null) {
            String who = People.join(
                    " ", List.of(People.label(subject.child("code")), people.person(subject.child("subject"))));
            html.leaf(
                    "p",
                    words.say("Concerne : ", "About: ") + (who.isEmpty() ? words.absent() : who),
                    "class",
                    "about");
        }
        Node confidentiality = section.child("confidentialityCode");
        if (confidentiality != null && !confidentiality.value("code").equals("N")) {
            html.leaf(
                    "p",
                    words.say("Confidentialité : ", "Confidentiality: ") + People.label(confidentiality),
                    "class",
                    "about");
        }
    }

    private void text(Node section) {
        Node text = section.child("text");
        if (text != null && !isBlank(text)) {
            html.open("div", "class", "narrative", "id", narrative.id(text), "lang", language(section));
            narrative.content(text);
            html.close();
        } else if (section.child("component") == null) {
            int entries = section.count("entry");
            html.leaf(
                    "p",
                    entries == 0
                            ? words.nothing(text)
                            : words.say(
                                    "Texte non renseigné (" + entries + " donnée(s) codée(s), non affichée(s))",
                                    "No text (" + entries + " coded entries, not shown)"),
                    "class",
                    "absent");
        }
    }

    private static boolean isBlank(Node text) {
        return text.fullText().isBlank() && !holdsMedia(text);
    }

    private static boolean holdsMedia(Node node) {
        for (Node child : node) {
            if (child.is("renderMultiMedia") || child.is("linkHtml") || holdsMedia(child)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String language(Node section) {
        Node code = section.child("languageCode");
        String value = code == null ? "" : code.value("code");
        return value.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") ? value : null;
    }

    /** Narrow sub-sections side by side, down the first column then down the second; the wide ones after. */
    private void columns(List<Node> children, int level) {
        List<Node> narrow = new ArrayList<>();
        List<Node> wide = new ArrayList<>();
        for (Node child : children) {
            (columnsOf(child) <= NARROW && child.child("component") == null ? narrow : wide).add(child);
        }
        if (narrow.size() < 2) {
            children.forEach(child -> section(child, level + 1));
            return;
        }
        long total = narrow.stream().mapToLong(Body::weight).sum();
        long left = 0;
        int cut = 0;
        while (cut < narrow.size() - 1 && (cut == 0 || left + weight(narrow.get(cut)) / 2 <= total / 2)) {
            left += weight(narrow.get(cut));
            cut++;
        }
        narrative.inColumn(true);
        html.open("div", "class", "columns").open("div", "class", "column");
        narrow.subList(0, cut).forEach(child -> section(child, level + 1));
        html.close().open("div", "class", "column");
        narrow.subList(cut, narrow.size()).forEach(child -> section(child, level + 1));
        html.close().close();
        narrative.inColumn(false);
        wide.forEach(child -> section(child, level + 1));
    }

    private static int columnsOf(Node node) {
        int most = node.is("tr") ? node.count("td") + node.count("th") : 0;
        for (Node child = node.first(); child != null; child = child.next()) {
            if (!child.is("entry")) {
                most = Math.max(most, columnsOf(child));
            }
        }
        return most;
    }

    private static long weight(Node section) {
        Node text = section.child("text");
        return 120 + (text == null ? 0 : lines(text));
    }

    private static long lines(Node node) {
        long weight = node.is("tr") || node.is("item") || node.is("paragraph")
                ? 30
                : node.ownText().length() / 2;
        for (Node child = node.first(); child != null; child = child.next()) {
            weight += lines(child);
        }
        return weight;
    }

    private void legend() {
        if (!flags.isEmpty()) {
            html.leaf(
                    "p",
                    words.say(
                            "▲ haut, ▼ bas, ◆ anormal, signe doublé et CRITIQUE : interprétations codées par l'émetteur. "
                                    + "Un résultat sans signe n'est pas pour autant déclaré normal.",
                            "▲ high, ▼ low, ◆ abnormal, doubled sign and CRITICAL: interpretations coded by the sender. "
                                    + "A result without a sign is not thereby said to be normal."),
                    "class",
                    "legend");
        }
    }

    private void unseen() {
        List<Node> left = media.unseen();
        if (!left.isEmpty()) {
            html.open("section", "class", "level2").leaf("h2", words.say("Pièces jointes", "Attachments"));
            for (Node node : left) {
                html.open("p");
                media.media(node, "");
                html.close();
            }
            html.close();
        }
    }

    private void level1(Node content) {
        html.open("section", "class", "level2", "id", "s1")
                .leaf("h2", words.say("Contenu du document", "Content of the document"));
        Media what = Media.of(content);
        byte[] inside = bytes.get(content);
        if (what.kind() == Media.Kind.NONE) {
            html.leaf("p", words.nothing(content), "class", "absent");
        } else if (what.kind() == Media.Kind.TEXT && inside != null) {
            html.leaf("pre", decode(inside), "class", "plain");
        } else if (what.kind().isImage() && inside != null) {
            html.empty(
                    "img",
                    "src",
                    MediaHtml.data(what.kind(), inside),
                    "alt",
                    words.say("Document numérisé", "Scanned document"));
        } else {
            html.open("p");
            media.attachment(content, "document." + what.kind().extension, "");
            html.close();
        }
        html.close();
    }

    private static String decode(byte[] text) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(text, Charset.forName("windows-1252"));
        }
    }
}
