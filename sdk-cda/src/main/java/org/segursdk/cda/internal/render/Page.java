package org.segursdk.cda.internal.render;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.segursdk.cda.internal.tree.Node;
import org.segursdk.cda.render.RenderOptions;

/** The whole page, for a browser or for the PDF engine. */
final class Page {
    private final Loaded loaded;
    private final RenderOptions options;
    private final Words words;
    private final Facts facts;
    private final Patient patient;
    private final Map<Node, byte[]> bytes;
    private final Html html;

    Page(Loaded loaded, RenderOptions options, Map<Node, byte[]> bytes, UnaryOperator<String> glyphs) {
        this.loaded = loaded;
        this.options = options;
        this.words = Words.of(options.language());
        this.facts = new Facts(loaded.document, words);
        this.patient = new Patient(loaded.document, words);
        this.bytes = bytes;
        this.html = new Html(glyphs);
    }

    /** For a browser: HTML 5, a policy that allows our style sheet and embedded images alone. */
    String browser() {
        html.own("<!DOCTYPE html>\n").open("html", "lang", words.tag()).open("head");
        html.own("<meta charset=\"utf-8\"/>")
                .own("<meta http-equiv=\"Content-Security-Policy\" content=\"" + Styles.policy() + "\"/>")
                .own("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>")
                .own("<meta name=\"referrer\" content=\"no-referrer\"/>");
        html.leaf("title", facts.title() + " – " + patient.shortName());
        html.own("<style>" + Styles.browser() + "</style>").close().line();
        html.open("body", "class", Body.isCompact(loaded.document) ? "compact" : null);
        html.leaf("a", words.say("Aller au contenu", "Skip to content"), "class", "skip", "href", "#content");
        header(false);
        summary();
        html.line().open("main", "id", "content");
        new Body(html, words, loaded, bytes, false).write();
        html.close();
        footer(false);
        return html.close().close().line().toString();
    }

    /** For the PDF engine: XML without DTD, identity and title on each page. */
    String paper(double points, boolean cover) {
        html.open("html", "lang", words.tag()).open("head").leaf("title", facts.title() + " – " + patient.shortName());
        html.own("<meta name=\"description\" content=\"CDA-R2\"/>");
        html.own("<style>" + Styles.paper(points) + "</style>").close();
        html.open("body", "class", Body.isCompact(loaded.document) ? "compact" : null);
        html.line()
                .open("div", "class", "running")
                .leaf("strong", patient.shortName())
                .text(words.say(" · né(e) le ", " · born ") + patient.birth() + " · " + words.say("sexe ", "sex ")
                        + patient.sex())
                .text(patient.ins().isEmpty() ? "" : " · INS " + patient.ins())
                .text(" — " + facts.title() + words.say(" du ", " of ") + facts.day())
                .close();
        html.open("div", "class", "numbers")
                .text(options.mention())
                .text(options.mention().isEmpty() ? "" : " · ")
                .close();
        header(Body.isCompact(loaded.document));
        if (cover) {
            html.open("div", "class", "main")
                    .leaf("p", words.say("Le document PDF suit cette page.", "The PDF document follows this page."))
                    .close();
        } else {
            html.open("div", "class", "main");
            new Body(html, words, loaded, bytes, true).write();
            html.close();
        }
        footer(true);
        return html.close().close().toString();
    }

    private void header(boolean run) {
        html.line().open("header");
        if (patient.isTest()) {
            html.leaf(
                    "p",
                    words.say(
                            "IDENTITÉ DE TEST – ne pas utiliser pour le soin d'une personne réelle",
                            "TEST IDENTITY – not for the care of a real person"),
                    "class",
                    "test");
        }
        html.leaf("h1", facts.title());
        html.open("p", "class", "status").text(facts.date() + " · " + String.join(" · ", facts.status()));
        if (!facts.restriction().isEmpty()) {
            html.text(" · ").leaf("strong", facts.restriction(), "class", "restricted");
        }
        html.close();
        html.line().open("section", "class", "patient", "aria-labelledby", "who");
        byte[] image = options.identityImage();
        if (image.length > 0 && Images.isPng(image)) {
            html.empty(
                    "img",
                    "class",
                    "identity",
                    "src",
                    MediaHtml.data(Media.Kind.PNG, image),
                    "alt",
                    words.say("Identité INS en code à deux dimensions", "INS identity as a two-dimensional code"));
        }
        html.leaf("h2", words.say("Patient : ", "Patient: ") + patient.shortName(), "id", "who");
        pairs(patient.traits(), run);
        html.close();
        html.line().open("section", "class", "facts", "aria-labelledby", "about-document");
        html.leaf("h2", words.say("Document", "Document"), "id", "about-document", "class", "hidden");
        pairs(facts.main(), run);
        html.close().close();
    }

    private void pairs(Map<String, List<String>> pairs, boolean run) {
        html.open("dl", "class", run ? "run" : null);
        int[] left = {pairs.size()};
        pairs.forEach((label, values) -> {
            left[0]--;
            html.open("div", "class", "pair").leaf("dt", run ? label + words.say(" : ", ": ") : label);
            for (int i = 0; i < values.size(); i++) {
                html.open("dd");
                lines(values.get(i), run);
                boolean last = i + 1 == values.size();
                html.text(!run || last && left[0] == 0 ? "" : last ? " · " : " ; ")
                        .close();
            }
            html.close();
        });
        html.close();
    }

    private void lines(String value, boolean run) {
        String[] lines = value.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0 && run) {
                html.text(", ");
            } else if (i > 0) {
                html.empty("br");
            }
            if (lines[i].equals(words.absent())) {
                html.leaf("span", lines[i], "class", "absent");
            } else {
                html.text(lines[i]);
            }
        }
    }

    private void summary() {
        List<String> titles = Body.titles(loaded, words);
        if (titles.size() < 4) {
            return;
        }
        html.line().open("nav", "aria-label", words.say("Sommaire", "Contents")).open("ul");
        for (int i = 0; i < titles.size(); i++) {
            html.open("li").leaf("a", titles.get(i), "href", "#s" + (i + 1)).close();
        }
        html.close().close();
    }

    private void footer(boolean paper) {
        html.line().open("footer").open("section", "class", "more", "aria-labelledby", "more");
        html.leaf("h2", words.say("Informations sur le document", "About this document"), "id", "more");
        pairs(facts.more(), paper);
        html.close();
        if (!options.mention().isEmpty()) {
            html.leaf("p", options.mention(), "class", "mention");
        }
        html.close();
    }
}
