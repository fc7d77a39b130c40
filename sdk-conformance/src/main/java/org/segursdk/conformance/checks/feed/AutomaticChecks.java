package org.segursdk.conformance.checks.feed;

import java.util.List;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.ScriptedCheck;
import org.segursdk.conformance.port.DmpFeedPort;
import org.segursdk.conformance.port.DmpFeedPort.Letter;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.DmpPatient;

/** Checks of what is fed, by whom, and how it is taken back: DMPA-01, 02, 07, 08, 09 and 12. */
final class AutomaticChecks {
    private AutomaticChecks() {}

    static List<Check> all() {
        return List.of(atValidation(), blocked(), byHand(), updated(), withoutAuthorisation(), opposed());
    }

    private static Check atValidation() {
        return new ScriptedCheck<>(
                "dmpa-01-automatic-feed-at-validation",
                DmpFeedPort.class,
                Say.of(
                        "Avec un compte de professionnel, écrire et valider un compte rendu pour ADRUN ZOE (INS qualifiée), sans rien "
                                + "cocher ni décocher, puis ne plus toucher au logiciel.",
                        "As a professional, write and validate a report for ADRUN ZOE (qualified INS), ticking and unticking nothing; "
                                + "then leave the product alone."),
                (product, bench) -> {
                    product.validate(People.register(product, People.ZOE), Letter.PLAIN);
                    People.await(product, bench, People.ZOE, 1);
                },
                (bench, findings) -> {
                    findings.saw("validation");
                    findings.require(
                            People.count(bench, People.ZOE) == 1,
                            "one-document",
                            Say.of(
                                    "le DMP a reçu " + People.count(bench, People.ZOE)
                                            + " document(s) après une validation, un seul est attendu",
                                    "the DMP received " + People.count(bench, People.ZOE)
                                            + " document(s) after one validation, exactly one is expected"),
                            Say.SHARE);
                },
                "REM-DMPA-01");
    }

    private static Check blocked() {
        return new ScriptedCheck<>(
                "dmpa-02-feed-can-be-blocked-per-document",
                DmpFeedPort.class,
                Say.of(
                        "Valider un compte rendu pour ADRUN ZOE en bloquant son envoi au DMP, puis un autre pour ADRDEUX LAURENT sans "
                                + "rien bloquer.",
                        "Validate a report for ADRUN ZOE and block its sending to the DMP, then another for ADRDEUX LAURENT, blocking "
                                + "nothing."),
                (product, bench) -> {
                    product.validate(People.register(product, People.ZOE), Letter.PLAIN.heldBack());
                    product.validate(People.register(product, People.LAURENT), Letter.PLAIN);
                    People.await(product, bench, People.LAURENT, 1);
                    People.grace();
                },
                (bench, findings) -> {
                    findings.saw("blocked-then-not");
                    findings.require(
                            People.count(bench, People.ZOE) == 0,
                            "blocked",
                            Say.of("le document bloqué est dans le DMP", "the blocked document is in the DMP"),
                            Say.of(
                                    "ôter la destination par SharePlan.without(Branch.DMP, motif) (docs/exchange.md)",
                                    "take the destination out by SharePlan.without(Branch.DMP, reason) (docs/exchange.md)"));
                    findings.require(
                            People.count(bench, People.LAURENT) == 1,
                            "next-not-blocked",
                            Say.of(
                                    "le document suivant, que personne n'a bloqué, n'est pas une fois dans le DMP : le blocage ne doit pas "
                                            + "être repris d'un document à l'autre",
                                    "the next document, blocked by nobody, is not in the DMP once: blocking must not be carried over from one "
                                            + "document to the next"),
                            Say.of(
                                    "partir de SharePlan.standard() pour chaque document (docs/exchange.md)",
                                    "start from SharePlan.standard() for each document (docs/exchange.md)"));
                },
                "REM-DMPA-02");
    }

