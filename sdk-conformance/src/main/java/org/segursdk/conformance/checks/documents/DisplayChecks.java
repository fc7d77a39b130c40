package org.segursdk.conformance.checks.documents;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.Participant;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Statement;
import org.segursdk.cda.vsm.VsmDocument;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.DocumentDisplayPort;
import org.segursdk.conformance.port.DocumentDisplayPort.Order;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.Relation;
import org.segursdk.core.error.LocalizedText;

/** How the product shows what it received. Requirements REM-CDA-07 to REM-CDA-11. */
final class DisplayChecks {
    private static final LocalizedText RENDER = LocalizedText.of(
            "afficher avec CdaRenderer.html quand le producteur ne fournit pas de feuille de style (docs/cda.md)",
            "show it with CdaRenderer.html when its producer ships no style sheet (docs/cda.md)");
    private static final LocalizedText KEEP = LocalizedText.of(
            "conserver la feuille de style à côté du document et l'appliquer à cette version (docs/cda.md)",
            "keep the style sheet beside the document and apply it to that version (docs/cda.md)");
    private static final LocalizedText SORT = LocalizedText.of(
            "trier sur ReadHeader.code() et ReadHeader.createdAt(), non sur la réception (docs/cda.md)",
            "sort by ReadHeader.code() and ReadHeader.createdAt(), not by the reception (docs/cda.md)");
    private static final String EXTRA = "Section propre au producteur";

    private DisplayChecks() {}

    static List<Check> all() {
        return List.of(
                new Ask<>("cda-07-readable-display", DocumentDisplayPort.class, DisplayChecks::readable, "REM-CDA-07"),
                new Ask<>("cda-08-stylesheet-stored", DocumentDisplayPort.class, DisplayChecks::stored, "REM-CDA-08"),
                new Ask<>(
                        "cda-09-producers-stylesheet-applied",
                        DocumentDisplayPort.class,
                        DisplayChecks::extraSection,
                        "REM-CDA-09"),
                new Ask<>("cda-10-versions-viewable", DocumentDisplayPort.class, DisplayChecks::versions, "REM-CDA-10"),
                new Ask<>(
                        "cda-11-sorting-by-type-and-date",
                        DocumentDisplayPort.class,
                        DisplayChecks::sorting,
                        "REM-CDA-11"));
    }

    private static Document summary(CdaHeader.Builder header, String problem) {
        return VsmDocument.builder()
                .header(header.addParticipant(
                        Participant.treatingPhysician(Papers.author().professional(), Papers.structure())))
                .problems(Statement.entries(List.of(Problem.of(problem).build())))
                .medicalHistory(Statement.notRecorded())
                .surgicalHistory(Statement.notRecorded())
                .allergies(Statement.notRecorded())
                .lifestyle(Statement.notRecorded())
                .occupationalRisks(Statement.notRecorded())
                .familyHistory(Statement.notRecorded())
                .vigilance(Statement.notRecorded())
                .treatments(Statement.notRecorded())
                .build()
                .toDocument();
    }

    private static CdaHeader.Builder header(String title, Instant written) {
        return Papers.header(Papers.person(0), title, written);
    }

    /** Shows the title after a mark, then all sections with their titles, whatever their code. */
    private static byte[] sheet(String mark) {
        return ("""
                <xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:h="urn:hl7-org:v3">
                <xsl:output method="html" encoding="UTF-8"/>
                <xsl:template match="/"><html><body><p>%s</p><h1><xsl:value-of select="h:ClinicalDocument/h:title"/></h1>
                <xsl:for-each select="//h:section"><h2><xsl:value-of select="h:title"/></h2>
                <p><xsl:value-of select="h:text"/></p></xsl:for-each></body></html></xsl:template>
                </xsl:stylesheet>
                """).formatted(mark).getBytes(StandardCharsets.UTF_8);
    }

    private static void readable(DocumentDisplayPort product, KitBench bench, Findings findings) {
        byte[] coded = Papers.bytes(summary(header("Synthese du banc", Papers.WRITTEN), "Lombalgie du banc"));
        byte[] plain = Papers.plain(header("Courrier du banc", Papers.WRITTEN), "11488-4", "Paroles du courrier");
        shows(product, findings, coded, "CDA N3", List.of("Synthese du banc", "Lombalgie du banc"));
        shows(product, findings, plain, "CDA N1", List.of("Courrier du banc", "Paroles du courrier"));
    }

    private static void shows(
            DocumentDisplayPort product, Findings findings, byte[] document, String what, List<String> words) {
        Optional<String> html = product.display(product.receive(document, Optional.empty()));
        if (html.isEmpty()) {
            return;
        }
        findings.saw(what);
        String name = Papers.person(0).traits().birthName();
        List<String> head = List.of(name, "DOC0036624", "CABINET DU BANC");
        findings.require(
                head.stream().allMatch(each -> PaperText.holds(html.get(), each)),
                "header",
                LocalizedText.of(
                        what + " : le patient, l'auteur ou la structure manque à l'affichage",
                        what + ": the patient, the author or the structure is not shown"),
                RENDER);
        findings.require(
                words.stream().allMatch(each -> PaperText.holds(html.get(), each)),
                "narrative",
                LocalizedText.of(
                        what + " : le titre ou le texte du corps manque à l'affichage",
                        what + ": the title or the text of the body is not shown"),
                RENDER);
    }

