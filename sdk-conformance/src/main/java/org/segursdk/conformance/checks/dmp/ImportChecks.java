package org.segursdk.conformance.checks.dmp;

import static org.segursdk.conformance.checks.dmp.Wire.text;

import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.segursdk.conformance.checks.dmp.ThirdParty.Cda;
import org.segursdk.conformance.checks.dmp.Wire.Question;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.DmpImportPort;
import org.segursdk.conformance.port.DmpImportPort.Held;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.DmpPatient.Authorisation;

/** Taking documents of the DMP into the record. */
final class ImportChecks {
    static final LocalizedText HOLD = text(
            "garder un LocalDocument par document importé et lire DocumentList.heldIn et stateOf (docs/dmp.md)",
            "keep a LocalDocument for each import and read DocumentList.heldIn and stateOf (docs/dmp.md)");
    private static final LocalizedText BYTES = text(
            "garder les octets rendus par DmpAccess.retrieve, feuille de style embarquée comprise, sans les réécrire (docs/dmp.md)",
            "keep the bytes that DmpAccess.retrieve gives, an embedded stylesheet included, without writing them anew (docs/dmp.md)");

    private ImportChecks() {}

    static List<Check> all() {
        return List.of(
                new Question<>(
                        "dmpc-12-import-into-the-record",
                        DmpImportPort.class,
                        ImportChecks::taken,
                        "REM-DMPC-12",
                        "REM-DMPC-23"),
                new Question<>(
                        "dmpc-21-duplicate-detection-on-import",
                        DmpImportPort.class,
                        ImportChecks::twice,
                        "REM-DMPC-21"));
    }

    /** Three of four are chosen: of different sets and versions, one without an extension, one with its stylesheet around it. */
    private static void taken(DmpImportPort product, KitBench bench, Findings findings) throws Exception {
        Wire.dmp(bench, Authorisation.VALIDE);
        try (ThirdParty other = new ThirdParty(bench)) {
            Map<String, Cda> chosen = new HashMap<>();
            for (Cda each : List.of(new Cda("KIT-FIRST", 1), new Cda("KIT-WRAPPED", 3, true), new Cda("", 2))) {
                chosen.put(other.feed(each).value(), each);
            }
            other.feed();
            String patient = Wire.consenting(product);
            Optional<Set<String>> told = product.take(patient, List.copyOf(chosen.keySet()));
            List<Held> held = product.held(patient);
            if (told.isEmpty() && held.isEmpty()) {
                return;
            }
            findings.saw("3 documents");
            whole(findings, chosen.keySet(), held);
            kept(findings, chosen, held, bench);
        }
    }

    private static void whole(Findings findings, Set<String> chosen, List<Held> held) {
        Set<String> ids = held.stream().map(Held::uniqueId).collect(Collectors.toSet());
        findings.require(
                ids.containsAll(chosen),
                "not-taken",
                text(
                        "les documents choisis ne sont pas tous au dossier",
                        "the record lacks documents that were chosen"),
                HOLD);
        findings.require(
                chosen.containsAll(ids) && held.size() == ids.size(),
                "taken-besides",
                text(
                        "le dossier a un document que personne n'a choisi, ou deux fois le même",
                        "the record has a document that nobody chose, or the same one twice"),
                text("n'intégrer que les documents cochés", "take in the documents that were ticked and no others"));
    }

    private static void kept(Findings findings, Map<String, Cda> chosen, List<Held> held, KitBench bench)
            throws Exception {
        Map<String, byte[]> served = new HashMap<>();
        for (DmpDocument each : bench.sandbox().dmp().documents(Wire.MATRICULE)) {
            try (InputStream in = each.open()) {
                served.put(each.uniqueId(), in.readAllBytes());
            }
        }
        List<Held> known = held.stream()
                .filter(each -> chosen.containsKey(each.uniqueId()))
                .toList();
        all(
                findings,
                known,
                each -> each.setId().equals(Optional.of(of(chosen, each).setId())),
                "set-lost",
                text(
                        "le setId du CDA n'est pas gardé : son extension, ou sa racine quand il n'en a pas",
                        "the setId of the CDA is not kept: its extension, or its root when it has none"),
                HOLD);
        all(
                findings,
                known,
                each -> each.version().equals(OptionalInt.of(of(chosen, each).version())),
                "version-lost",
                text("le versionNumber du CDA n'est pas gardé", "the versionNumber of the CDA is not kept"),
                HOLD);
        all(
                findings,
                known,
                each -> Arrays.equals(each.content(), served.get(each.uniqueId())),
                "content-changed",
                text(
                        "le document gardé n'est pas, octet pour octet, celui que le DMP a servi",
                        "the document kept is not what the DMP served, byte for byte"),
                BYTES);
        all(
                findings,
                known,
                Held::stylesheet,
                "no-stylesheet",
                text("un document importé ne peut pas être affiché", "an imported document cannot be displayed"),
                text("afficher par CdaRenderer (docs/cda.md)", "display by the renderer of sdk-cda (docs/cda.md)"));
    }

    private static Cda of(Map<String, Cda> chosen, Held held) {
        return Objects.requireNonNull(chosen.get(held.uniqueId()));
    }

    private static void all(
            Findings findings,
            List<Held> held,
            Predicate<Held> right,
            String condition,
            LocalizedText message,
            LocalizedText hint) {
        findings.require(held.stream().allMatch(right), condition, message, hint);
    }

    private static void twice(DmpImportPort product, KitBench bench, Findings findings) {
        Wire.dmp(bench, Authorisation.VALIDE);
        try (ThirdParty other = new ThirdParty(bench)) {
            String id = other.feed().value();
            String patient = Wire.consenting(product);
            product.take(patient, List.of(id));
            Optional<Set<String>> told = product.take(patient, List.of(id));
            if (told.isEmpty()) {
                return;
            }
            findings.saw("same document twice");
            findings.require(
                    told.get().contains(id),
                    "not-told",
                    text(
                            "rien ne dit que le dossier a déjà ce document",
                            "nothing tells that the record holds this document"),
                    HOLD);
            findings.require(
                    product.held(patient).stream()
                                    .filter(each -> each.uniqueId().equals(id))
                                    .count()
                            == 1,
                    "second-copy",
                    text("le dossier n'a pas exactement une copie", "the record does not hold exactly one copy"),
                    HOLD);
        }
    }
}
