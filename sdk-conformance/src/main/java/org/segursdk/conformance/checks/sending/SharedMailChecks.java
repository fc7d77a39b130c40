package org.segursdk.conformance.checks.sending;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.segursdk.conformance.live.AskedCheck;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.ScriptedCheck;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.MailSendingPort;
import org.segursdk.conformance.port.MailSendingPort.Box;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.InsiPerson;

/** Checks of what leaves when a document is validated, and of what must not: MSSS-01, -02, -19, -21, -23, -28, MSSC-06 and -07. */
final class SharedMailChecks {
    /** As many correspondents as a laboratory's file takes at least. */
    private static final int TEN = 10;

    private static final LocalizedText SHARE = LocalizedText.of(
            "donner les correspondants à SharePlan.with et le document à Sharing.share (docs/exchange.md)",
            "give the correspondents to SharePlan.with and the document to Sharing.share (docs/exchange.md)");
    private static final LocalizedText WITHHOLD = LocalizedText.of(
            "ôter la destination par SharePlan.without, ou dire l'opposition par PatientFacts (docs/exchange.md)",
            "take the destination out by SharePlan.without, or tell the opposition by PatientFacts (docs/exchange.md)");

    private SharedMailChecks() {}

    static List<Check> all() {
        return List.of(
                toCorrespondents(),
                byHand(),
                deletion(),
                refusal(
                        "msss-21-refusal-of-sending-to-professionals",
                        Box.PROFESSIONALS,
                        Post.CARDIOLOGY,
                        Post.CARDIOLOGY,
                        "REM-MSSS-21"),
                tenCorrespondents(),
                new AskedCheck<>(
                        "msss-28-default-on-sharing-choices",
                        MailSendingPort.class,
                        SharedMailChecks::boxes,
                        "REM-MSSS-28"),
                refusal(
                        "mssc-06-refusal-of-sending-to-the-patient",
                        Box.PATIENT,
                        Post.mailbox(Post.ZOE),
                        Post.mailbox(Post.CATARINA),
                        "REM-MSSC-06"),
                withheld());
    }

    private static LocalizedText say(String french, String english) {
        return LocalizedText.of(french, english);
    }

    private static Set<Box> professionals() {
        return Set.of(Box.PROFESSIONALS);
    }

    private static Check toCorrespondents() {
        return new ScriptedCheck<>(
                "msss-01-automatic-sending-to-correspondents",
                MailSendingPort.class,
                say(
                        "Valider un compte rendu pour ADRUN ZOE avec deux correspondants, " + Post.CARDIOLOGY + " et "
                                + Post.FAMILY_DOCTOR + ", puis ne plus toucher au logiciel.",
                        "Validate a report for ADRUN ZOE with two correspondents, " + Post.CARDIOLOGY + " and "
                                + Post.FAMILY_DOCTOR + "; then leave the product alone."),
                Post::open,
                (product, bench) -> {
                    product.validate(
                            Post.register(product, Post.ZOE),
                            professionals(),
                            Set.of(Post.CARDIOLOGY, Post.FAMILY_DOCTOR));
                    Post.await(product, bench, Post.CARDIOLOGY, 1);
                    Post.await(product, bench, Post.FAMILY_DOCTOR, 1);
                    Post.grace();
                },
                (bench, findings) -> {
                    findings.saw("validation");
                    for (String each : List.of(Post.CARDIOLOGY, Post.FAMILY_DOCTOR)) {
                        int count = Post.count(bench, each);
                        findings.require(
                                count == 1,
                                each.startsWith("card") ? "first-correspondent" : "second-correspondent",
                                say(
                                        "un correspondant a reçu " + count
                                                + " message(s) après la validation, un seul est attendu",
                                        "a correspondent received " + count
                                                + " message(s) after validation, one is expected"),
                                SHARE);
                        findings.require(
                                count == 0 || Post.hasArchive(Post.text(bench, each, 0)),
                                "archive",
                                say(
                                        "le message ne porte pas d'archive IHE_XDM.zip",
                                        "the message bears no archive IHE_XDM.zip"),
                                SHARE);
                    }
                },
                "REM-MSSS-01");
    }

