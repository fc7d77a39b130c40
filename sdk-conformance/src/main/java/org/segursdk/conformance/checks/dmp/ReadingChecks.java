package org.segursdk.conformance.checks.dmp;

import static org.segursdk.conformance.checks.dmp.Wire.text;

import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.segursdk.conformance.checks.dmp.Wire.Question;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.DmpConsultationPort;
import org.segursdk.conformance.port.DmpConsultationPort.Listed;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.DmpPatient.Authorisation;

/** Listing and displaying documents of the DMP. */
final class ReadingChecks {
    private static final int MANY = 40;

    private ReadingChecks() {}

    static List<Check> all() {
        return List.of(new Question<>(
                "dmpc-08-document-list-with-filters",
                DmpConsultationPort.class,
                ReadingChecks::list,
                "REM-DMPC-08",
                "REM-DMPC-23"));
    }

    private static void list(DmpConsultationPort product, KitBench bench, Findings findings) throws Exception {
        Wire.dmp(bench, Authorisation.VALIDE);
        List<DmpDocument> there = bench.sandbox().dmp().deposit(Wire.PERSON.ins(), MANY);
        DmpDocument one = there.get(0);
        String type = one.typeCode().code();
        String patient = Wire.consenting(product);
        Optional<List<Listed>> all = product.list(patient, Set.of());
        Optional<List<Listed>> some = product.list(patient, Set.of(type));
        Optional<byte[]> shown = product.display(patient, one.uniqueId());
        if (all.isEmpty()) {
            return;
        }
        findings.saw(MANY + " documents");
        findings.require(
                ids(all).equals(there.stream().map(DmpDocument::uniqueId).collect(Collectors.toSet())),
                "list-incomplete",
                text("la liste n'a pas les documents du DMP", "the list does not have the documents of the DMP"),
                Wire.HINT);
        Set<String> wanted = there.stream()
                .filter(each -> each.typeCode().code().equals(type))
                .map(DmpDocument::uniqueId)
                .collect(Collectors.toSet());
        findings.require(
                ids(some).equals(wanted),
                "filter-wrong",
                text(
                        "le filtre par type ne rend pas les documents de ce type",
                        "the filter by type gives other documents"),
                text("filtrer par DocumentList.ofTypes (docs/dmp.md)", "filter by DocumentList.ofTypes (docs/dmp.md)"));
        findings.require(
                shown.isPresent() && Arrays.equals(shown.get(), bytes(one)) && Wire.count(bench, "TD3.2") > 0,
                "not-displayed",
                text(
                        "le document choisi n'est pas celui que le DMP a servi",
                        "the document chosen is not what the DMP served"),
                text("lire par DmpAccess.retrieve (docs/dmp.md)", "read by DmpAccess.retrieve (docs/dmp.md)"));
    }

    private static Set<String> ids(Optional<List<Listed>> listed) {
        return listed.orElse(List.of()).stream().map(Listed::uniqueId).collect(Collectors.toSet());
    }

    private static byte[] bytes(DmpDocument document) throws Exception {
        try (InputStream in = document.open()) {
            return in.readAllBytes();
        }
    }
}