    private static Check byHand() {
        return new ScriptedCheck<>(
                "dmpa-07-manual-feed",
                DmpFeedPort.class,
                Say.of(
                        "Valider un compte rendu pour ADRUN ZOE en bloquant son envoi au DMP, puis commander l'envoi de ce document.",
                        "Validate a report for ADRUN ZOE and block its sending to the DMP, then order the sending of that document."),
                (product, bench) -> {
                    String document = product.validate(People.register(product, People.ZOE), Letter.PLAIN.heldBack());
                    product.feed(document);
                    People.await(product, bench, People.ZOE, 1);
                    People.grace();
                },
                (bench, findings) -> {
                    findings.saw("manual-order");
                    findings.require(
                            Wire.accepted(bench, "TD2.1") == 1 && People.count(bench, People.ZOE) == 1,
                            "one-submission",
                            Say.of(
                                    "une commande manuelle a donné " + Wire.accepted(bench, "TD2.1")
                                            + " alimentation(s) acceptée(s), une seule est attendue",
                                    "a manual order led to " + Wire.accepted(bench, "TD2.1")
                                            + " accepted submission(s), exactly one is expected"),
                            Say.of(
                                    "DmpClient.feed envoie un document choisi (docs/dmp.md)",
                                    "DmpClient.feed sends a chosen document (docs/dmp.md)"));
                },
                "REM-DMPA-07");
    }

    private static Check updated() {
        return new ScriptedCheck<>(
                "dmpa-08-update-and-delete-in-the-dmp",
                DmpFeedPort.class,
                Say.of(
                        "Valider un compte rendu pour ADRUN ZOE, attendre qu'il soit envoyé ; le corriger et valider la nouvelle version ; "
                                + "enfin supprimer le document du DMP.",
                        "Validate a report for ADRUN ZOE and wait until it is sent; correct it and validate the new version; finally "
                                + "delete the document from the DMP."),
                (product, bench) -> {
                    String first = product.validate(People.register(product, People.ZOE), Letter.PLAIN);
                    People.await(product, bench, People.ZOE, 1);
                    String second = product.replace(first);
                    People.await(product, bench, People.ZOE, 2);
                    product.delete(second);
                    People.await(product, () -> has(bench, DmpDocument.DELETED));
                },
                AutomaticChecks::judgeUpdate,
                "REM-DMPA-08");
    }

    private static boolean has(KitBench bench, String status) {
        return People.documents(bench, People.ZOE).stream()
                .anyMatch(each -> each.status().equals(status));
    }

    private static void judgeUpdate(KitBench bench, Findings findings) throws Exception {
        findings.saw("replacement");
        boolean tied = Wire.submissions(bench).stream()
                .anyMatch(each -> Wire.associations(each, Wire.REPLACES).size() == 1);
        findings.require(
                tied && has(bench, DmpDocument.DEPRECATED),
                "replaced",
                Say.of(
                        "la nouvelle version ne remplace pas l'ancienne : association RPLC absente",
                        "the new version does not replace the former one: no RPLC association"),
                Say.of(
                        "donner au document une Relation RPLC et appeler DmpClient.replace ou Sharing.replace (docs/dmp.md)",
                        "give the document a Relation RPLC and call DmpClient.replace or Sharing.replace (docs/dmp.md)"));
        findings.saw("deletion");
        findings.require(
                has(bench, DmpDocument.DELETED),
                "deleted",
                Say.of(
                        "le DMP n'a pas reçu de suppression (TD3.3c) qu'il ait acceptée",
                        "the DMP received no deletion (TD3.3c) that it accepted"),
                Say.of(
                        "DmpClient.delete ou Sharing.delete cherche l'entrée et la supprime (docs/dmp.md)",
                        "DmpClient.delete or Sharing.delete finds the entry and deletes it (docs/dmp.md)"));
    }

