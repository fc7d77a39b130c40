package org.segursdk.conformance.checks.dmp;

import static org.segursdk.conformance.checks.dmp.ImportChecks.HOLD;
import static org.segursdk.conformance.checks.dmp.Wire.text;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.segursdk.conformance.checks.dmp.Wire.Question;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.DmpImportPort;
import org.segursdk.conformance.port.DmpImportPort.Held;
import org.segursdk.conformance.port.DmpImportPort.Notice;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.terminology.Oid;
import org.segursdk.sandbox.DmpPatient.Authorisation;

/** What became in the DMP of documents that the record holds, and what the user may do about it. */
final class VersionChecks {
    private VersionChecks() {}

    static List<Check> all() {
        return List.of(
                new Question<>(
                        "dmpc-22-newer-version-signalled",
                        DmpImportPort.class,
                        VersionChecks::newer,
                        "REM-DMPC-16",
                        "REM-DMPC-22"),
                new Question<>("dmpc-16-replaced-images", DmpImportPort.class, VersionChecks::images, "REM-DMPC-16"),
                new Question<>(
                        "dmpc-22-deleted-on-demand", DmpImportPort.class, VersionChecks::discard, "REM-DMPC-22"));
    }

    private static void newer(DmpImportPort product, KitBench bench, Findings findings) {
        Wire.dmp(bench, Authorisation.VALIDE);
        try (ThirdParty other = new ThirdParty(bench)) {
            Oid replaced = other.feed();
            Oid deleted = other.feed();
            Oid kept = other.feed();
            Oid notTaken = other.feed();
            String patient = Wire.consenting(product);
            product.take(patient, List.of(replaced.value(), deleted.value(), kept.value()));
            List<Held> before = product.held(patient);
            Oid second = other.replace(replaced);
            other.replace(notTaken);
            other.delete(deleted);
            Optional<Map<String, Notice>> notices = product.notices(patient);
            if (notices.isEmpty()) {
                return;
            }
            findings.saw("replaced and deleted");
            told(findings, notices.get(), replaced.value(), deleted.value());
            findings.require(
                    same(before, product.held(patient)),
                    "decided-alone",
                    text(
                            "le dossier a changé avant que l'utilisateur ait décidé : un document importé manque ou est remplacé",
                            "the record changed before the user decided: an imported document is missing or replaced"),
                    text(
                            "garder la copie locale quel que soit LocalState, jusqu'au choix de l'utilisateur (docs/dmp.md)",
                            "keep the local copy whatever LocalState says, until the user chooses (docs/dmp.md)"));
            product.take(patient, List.of(second.value()));
            both(findings, before, product.held(patient), replaced.value(), second.value());
        }
    }

    private static void told(Findings findings, Map<String, Notice> notices, String replaced, String deleted) {
        findings.require(
                notices.get(replaced) == Notice.NEWER_VERSION,
                "newer-not-told",
                text(
                        "rien ne dit que le DMP a une version plus récente d'un document du dossier",
                        "nothing tells that the DMP has a newer version of a document of the record"),
                HOLD);
        findings.require(
                notices.get(deleted) == Notice.GONE,
                "deletion-not-told",
                text(
                        "rien ne dit qu'un document du dossier a été supprimé du DMP",
                        "nothing tells that a document of the record was deleted in the DMP"),
                HOLD);
        Set<String> others = new HashSet<>(notices.keySet());
        others.removeAll(Set.of(replaced, deleted));
        findings.require(
                others.isEmpty(),
                "notices-wrong",
                text(
                        "un document inchangé, ou que le dossier n'a pas, est signalé",
                        "a document that did not change, or that the record does not hold, is told of"),
                HOLD);
    }

