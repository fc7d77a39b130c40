package org.segursdk.conformance.checks.feed;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.ScriptedCheck;
import org.segursdk.conformance.port.AnnouncementPort;
import org.segursdk.conformance.port.DmpFeedPort;
import org.segursdk.conformance.port.DmpFeedPort.Letter;
import org.segursdk.conformance.port.ImagingFeedPort;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.sandbox.DmpDocument;

/** Checks of announcements and of visibility that changes: VIS-01, 02 and 04. */
final class AnnouncementChecks {
    private static final String KOS = "1.2.840.10008.5.1.4.1.1.88.59";

    private AnnouncementChecks() {}

    static List<Check> all() {
        return List.of(needed(), done(), kos());
    }

    private static Check needed() {
        return new ScriptedCheck<>(
                "vis-01-announcement-needed",
                DmpFeedPort.class,
                Say.of(
                        "Valider pour ADRUN ZOE un compte rendu à annoncer au patient, envoyé aussi à sa messagerie (domaine "
                                + People.CITIZENS + "), sans dire que l'annonce est faite.",
                        "Validate a report for ADRUN ZOE that has to be announced to the patient, sent to her mailbox too (domain "
                                + People.CITIZENS + "), without saying that it was announced."),
                bench -> People.openMailbox(bench, People.ZOE),
                (product, bench) -> {
                    product.validate(People.register(product, People.ZOE), Letter.PLAIN.announcedFirst());
                    People.await(product, bench, People.ZOE, 1);
                    People.flush(product, bench);
                },
                (bench, findings) -> {
                    List<DmpDocument> fed = People.documents(bench, People.ZOE);
                    findings.saw("announcement-needed");
                    findings.require(
                            fed.size() == 1 && fed.get(0).isInvisibleToPatient(),
                            "hidden",
                            Say.of(
                                    "le document à annoncer n'est pas au DMP, ou n'y est pas INVISIBLE_PATIENT",
                                    "the document to be announced is not in the DMP, or is not INVISIBLE_PATIENT there"),
                            hint());
                    findings.require(
                            People.mails(bench, People.ZOE) == 0,
                            "no-mail",
                            Say.of(
                                    "le message au patient est parti avant l'annonce",
                                    "the message to the patient left before the announcement"),
                            hint());
                },
                "REM-VIS-01");
    }

    private static LocalizedText hint() {
        return Say.of(
                "ShareRequest.Builder.announceFirst cache le document et retient le message ; Sharing.release les libère (docs/exchange.md)",
                "ShareRequest.Builder.announceFirst hides the document and holds the message; Sharing.release lets them go (docs/exchange.md)");
    }

    private static Check done() {
        return new ScriptedCheck<>(
                "vis-02-announcement-done",
                AnnouncementPort.class,
                Say.of(
                        "Valider pour ADRDEUX LAURENT un compte rendu à annoncer au patient, envoyé aussi à sa messagerie (domaine "
                                + People.CITIZENS + ") ; attendre l'envoi au DMP, puis dire que l'annonce est faite.",
                        "Validate a report for ADRDEUX LAURENT that has to be announced to the patient, sent to his mailbox too (domain "
                                + People.CITIZENS + "); wait until the DMP is fed, then say that it was announced."),
                bench -> People.openMailbox(bench, People.LAURENT),
                (product, bench) -> {
                    String document =
                            product.validate(People.register(product, People.LAURENT), Letter.PLAIN.announcedFirst());
                    People.await(product, bench, People.LAURENT, 1);
                    product.announced(document);
                    People.await(
                            product,
                            () -> shown(bench)
                                    && Wire.accepted(bench, "TD3.3b") >= 1
                                    && People.mails(bench, People.LAURENT) >= 1);
                    People.grace();
                },
                AnnouncementChecks::judge,
                "REM-VIS-02");
    }

    private static void judge(KitBench bench, Findings findings) {
        findings.saw("announcement-done");

        findings.require(
                shown(bench) && People.count(bench, People.LAURENT) == 1 && Wire.accepted(bench, "TD3.3b") == 1,
                "shown",
                Say.of(
                        "après l'annonce, le même document n'a pas été rendu visible du patient par un TD3.3b",
                        "after the announcement, the same document was not made visible to the patient by one TD3.3b"),
                hint());
        findings.require(
                People.mails(bench, People.LAURENT) == 1,
                "one-mail",
                Say.of(
                        "après l'annonce, le patient a reçu " + People.mails(bench, People.LAURENT)
                                + " message(s), un seul est attendu",
                        "after the announcement, the patient received " + People.mails(bench, People.LAURENT)
                                + " message(s), exactly one is expected"),
                hint());
    }

    private static boolean shown(KitBench bench) {
        List<DmpDocument> fed = People.documents(bench, People.LAURENT);
        return !fed.isEmpty() && fed.stream().noneMatch(DmpDocument::isInvisibleToPatient);
    }

    private static Check kos() {
        return new ScriptedCheck<>(
                "vis-04-visibility-change-propagated-to-kos",
                ImagingFeedPort.class,
                Say.of(
                        "Valider pour ADRUN ZOE un compte rendu d'imagerie visible de tous, dont l'examen a un KOS au DMP ; masquer ensuite le "
                                + "compte rendu aux professionnels.",
                        "Validate for ADRUN ZOE a radiology report that everybody may see, whose examination has a KOS in the DMP; then mask the "
                                + "report from professionals."),
                (product, bench) -> {
                    String report = product.validateWithKos(People.register(product, People.ZOE), Set.of());
                    People.await(product, bench, People.ZOE, 2);
                    product.visibility(report, Set.of(Visibility.MASKED_FROM_PROFESSIONALS));
                    People.await(
                            product,
                            () -> codes(bench, true).equals(codes(bench, false))
                                    && codes(bench, true).size() > 1);
                },
                (bench, findings) -> {
                    Set<String> report = codes(bench, false);
                    Set<String> image = codes(bench, true);
                    if (report.isEmpty() || image.isEmpty()) {
                        return;
                    }
                    findings.saw("visibility-changed");
                    findings.require(
                            report.contains(
                                    Visibility.MASKED_FROM_PROFESSIONALS.code().code()),
                            "report",
                            Say.of(
                                    "le compte rendu n'est pas masqué dans le DMP",
                                    "the report is not masked in the DMP"),
                            hintOfKos());
                    findings.require(
                            image.equals(report),
                            "kos",
                            Say.of(
                                    "la visibilité du KOS n'est pas celle du compte rendu",
                                    "the visibility of the KOS is not that of the report"),
                            hintOfKos());
                },
                "REM-VIS-04");
    }

    private static LocalizedText hintOfKos() {
        return Say.of(
                "remplacer compte rendu et KOS ensemble par DmpClient.replace, ou ConsultationAccess.mask sur les deux (docs/dmp.md)",
                "replace report and KOS together by DmpClient.replace, or ConsultationAccess.mask on both (docs/dmp.md)");
    }

    /** Confidentiality of the current KOS, or of the current report. */
    private static Set<String> codes(KitBench bench, boolean kos) {
        Set<String> codes = new TreeSet<>();
        People.documents(bench, People.ZOE).stream()
                .filter(each -> each.status().equals(DmpDocument.APPROVED))
                .filter(each -> each.formatCode().code().equals(KOS) == kos)
                .flatMap(each -> each.confidentiality().stream())
                .map(CodedValue::code)
                .forEach(codes::add);
        return codes;
    }
}