    private static Check withoutAuthorisation() {
        return new ScriptedCheck<>(
                "dmpa-09-no-access-authorisation-asked-for",
                DmpFeedPort.class,
                Say.of(
                        "Valider un compte rendu pour ADRTROIS TOUSSAINT, dont le DMP n'est ouvert en consultation à personne, et "
                                + "attendre son envoi ; le supprimer ensuite du DMP.",
                        "Validate a report for ADRTROIS TOUSSAINT, whose DMP is open for consultation to nobody, and wait until it is "
                                + "sent; then delete it from the DMP."),
                bench -> bench.sandbox()
                        .dmp()
                        .put(DmpPatient.open(People.TOUSSAINT.ins()).with(DmpPatient.Authorisation.NON_EXISTE)),
                (product, bench) -> {
                    String document = product.validate(People.register(product, People.TOUSSAINT), Letter.PLAIN);
                    People.await(product, bench, People.TOUSSAINT, 1);
                    product.delete(document);
                    People.await(product, () -> People.documents(bench, People.TOUSSAINT).stream()
                            .anyMatch(each -> each.status().equals(DmpDocument.DELETED)));
                },
                (bench, findings) -> {
                    findings.saw("feed-without-authorisation");
                    findings.require(
                            People.count(bench, People.TOUSSAINT) == 1,
                            "fed",
                            Say.of(
                                    "le document n'est pas dans le DMP : l'alimentation n'attend aucune autorisation d'accès",
                                    "the document is not in the DMP: feeding waits for no authorisation"),
                            Say.SHARE);
                    findings.require(
                            Wire.operations(bench).stream().noneMatch(each -> each.startsWith("TD0.3")),
                            "no-td0.3",
                            Say.of(
                                    "une autorisation d'accès (TD0.3) a été demandée pour alimenter ou supprimer",
                                    "an authorisation (TD0.3) was asked for in order to feed or delete"),
                            Say.of(
                                    "alimenter par DmpClient, qui ne demande aucune autorisation (docs/dmp.md)",
                                    "feed by DmpClient, which asks no authorisation (docs/dmp.md)"));
                },
                "REM-DMPA-09");
    }

    private static Check opposed() {
        return new ScriptedCheck<>(
                "dmpa-12-opposition-to-feeding-enforced",
                DmpFeedPort.class,
                Say.of(
                        "Noter qu'ADRUN ZOE s'oppose à l'alimentation de son DMP et valider un compte rendu pour elle ; valider un compte rendu "
                                + "pour TCHITCHI CATARINA ; lever l'opposition d'ADRUN ZOE et valider un second compte rendu pour elle.",
                        "Record that ADRUN ZOE opposes that her DMP is fed and validate a report for her; validate a report for TCHITCHI "
                                + "CATARINA; take ADRUN ZOE's opposition back and validate a second report for her."),
                (product, bench) -> {
                    String patient = People.register(product, People.ZOE);
                    product.opposes(patient, true);
                    product.validate(patient, Letter.PLAIN);
                    People.flush(product, bench);
                    int before = People.count(bench, People.ZOE);
                    product.opposes(patient, false);
                    product.validate(patient, Letter.PLAIN);
                    People.await(product, bench, People.ZOE, before + 1);
                    People.grace();
                },
                (bench, findings) -> {
                    int fed = People.count(bench, People.ZOE);
                    findings.saw("opposition");
                    findings.require(
                            fed <= 1,
                            "opposed",
                            Say.of(
                                    "un document a été envoyé au DMP d'une patiente qui s'y oppose",
                                    "a document was sent to the DMP of a patient who opposes it"),
                            Say.of(
                                    "donner PatientFacts.dmpOpposed à ShareRequest, ou un ConsentRegister à DmpClient (docs/dmp.md)",
                                    "give PatientFacts.dmpOpposed to ShareRequest, or a ConsentRegister to DmpClient (docs/dmp.md)"));
                    findings.require(
                            fed >= 1,
                            "resumed",
                            Say.of(
                                    "l'opposition levée, l'alimentation n'a pas repris",
                                    "with the opposition taken back, feeding did not resume"),
                            Say.SHARE);
                },
                "REM-DMPA-12");
    }
}
