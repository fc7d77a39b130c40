package org.segursdk.conformance.checks.dmp;

import static org.segursdk.conformance.checks.dmp.Wire.text;

import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.segursdk.conformance.checks.dmp.Wire.Question;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.DmpConsultationPort;
import org.segursdk.conformance.port.DmpConsultationPort.Listed;
import org.segursdk.conformance.port.DmpImportPort;
import org.segursdk.conformance.port.DmpImportPort.Held;
import org.segursdk.conformance.port.DmpImportPort.Notice;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.terminology.Oid;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.DmpPatient.Authorisation;

/** Listing and displaying documents of the DMP, and taking them into the record. */
final class ReadingChecks {
    private static final int MANY = 40;
    private static final LocalizedText HOLD = text(
            "garder un LocalDocument par document importé et lire DocumentList.heldIn et stateOf (docs/dmp.md)",
            "keep a LocalDocument for each import and read DocumentList.heldIn and stateOf (docs/dmp.md)");

    private ReadingChecks() {}

    static List<Check> all() {
        return List.of(
                new Question<>(
                        "dmpc-08-document-list-with-filters",
                        DmpConsultationPort.class,
                        ReadingChecks::list,
                        "REM-DMPC-08",
                        "REM-DMPC-23"),
                SearchCheck.criteria(),
                new Question<>(
                        "dmpc-12-import-into-the-record",
                        DmpImportPort.class,
                        ReadingChecks::taken,
                        "REM-DMPC-12",
                        "REM-DMPC-23"),
                new Question<>(
                        "dmpc-21-duplicate-detection-on-import",
                        DmpImportPort.class,
                        ReadingChecks::twice,
                        "REM-DMPC-21"),
                new Question<>(
                        "dmpc-22-newer-version-signalled",
                        DmpImportPort.class,
                        ReadingChecks::newer,
                        "REM-DMPC-16",
                        "REM-DMPC-22"));
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

    private static void taken(DmpImportPort product, KitBench bench, Findings findings) throws Exception {
        Wire.dmp(bench, Authorisation.VALIDE);
        try (ThirdParty other = new ThirdParty(bench)) {
            List<String> three = List.of(
                    other.feed().value(), other.feed().value(), other.feed().value());
            String patient = Wire.consenting(product);
            if (product.take(patient, three).isEmpty()) {
                return;
            }
            findings.saw("3 documents");
            List<Held> held = product.held(patient);
            findings.require(
                    held.stream()
                            .map(Held::uniqueId)
                            .collect(Collectors.toSet())
                            .equals(Set.copyOf(three)),
                    "not-taken",
                    text(
                            "les documents choisis ne sont pas tous au dossier",
                            "the record lacks documents that were chosen"),
                    HOLD);
            findings.require(
                    held.stream()
                            .allMatch(each -> each.setId().equals(Optional.of("KIT-SET"))
                                    && each.version().equals(OptionalInt.of(1))),
                    "version-lost",
                    text(
                            "setId ou versionNumber du CDA n'est pas gardé",
                            "setId or versionNumber of the CDA is not kept"),
                    HOLD);
            findings.require(
                    same(held, bench),
                    "content-changed",
                    text(
                            "un document importé n'a pas les octets que le DMP a servis",
                            "an imported document has not the bytes that the DMP served"),
                    HOLD);
            findings.require(
                    held.stream().allMatch(Held::stylesheet),
                    "no-stylesheet",
                    text("un document importé ne peut pas être affiché", "an imported document cannot be displayed"),
                    text("afficher par CdaRenderer (docs/cda.md)", "display by the renderer of sdk-cda (docs/cda.md)"));
        }
    }

    private static boolean same(List<Held> held, KitBench bench) throws Exception {
        boolean same = true;
        for (DmpDocument each :
                bench.sandbox().dmp().documents(Wire.PERSON.ins().matricule().value())) {
            byte[] served = bytes(each);
            same &= held.stream()
                    .filter(kept -> kept.uniqueId().equals(each.uniqueId()))
                    .allMatch(kept -> Arrays.equals(kept.content(), served));
        }
        return same;
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

    private static void newer(DmpImportPort product, KitBench bench, Findings findings) {
        Wire.dmp(bench, Authorisation.VALIDE);
        try (ThirdParty other = new ThirdParty(bench)) {
            Oid replaced = other.feed();
            Oid deleted = other.feed();
            Oid kept = other.feed();
            String patient = Wire.consenting(product);
            product.take(patient, List.of(replaced.value(), deleted.value(), kept.value()));
            Oid second = other.replace(replaced);
            other.delete(deleted);
            Optional<Map<String, Notice>> notices = product.notices(patient);
            if (notices.isEmpty()) {
                return;
            }
            findings.saw("replaced and deleted");
            findings.require(
                    notices.get().equals(Map.of(replaced.value(), Notice.NEWER_VERSION, deleted.value(), Notice.GONE)),
                    "notices-wrong",
                    text(
                            "version nouvelle, suppression ou document inchangé : le signalement n'est pas le bon",
                            "newer version, deletion or unchanged document: what is told is not right"),
                    HOLD);
            product.take(patient, List.of(second.value()));
            Set<String> held =
                    product.held(patient).stream().map(Held::uniqueId).collect(Collectors.toSet());
            findings.require(
                    held.contains(replaced.value()) && held.contains(second.value()),
                    "old-version-lost",
                    text("les deux versions ne sont pas gardées", "the two versions are not both kept"),
                    HOLD);
        }
    }
}
