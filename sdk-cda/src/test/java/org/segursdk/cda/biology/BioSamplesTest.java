package org.segursdk.cda.biology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.segursdk.cda.XPaths.nodes;
import static org.segursdk.cda.XPaths.texts;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Fixtures;
import org.segursdk.cda.Quantity;
import org.segursdk.core.document.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Seeded reports of any shape: what no schema checks. */
class BioSamplesTest {
    private static final List<String> WORDS = List.of(
            "Numération – formule",
            "<b>gras</b> & Cie ]]>",
            "يتحدث",
            "😀👩‍⚕️",
            "ligne 1\nligne 2",
            "x".repeat(5000),
            "d'été");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void anyReport_referencesResolve_idsAreUnique_tablesAreGrids(long seed) {
        Random random = new Random(seed);
        Document document = draw(random).build().toDocument();
        Element root = Fixtures.dom(document);
        List<String> ids = texts(root, "//@ID");
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        Set<String> known = new HashSet<>(ids);
        assertThat(texts(root, "//h:reference/@value"))
                .isNotEmpty()
                .allMatch(value -> value.startsWith("#") && known.contains(value.substring(1)));
        assertThat(texts(root, "//h:renderMultiMedia/@referencedObject")).allMatch(known::contains);
        List<String> roots = texts(root, "//h:section/h:id/@root");
        assertThat(new HashSet<>(roots)).hasSameSizeAs(roots);
        for (Node table : nodes(root, "//h:table")) {
            int columns = nodes(table, "h:thead/h:tr/h:th").size();
            for (Node row : nodes(table, "h:tbody/h:tr")) {
                List<Node> cells = nodes(row, "h:td | h:th");
                String span = ((Element) cells.get(0)).getAttribute("colspan");
                assertThat(span.isEmpty() ? cells.size() : Integer.parseInt(span))
                        .isEqualTo(columns);
            }
        }
        assertThat(Fixtures.bytes(draw(new Random(seed)).build().toDocument())).isEqualTo(Fixtures.bytes(document));
    }

    private static BioReport.Builder draw(Random random) {
        BioReport.Builder report = BioReport.builder()
                .header(BioFixtures.header())
                .status(BioReport.Status.PARTIAL)
                .pdfCopy(BioFixtures.PDF);
        for (int c = random.nextInt(3); c >= 0; c--) {
            BioResults.Builder block = BioResults.builder();
            for (int i = random.nextInt(10); i >= 0; i--) {
                block.add(item(random));
            }
            if (random.nextBoolean()) {
                block.addSpecimen(BioFixtures.specimen()).addComment(word(random));
            }
            report.addChapter(
                    random.nextBoolean()
                            ? BioChapter.of(BioChapter.BIOCHEMISTRY, block.build())
                            : BioChapter.of(BioChapter.HAEMATOLOGY, List.of(BioSubchapter.of("Suite", block.build()))));
        }
        return report;
    }

    private static BioItem item(Random random) {
        return switch (random.nextInt(6)) {
            case 0 ->
                BioPanel.of("Batterie")
                        .addResult(result(random))
                        .addResult(result(random))
                        .addComment(word(random))
                        .addImage(new BioImage("Courbe", BioImage.Format.PNG, BioFixtures.PNG))
                        .addSpecimen(BioFixtures.specimen())
                        .build();
            case 1 -> BioFixtures.isolate();
            case 2 -> new BioImage("Gel", BioImage.Format.PNG, BioFixtures.PNG);
            case 3 -> BioPanel.awaited("En attente", BioFixtures.LEUCOCYTES);
            default -> result(random);
        };
    }

    private static BioResult result(Random random) {
        BioValue value =
                switch (random.nextInt(4)) {
                    case 0 -> BioValue.text(word(random));
                    case 1 -> BioValue.unavailable(word(random));
                    case 2 -> BioValue.pureNumber("1.5");
                    default -> BioValue.measured(Quantity.of("" + random.nextInt(1000), "mmol/L"));
                };
        BioResult.Builder result = BioResult.of("Analyse", BioFixtures.UREA, value);
        if (random.nextBoolean()) {
            result.addPrior(new BioPrior(BioValue.text(word(random)), ClinicalDate.year(2001)));
        }
        if (random.nextBoolean()) {
            result.addComment(word(random)).range(BioRange.words(word(random)));
        }
        if (random.nextBoolean()) {
            result.method(BioMethod.of("Immunoanalyse"));
        }
        return result.build();
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