    private static void both(Findings findings, List<Held> before, List<Held> after, String first, String second) {
        Set<String> ids = after.stream().map(Held::uniqueId).collect(Collectors.toSet());
        findings.require(
                ids.contains(first) && ids.contains(second),
                "old-version-lost",
                text("les deux versions ne sont pas gardées", "the two versions are not both kept"),
                HOLD);
        Optional<Held> old = find(before, first);
        findings.require(
                !ids.contains(first)
                        || old.isEmpty()
                        || find(after, first)
                                .filter(each -> equal(each, old.get()))
                                .isPresent(),
                "old-version-changed",
                text(
                        "l'ancienne version n'est plus telle qu'elle avait été importée",
                        "the old version is no longer as it was taken in"),
                HOLD);
        findings.require(
                !ids.contains(second)
                        || old.isEmpty()
                        || find(after, second)
                                .filter(each -> each.setId().equals(old.get().setId())
                                        && each.version().equals(OptionalInt.of(2)))
                                .isPresent(),
                "new-version-unlinked",
                text(
                        "la nouvelle version n'a pas le setId de l'ancienne et son numéro : rien ne les relie",
                        "the new version lacks the setId of the old one and its number: nothing links them"),
                HOLD);
    }

    private static Optional<Held> find(List<Held> held, String id) {
        return held.stream().filter(each -> each.uniqueId().equals(id)).findFirst();
    }

    private static boolean equal(Held one, Held other) {
        return one.setId().equals(other.setId())
                && one.version().equals(other.version())
                && Arrays.equals(one.content(), other.content());
    }

    private static boolean same(List<Held> before, List<Held> after) {
        return before.size() == after.size()
                && before.stream().allMatch(each -> find(after, each.uniqueId())
                        .filter(now -> equal(now, each))
                        .isPresent());
    }

    /** A product that takes no images in has nothing to tell of them. */
    private static void images(DmpImportPort product, KitBench bench, Findings findings) {
        Wire.dmp(bench, Authorisation.VALIDE);
        try (ThirdParty other = new ThirdParty(bench)) {
            Oid first = other.kos(Optional.empty());
            Oid unchanged = other.kos(Optional.empty());
            String patient = Wire.consenting(product);
            product.take(patient, List.of(first.value(), unchanged.value()));
            if (find(product.held(patient), first.value()).isEmpty()) {
                return;
            }
            other.kos(Optional.of(first));
            Optional<Map<String, Notice>> notices = product.notices(patient);
            if (notices.isEmpty()) {
                return;
            }
            findings.saw("KOS replaced");
            findings.require(
                    notices.get().get(first.value()) == Notice.NEWER_VERSION,
                    "images-not-told",
                    text(
                            "rien ne dit que les références d'images (KOS) du dossier ont changé dans le DMP",
                            "nothing tells that the references to images (KOS) of the record changed in the DMP"),
                    HOLD);
            findings.require(
                    !notices.get().containsKey(unchanged.value()),
                    "images-told-unchanged",
                    text(
                            "des références d'images inchangées sont signalées",
                            "references to images that did not change are told of"),
                    HOLD);
        }
    }

    private static void discard(DmpImportPort product, KitBench bench, Findings findings) {
        Wire.dmp(bench, Authorisation.VALIDE);
        try (ThirdParty other = new ThirdParty(bench)) {
            Oid deleted = other.feed();
            Oid kept = other.feed();
            String patient = Wire.consenting(product);
            product.take(patient, List.of(deleted.value(), kept.value()));
            other.delete(deleted);
            product.notices(patient);
            if (!product.discard(patient, deleted.value())) {
                return;
            }
            findings.saw("deleted on demand");
            findings.require(
                    find(product.held(patient), deleted.value()).isEmpty()
                            && find(product.held(patient), kept.value()).isPresent(),
                    "not-deleted",
                    text(
                            "le document que l'utilisateur supprime reste au dossier, ou un autre le quitte",
                            "the document that the user deletes stays in the record, or another one leaves it"),
                    text(
                            "supprimer la copie locale de ce seul uniqueId",
                            "delete the local copy of this uniqueId alone"));
        }
    }
}
