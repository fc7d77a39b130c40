package org.segursdk.conformance.checks.biology;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.segursdk.cda.read.CdaReader;
import org.segursdk.cda.read.ReadHeader;
import org.segursdk.conformance.checks.documents.Papers;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.LiveCheck;
import org.segursdk.conformance.port.BiologyFeedPort;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.InsiPerson;

/** The complete report takes the place of the partial one in the DMP, as its next version (REM-BIO-08). */
final class PartialThenComplete extends LiveCheck<BiologyFeedPort> {
    private static final LocalizedText HINT = LocalizedText.of(
            "l'envoyer avec DmpClient.replace, même setId, version supérieure (docs/dmp.md)",
            "feed it with DmpClient.replace, same setId, higher version (docs/dmp.md)");

    PartialThenComplete() {
        super("bio-08-partial-reports-to-dmp", BiologyFeedPort.class, "REM-BIO-08");
    }

    @Override
    protected LocalizedText instruction() {
        return LocalizedText.of(
                "Validez pour ADRUN ZOE un compte rendu de biologie partiel et envoyez-le au DMP, puis complétez-le et envoyez-le.",
                "Validate a partial biology report of ADRUN ZOE and feed it to the DMP, then complete it and feed it.");
    }

    @Override
    protected void act(BiologyFeedPort product, KitBench bench) {
        InsiPerson person = Papers.person(0);
        product.complete(product.feedPartial(person.ins(), person.traits()));
    }

    @Override
    protected void judge(KitBench bench, Findings findings) throws IOException {
        findings.saw("TD2.1");
        List<DmpDocument> there = bench
                .sandbox()
                .dmp()
                .documents(Papers.person(0).ins().matricule().value())
                .stream()
                .filter(each -> !each.isSignature())
                .toList();
        boolean two = there.size() == 2 && there.get(0).replaces().isEmpty();
        findings.require(
                two,
                "two-submissions",
                LocalizedText.of(
                        "le DMP n'a pas reçu le compte rendu partiel puis le complet",
                        "the DMP did not receive the partial report, then the complete one"),
                LocalizedText.of(
                        "envoyer le partiel avec DmpClient.feed (docs/dmp.md)",
                        "feed the partial one with DmpClient.feed (docs/dmp.md)"));
        if (!two) {
            return;
        }
        DmpDocument partial = there.get(0);
        DmpDocument complete = there.get(1);
        findings.require(
                complete.replaces().equals(Optional.of(partial.entryUuid()))
                        && partial.status().equals(DmpDocument.DEPRECATED),
                "replaces",
                LocalizedText.of(
                        "le compte rendu complet ne remplace pas le partiel (association RPLC vers sa fiche)",
                        "the complete report does not replace the partial one (association RPLC to its entry)"),
                HINT);
        findings.require(
                isNextVersion(header(partial), header(complete)),
                "next-version",
                LocalizedText.of(
                        "dans le CDA, le complet n'a pas le setId du partiel et une version supérieure",
                        "in the CDA the complete report has not the setId of the partial one and a higher version"),
                HINT);
    }

    private static boolean isNextVersion(ReadHeader partial, ReadHeader complete) {
        return complete.setId().isPresent()
                && complete.setId().equals(partial.setId().or(partial::id))
                && complete.version().orElse(0) > partial.version().orElse(1);
    }

    private static ReadHeader header(DmpDocument document) throws IOException {
        try (InputStream in = document.open()) {
            return CdaReader.create().read(in.readAllBytes()).header();
        }
    }
}