    private static Check byHand() {
        return new ScriptedCheck<>(
                "msss-02-manual-sending",
                MailSendingPort.class,
                say(
                        "Valider un compte rendu pour ADRUN ZOE sans correspondant, puis l'envoyer à la main à "
                                + Post.CARDIOLOGY + ".",
                        "Validate a report for ADRUN ZOE without correspondents; then send it by hand to "
                                + Post.CARDIOLOGY + "."),
                Post::open,
                (product, bench) -> {
                    String document = product.validate(Post.register(product, Post.ZOE), professionals(), Set.of());
                    product.send(document, Post.CARDIOLOGY);
                    Post.await(product, bench, Post.CARDIOLOGY, 1);
                    Post.grace();
                },
                (bench, findings) -> {
                    findings.saw("manual-order");
                    findings.require(
                            Post.count(bench, Post.CARDIOLOGY) == 1
                                    && Post.hasArchive(Post.text(bench, Post.CARDIOLOGY, 0)),
                            "one-message",
                            say(
                                    "un envoi à la main a donné " + Post.count(bench, Post.CARDIOLOGY)
                                            + " message(s), un seul, avec l'archive, est attendu",
                                    "a sending by hand led to " + Post.count(bench, Post.CARDIOLOGY)
                                            + " message(s); one, with the archive, is expected"),
                            say(
                                    "MailSender.send envoie un OutgoingMessage composé à la main (docs/mssante.md)",
                                    "MailSender.send sends an OutgoingMessage composed by hand (docs/mssante.md)"));
                },
                "REM-MSSS-02");
    }

    private static Check deletion() {
        return new ScriptedCheck<>(
                "msss-19-deletion-notice",
                MailSendingPort.class,
                say(
                        "Valider un compte rendu pour ADRUN ZOE avec les correspondants " + Post.CARDIOLOGY + " et "
                                + Post.FAMILY_DOCTOR + ", attendre les envois, puis supprimer le document.",
                        "Validate a report for ADRUN ZOE with the correspondents " + Post.CARDIOLOGY + " and "
                                + Post.FAMILY_DOCTOR + ", wait until it is sent, then delete the document."),
                Post::open,
                (product, bench) -> {
                    String document = product.validate(
                            Post.register(product, Post.ZOE),
                            professionals(),
                            Set.of(Post.CARDIOLOGY, Post.FAMILY_DOCTOR));
                    Post.await(product, bench, Post.CARDIOLOGY, 1);
                    Post.await(product, bench, Post.FAMILY_DOCTOR, 1);
                    product.delete(document);
                    Post.await(product, bench, Post.CARDIOLOGY, 2);
                    Post.await(product, bench, Post.FAMILY_DOCTOR, 2);
                    Post.grace();
                },
                (bench, findings) -> {
                    findings.saw("deletion");
                    for (String each : List.of(Post.CARDIOLOGY, Post.FAMILY_DOCTOR)) {
                        String first = Post.field(Post.text(bench, each, 0), "Message-ID");
                        String notice = Post.text(bench, each, 1);
                        findings.require(
                                Post.count(bench, each) == 2
                                        && (Post.field(notice, "References") + Post.field(notice, "In-Reply-To"))
                                                .contains(first),
                                each.startsWith("card") ? "first-told" : "second-told",
                                say(
                                        "un destinataire du document n'a pas reçu un avis de suppression, et un seul, qui renvoie au "
                                                + "message d'origine",
                                        "a recipient of the document did not get one notice of deletion that refers to the message"),
                                say(
                                        "Sharing.delete prévient chacun de ceux qui ont reçu le document (docs/exchange.md)",
                                        "Sharing.delete tells everybody who received the document (docs/exchange.md)"));
                    }
                },
                "REM-MSSS-19");
    }

    /** The one who refuses gets nothing; another patient's document, sent after, arrives. */
    private static Check refusal(String id, Box side, String mailbox, String witness, String requirement) {
        String what = side == Box.PATIENT ? "à recevoir ses documents" : "à l'envoi aux professionnels";
        String english = side == Box.PATIENT ? "to receive documents" : "that professionals are sent documents";
        return new ScriptedCheck<MailSendingPort>(
                id,
                MailSendingPort.class,
                say(
                        "Noter qu'ADRUN ZOE s'oppose " + what
                                + ", valider un compte rendu pour elle avec le correspondant " + Post.CARDIOLOGY
                                + ", puis un autre pour TCHITCHI CATARINA, qui ne s'oppose à rien.",
                        "Record that ADRUN ZOE refuses " + english
                                + ", validate a report for her with the correspondent " + Post.CARDIOLOGY
                                + ", then another for TCHITCHI CATARINA, who refuses nothing."),
                Post::open,
                (product, bench) -> {
                    String zoe = Post.register(product, Post.ZOE);
                    product.refuses(zoe, side, true);
                    Set<Box> boxes = Set.of(Box.PATIENT, Box.PROFESSIONALS);
                    product.validate(zoe, boxes, Set.of(Post.CARDIOLOGY));
                    Post.grace();
                    product.validate(Post.register(product, Post.CATARINA), boxes, Set.of(Post.CARDIOLOGY));
                    Post.await(product, bench, Post.mailbox(Post.CATARINA), 1);
                    Post.await(product, bench, witness, 1);
                    Post.grace();
                },
                (bench, findings) -> {
                    findings.saw("refusal");
                    int expected = mailbox.equals(witness) ? 1 : 0;
                    findings.require(
                            Post.count(bench, mailbox) <= expected,
                            "not-sent",
                            say("un message est parti malgré le refus", "a message left in spite of the refusal"),
                            WITHHOLD);
                    findings.require(
                            Post.count(bench, witness) >= 1,
                            "others-sent",
                            say(
                                    "rien n'est parti non plus pour le patient qui ne refuse rien : le refus est tenu par patient",
                                    "nothing left for the patient who refuses nothing either: the refusal is kept by patient"),
                            WITHHOLD);
                },
                requirement);
    }

