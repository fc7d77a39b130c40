package org.segursdk.examples.quickstart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The page a person looks at after the run: one file, no network. */
final class SummaryPage {
    private static final String STYLE = """
            body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#f4f6f8;color:#1b2a3a}
            header{background:#0b3d6e;color:#fff;padding:1.5rem 2rem}
            header h1{margin:0;font-size:1.4rem}
            .simulated{background:#ffe9a8;color:#4a3800;padding:.6rem 2rem;font-weight:600}
            main{max-width:60rem;margin:1.5rem auto;padding:0 1rem}
            section{background:#fff;border-radius:8px;padding:1rem 1.5rem;margin-bottom:1.2rem;box-shadow:0 1px 3px #0002}
            h2{font-size:1.1rem;margin:.2rem 0 .8rem}
            ol{list-style:none;margin:0;padding:0}
            li{padding:.3rem 0 .3rem 2rem;position:relative}
            li::before{position:absolute;left:.3rem;font-weight:700}
            .step::before{content:"✓";color:#18753c}
            .warning::before{content:"!";color:#8a5a00}
            .failure::before{content:"✗";color:#b3261e}
            .detail{color:#4a5a6a;padding-left:3.2rem;font-size:.92rem}
            table{border-collapse:collapse;width:100%;font-size:.92rem}
            th,td{text-align:left;padding:.45rem .6rem;border-bottom:1px solid #dde3e8;vertical-align:top;overflow-wrap:anywhere}
            th{background:#eef2f5;white-space:nowrap}
            footer{max-width:60rem;margin:0 auto 2rem;padding:0 1rem;color:#4a5a6a;font-size:.85rem}
            """;

    private SummaryPage() {}

    static Path write(Journal journal, Path file) throws IOException {
        StringBuilder page = new StringBuilder()
                .append("<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<title>Ségur SDK – parcours d'un document</title>\n<style>\n")
                .append(STYLE)
                .append(
                        "</style>\n</head>\n<body>\n<header><h1>Parcours d'un document, de l'identité au DMP</h1></header>\n")
                .append(
                        "<p class=\"simulated\">SIMULATION – bac à sable local, aucun service national n'a été appelé</p>\n")
                .append("<main>\n<section>\n<h2>Ce qui s'est passé</h2>\n<ol>\n");
        for (Journal.Line line : journal.lines()) {
            page.append("<li class=\"")
                    .append(line.kind().name().toLowerCase(Locale.ROOT))
                    .append("\">")
                    .append(escape(line.text()))
                    .append("</li>\n");
        }
        page.append("</ol>\n</section>\n");
        appendTable(journal, page);
        appendArtefacts(journal, page);
        page.append(
                        "</main>\n<footer>Ségur SDK, projet indépendant, sans lien avec l'ANS, la CNAM ni le GIE SESAM-Vitale. Un parcours")
                .append(
                        " réussi n'est ni un référencement, ni une autorisation CNDA, ni un marquage de dispositif médical.")
                .append(" Aucune édition du catalogue REM n'est évaluée ici.</footer>\n</body>\n</html>\n");
        return Files.writeString(file, page, StandardCharsets.UTF_8);
    }

    private static void appendTable(Journal journal, StringBuilder page) {
        if (journal.headings().isEmpty()) {
            return;
        }
        page.append("<section>\n<h2>Le DMP simulé de ce patient</h2>\n<table>\n<thead><tr>");
        journal.headings().forEach(heading -> page.append("<th scope=\"col\">")
                .append(escape(heading))
                .append("</th>"));
        page.append("</tr></thead>\n<tbody>\n");
        journal.rows().forEach(row -> {
            page.append("<tr>");
            row.forEach(cell -> page.append("<td>").append(escape(cell)).append("</td>"));
            page.append("</tr>\n");
        });
        page.append("</tbody>\n</table>\n</section>\n");
    }

    private static void appendArtefacts(Journal journal, StringBuilder page) {
        if (journal.artefacts().isEmpty()) {
            return;
        }
        page.append("<section>\n<h2>Fichiers produits</h2>\n<ul>\n");
        for (Path file : journal.artefacts()) {
            String name = escape(String.valueOf(file.getFileName()));
            page.append("<li><a href=\"")
                    .append(name)
                    .append("\">")
                    .append(name)
                    .append("</a></li>\n");
        }
        page.append("</ul>\n</section>\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