    private static void stored(DocumentDisplayPort product, KitBench bench, Findings findings) {
        byte[] document = Papers.bytes(summary(header("Synthese", Papers.WRITTEN), "Lombalgie"));
        byte[] sheet = sheet("feuille-du-producteur");
        String id = product.receive(document, Optional.of(sheet));
        findings.saw("CDA + XSL");
        findings.require(
                product.document(id)
                        .filter(each -> Arrays.equals(each, document))
                        .isPresent(),
                "document",
                LocalizedText.of(
                        "le document n'est pas rendu octet pour octet",
                        "the document does not come back byte for byte"),
                LocalizedText.of(
                        "conserver les octets reçus ; ReadDocument.writeTo les rend (docs/cda.md)",
                        "keep the bytes as they came; ReadDocument.writeTo gives them back (docs/cda.md)"));
        findings.require(
                product.styleSheet(id)
                        .filter(each -> Arrays.equals(each, sheet))
                        .isPresent(),
                "style-sheet",
                LocalizedText.of(
                        "la feuille de style reçue avec le document est perdue",
                        "the style sheet that came with the document is lost"),
                KEEP);
    }

    private static void extraSection(DocumentDisplayPort product, KitBench bench, Findings findings) {
        String section = "<component><section><title>" + EXTRA + "</title><text>Texte hors norme</text></section>"
                + "</component></structuredBody>";
        byte[] document = Papers.replace(
                Papers.bytes(summary(header("Synthese", Papers.WRITTEN), "Lombalgie")), "</structuredBody>", section);
        Optional<String> html = product.display(product.receive(document, Optional.of(sheet("feuille-du-producteur"))));
        html.ifPresent(shown -> {
            findings.saw("CDA N3 + XSL");
            findings.require(
                    PaperText.holds(shown, "feuille-du-producteur"),
                    "sheet-applied",
                    LocalizedText.of(
                            "la feuille de style du producteur n'est pas appliquée",
                            "the producer's style sheet is not applied"),
                    KEEP);
            findings.require(
                    PaperText.holds(shown, EXTRA) && PaperText.holds(shown, "Texte hors norme"),
                    "extra-section",
                    LocalizedText.of(
                            "une section hors du modèle n'est pas affichée",
                            "a section outside the model is not shown"),
                    KEEP);
        });
    }

    private static void versions(DocumentDisplayPort product, KitBench bench, Findings findings) {
        CdaHeader.Builder first = header("Synthese", Papers.WRITTEN);
        Document before = summary(first, "Lombalgie");
        Document after = summary(
                header("Synthese", Papers.WRITTEN.plusSeconds(86_400))
                        .setId(before.metadata().uniqueId())
                        .version(2)
                        .addRelation(new Relation(
                                        Relation.Type.RPLC, before.metadata().uniqueId())
                                .withTargetVersion(1)),
                "Sciatique");
        String one = product.receive(Papers.bytes(before), Optional.of(sheet("feuille-un")));
        String two = product.receive(Papers.bytes(after), Optional.of(sheet("feuille-deux")));
        Optional<String> shownOne = product.display(one);
        Optional<String> shownTwo = product.display(two);
        if (shownOne.isEmpty() || shownTwo.isEmpty()) {
            return;
        }
        findings.saw("v1, v2");
        findings.require(
                PaperText.holds(shownOne.get(), "feuille-un")
                        && PaperText.holds(shownOne.get(), "Lombalgie")
                        && PaperText.holds(shownTwo.get(), "feuille-deux")
                        && PaperText.holds(shownTwo.get(), "Sciatique"),
                "own-sheet",
                LocalizedText.of(
                        "une version n'est pas affichée avec sa propre feuille de style",
                        "a version is not shown with its own style sheet"),
                KEEP);
        findings.require(
                product.current(one).equals(Optional.of(two)),
                "latest-by-default",
                LocalizedText.of(
                        "la dernière version n'est pas celle ouverte par défaut",
                        "the latest version is not the one opened by default"),
                LocalizedText.of(
                        "rattacher les versions par ReadHeader.setId() et version() (docs/cda.md)",
                        "hold versions together by ReadHeader.setId() and version() (docs/cda.md)"));
    }

    private static void sorting(DocumentDisplayPort product, KitBench bench, Findings findings) {
        Instant day = Papers.WRITTEN;
        // received neither by type nor by date
        String middle =
                product.receive(Papers.plain(header("B", day.plusSeconds(3_600)), "11488-4", "b"), Optional.empty());
        String newest =
                product.receive(Papers.plain(header("C", day.plusSeconds(7_200)), "11502-2", "c"), Optional.empty());
        String oldest = product.receive(Papers.plain(header("A", day), "11490-0", "a"), Optional.empty());
        List<String> byType = product.listed(Order.TYPE);
        List<String> byDate = product.listed(Order.CREATION);
        if (Stream.of(byType, byDate).anyMatch(List::isEmpty)) {
            return;
        }
        findings.saw("list");
        findings.require(
                byType.equals(List.of(middle, oldest, newest)),
                "by-type",
                LocalizedText.of("la liste n'est pas triée par code de type", "the list is not sorted by type code"),
                SORT);
        findings.require(
                byDate.equals(List.of(newest, middle, oldest)),
                "by-date",
                LocalizedText.of(
                        "la liste n'est pas triée par date de création du document",
                        "the list is not sorted by the creation date of the document"),
                SORT);
    }
}