    private static Check tenCorrespondents() {
        return new ScriptedCheck<>(
                "msss-23-ten-correspondents",
                MailSendingPort.class,
                say(
                        "Valider un compte rendu pour ADRUN ZOE avec dix correspondants, " + Post.correspondent(1)
                                + " à " + Post.correspondent(TEN) + ".",
                        "Validate a report for ADRUN ZOE with ten correspondents, " + Post.correspondent(1) + " to "
                                + Post.correspondent(TEN) + "."),
                bench -> {
                    Post.open(bench);
                    Post.openCorrespondents(bench, TEN);
                },
                (product, bench) -> {
                    Set<String> ten = new HashSet<>();
                    for (int i = 1; i <= TEN; i++) {
                        ten.add(Post.correspondent(i));
                    }
                    product.validate(Post.register(product, Post.ZOE), professionals(), ten);
                    Post.await(product, () -> ten.stream().allMatch(each -> Post.count(bench, each) >= 1));
                },
                (bench, findings) -> {
                    findings.saw("ten-correspondents");
                    int reached = 0;
                    for (int i = 1; i <= TEN; i++) {
                        reached += Post.count(bench, Post.correspondent(i)) == 1 ? 1 : 0;
                    }
                    findings.require(
                            reached == TEN,
                            "all-ten",
                            say(
                                    reached + " correspondant(s) sur dix ont reçu le document une fois",
                                    reached + " of ten correspondents received the document once"),
                            SHARE);
                },
                "REM-MSSS-23");
    }

    private static void boxes(MailSendingPort product, KitBench bench, Findings findings) throws Exception {
        Post.open(bench);
        var shown = product.boxes();
        if (shown.isEmpty()) {
            return;
        }
        findings.saw("boxes");
        findings.require(
                shown.get().equals(Set.of(Box.values())),
                "all-ticked",
                say(
                        "les trois choix (DMP, patient, professionnels) ne sont pas cochés par défaut",
                        "the three choices (DMP, patient, professionals) are not ticked by default"),
                say(
                        "partir de SharePlan.standard() (docs/exchange.md)",
                        "start from SharePlan.standard() (docs/exchange.md)"));
        product.validate(Post.register(product, Post.ZOE), professionals(), Set.of(Post.CARDIOLOGY));
        Post.await(product, bench, Post.CARDIOLOGY, 1);
        Post.grace();
        findings.require(
                Post.count(bench, Post.CARDIOLOGY) == 1
                        && Post.count(bench, Post.mailbox(Post.ZOE)) == 0
                        && inDmp(bench, Post.ZOE) == 0,
                "toggles",
                say(
                        "décocher un choix ou ajouter un correspondant n'est pas suivi",
                        "unticking a choice or adding a correspondent is not followed"),
                WITHHOLD);
    }

    private static Check withheld() {
        return new ScriptedCheck<>(
                "mssc-07-patient-sending-can-be-withheld",
                MailSendingPort.class,
                say(
                        "Valider un compte rendu pour ADRUN ZOE en décochant l'envoi au patient, le DMP restant coché.",
                        "Validate a report for ADRUN ZOE, unticking the sending to the patient and leaving the DMP ticked."),
                Post::open,
                (product, bench) -> {
                    product.validate(Post.register(product, Post.ZOE), Set.of(Box.DMP), Set.of());
                    Post.await(product, () -> inDmp(bench, Post.ZOE) >= 1);
                    Post.grace();
                },
                (bench, findings) -> {
                    findings.saw("withheld");
                    findings.require(
                            Post.count(bench, Post.mailbox(Post.ZOE)) == 0,
                            "no-message",
                            say(
                                    "le patient a reçu le document dont l'envoi était décoché",
                                    "the patient received the document whose sending was unticked"),
                            WITHHOLD);
                    findings.require(
                            inDmp(bench, Post.ZOE) == 1,
                            "dmp-follows",
                            say(
                                    "le document n'est pas dans le DMP : retenir l'envoi au patient ne retient que lui",
                                    "the document is not in the DMP: withholding the patient's message withholds that alone"),
                            WITHHOLD);
                },
                "REM-MSSC-07");
    }

    private static int inDmp(KitBench bench, InsiPerson person) {
        return (int) bench.sandbox().dmp().documents(person.ins().matricule().value()).stream()
                .filter(each -> !each.isSignature())
                .count();
    }
}
