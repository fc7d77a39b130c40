package org.segursdk.conformance.checks.reception;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.segursdk.conformance.checks.documents.Papers;
import org.segursdk.conformance.live.AskedCheck;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.MailReceptionPort;
import org.segursdk.conformance.port.MailReceptionPort.Entry;
import org.segursdk.conformance.port.MailReceptionPort.Kind;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.CheckMode;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.InsiPerson;
import org.segursdk.sandbox.MssDelivery;

/** Checks of what is recognised and shown: MSSR-01, -02, -03, -09, -10, -12 and -16. */
final class ArrivalChecks {
    private static final LocalizedText READER = LocalizedText.of(
            "MessageReader.read donne archive, documents, patient, expéditeur et objet à montrer (docs/mssante.md)",
            "MessageReader.read gives archive, documents, patient, sender and the subject to show (docs/mssante.md)");

    private ArrivalChecks() {}

    static List<Check> all() {
        return List.of(
                asked("mssr-01-recognise-xdm-messages", ArrivalChecks::recognised, "REM-MSSR-01"),
                asked("mssr-02-patient-taken-from-metadata", ArrivalChecks::patient, "REM-MSSR-02"),
                asked("mssr-03-import-of-xdm-documents", ArrivalChecks::every, "REM-MSSR-03"),
                asked("mssr-09-sender-kind", ArrivalChecks::senders, "REM-MSSR-09"),
                asked("mssr-10-technical-prefix-hidden", ArrivalChecks::subjects, "REM-MSSR-10"),
                asked("mssr-12-read-receipt-returned", ArrivalChecks::receipt, "REM-MSSR-12"),
                asked("mssr-16-cda-n3-stored-and-shown", ArrivalChecks::structured, "REM-MSSR-16"));
    }

    private static Check asked(String id, AskedCheck.Looking<MailReceptionPort> looking, String requirement) {
        return new AskedCheck<>(id, CheckMode.LIVE, MailReceptionPort.class, looking, requirement);
    }

    private static LocalizedText say(String french, String english) {
        return LocalizedText.of(french, english);
    }

    static List<Entry> fetched(MailReceptionPort product) throws Exception {
        product.fetch();
        return product.entries();
    }

    private static Optional<Entry> titled(List<Entry> entries, String title) {
        return entries.stream()
                .filter(each -> each.title().filter(title::equals).isPresent())
                .findFirst();
    }

    private static void recognised(MailReceptionPort product, KitBench bench, Findings findings) throws Exception {
        Incoming incoming = new Incoming(bench, product.mailbox());
        incoming.deliver(incoming.mail(Incoming.letter(Papers.person(0), "Lettre du banc"))
                .build());
        String pdf = java.util.Base64.getEncoder().encodeToString(Papers.pdf(List.of("Compte rendu")));
        incoming.deliver(incoming.plain(
                "Confrere <confrere@ch-test.example>",
                "Un PDF seul",
                "application/pdf; name=\"a.pdf\"\r\nContent-Transfer-Encoding: base64\r\n"
                        + "Content-Disposition: attachment; filename=\"a.pdf\"",
                pdf));
        List<Entry> entries = fetched(product);
        findings.saw("archive-and-pdf");
        findings.require(
                entries.stream().filter(Entry::archive).count() == 1
                        && titled(entries, "Lettre du banc").isPresent(),
                "archive",
                say(
                        "le message avec une archive XDM n'est pas reconnu",
                        "the message with an XDM archive is not recognised"),
                READER);
        findings.require(
                entries.stream().anyMatch(each -> !each.archive()),
                "no-archive",
                say(
                        "le message sans archive manque à la liste, ou est pris pour un message XDM",
                        "the message without an archive is missing, or taken for an XDM message"),
                READER);
    }

    private static void patient(MailReceptionPort product, KitBench bench, Findings findings) throws Exception {
        Incoming incoming = new Incoming(bench, product.mailbox());
        String other = Papers.person(1).traits().birthName();
        incoming.deliver(Incoming.changed(
                incoming.mail(Incoming.letter(Papers.person(0), "Lettre du banc"))
                        .build(),
                "(?m)^Subject: [^\\r]*(\\r\\n[ \\t][^\\r]*)*",
                "Subject: XDM/1.0/DDM+Lettre " + other + " LAURENT"));
        List<Entry> entries = fetched(product);
        findings.saw("conflicting-subject");
        String name = Papers.person(0).traits().birthName();
        findings.require(
                entries.stream()
                                .anyMatch(each ->
                                        each.patientName().filter(name::equals).isPresent())
                        && entries.stream()
                                .noneMatch(each ->
                                        each.patientName().filter(other::equals).isPresent()),
                "from-metadata",
                say(
                        "le patient montré n'est pas celui des métadonnées de l'archive",
                        "the patient shown is not that of the archive's metadata"),
                READER);
    }

    private static void every(MailReceptionPort product, KitBench bench, Findings findings) throws Exception {
        Incoming incoming = new Incoming(bench, product.mailbox());
        InsiPerson zoe = Papers.person(0);
        incoming.deliver(incoming.mail(Incoming.letter(zoe, "Lettre du banc"), Structured.summary(zoe))
                .build());
        List<Entry> entries = fetched(product);
        findings.saw("two-documents");
        for (String title : List.of("Lettre du banc", Structured.TITLE)) {
            Optional<Entry> entry = titled(entries, title);
            findings.require(
                    entry.isPresent() && product.open(entry.get().id()).isPresent(),
                    title.startsWith("L") ? "first" : "second",
                    say(
                            "un document de l'archive manque à la liste ou ne s'ouvre pas",
                            "a document of the archive is missing from the list or does not open"),
                    READER);
        }
    }

    private static void senders(MailReceptionPort product, KitBench bench, Findings findings) throws Exception {
        Incoming incoming = new Incoming(bench, product.mailbox());
        bench.sandbox().mss().citizenDomain("patient.test.example");
        String citizen = Papers.person(0).ins().matricule().value() + "@patient.test.example";
        incoming.deliver(incoming.plain(
                "ZOE ADRUN <" + citizen + ">", "Question", "text/plain; charset=utf-8", "Bonjour docteur"));
        incoming.deliver(
                incoming.plain("Confrere <confrere@ch-test.example>", "Avis", "text/plain; charset=utf-8", "Bonjour"));
        List<Entry> entries = fetched(product);
        findings.saw("patient-and-professional");
        findings.require(
                kinds(entries, "Question").equals(List.of(Kind.PATIENT))
                        && kinds(entries, "Avis").equals(List.of(Kind.PROFESSIONAL)),
                "kinds",
                say(
                        "le message du patient et celui du professionnel ne sont pas distingués",
                        "the patient's message and the professional's are not told apart"),
                READER);
    }

    private static List<Kind> kinds(List<Entry> entries, String subject) {
        return entries.stream()
                .filter(each -> each.subject().equals(subject))
                .map(Entry::sender)
                .toList();
    }

    private static void subjects(MailReceptionPort product, KitBench bench, Findings findings) throws Exception {
        Incoming incoming = new Incoming(bench, product.mailbox());
        incoming.deliver(incoming.mail(Incoming.letter(Papers.person(0), "Lettre du banc"))
                .build());
        incoming.deliver(incoming.plain(
                "Confrere <confrere@ch-test.example>",
                "XDM/1.0/DDM+ sans archive",
                "text/plain; charset=utf-8",
                "Bonjour"));
        List<Entry> entries = fetched(product);
        findings.saw("with-and-without-archive");
        findings.require(
                entries.stream().filter(Entry::archive).noneMatch(each -> each.subject()
                                .contains("XDM/1.0/DDM"))
                        && entries.stream()
                                .anyMatch(each ->
                                        each.archive() && !each.subject().isBlank()),
                "hidden",
                say("le préfixe technique XDM est montré", "the technical XDM prefix is shown"),
                READER);
        findings.require(
                entries.stream().anyMatch(each -> each.subject().equals("XDM/1.0/DDM+ sans archive")),
                "unchanged",
                say(
                        "l'objet d'un message sans archive n'est pas montré tel quel",
                        "the subject of a message without an archive is not shown as it is"),
                READER);
    }

    private static void receipt(MailReceptionPort product, KitBench bench, Findings findings) throws Exception {
        Incoming incoming = new Incoming(bench, product.mailbox());
        bench.sandbox().mss().trustDomain("ch-test.example");
        incoming.deliver(incoming.mail(Incoming.letter(Papers.person(0), "Lettre du banc"))
                .askReadReceipt()
                .build());
        List<Entry> entries = fetched(product);
        if (entries.isEmpty()) {
            return;
        }
        product.open(entries.get(0).id());
        findings.saw("receipt-asked");
        List<MssDelivery> answers = bench.sandbox().mss().deliveries();
        boolean told = false;
        for (MssDelivery each : answers) {
            try (var in = each.content().open()) {
                String mail = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                told |= mail.contains("disposition-notification")
                        && each.recipients().contains("cardiologie@ch-test.example");
            }
        }
        findings.require(
                told,
                "disposition-notification",
                say(
                        "aucun accusé de lecture (RFC 8098) n'est revenu à l'émetteur qui le demandait",
                        "no receipt (RFC 8098) came back to the sender who asked for one"),
                say(
                        "MdnAnswer.to compose l'accusé, MailSender.send l'envoie (docs/mssante.md)",
                        "MdnAnswer.to makes the receipt, MailSender.send sends it (docs/mssante.md)"));
    }

    private static void structured(MailReceptionPort product, KitBench bench, Findings findings) throws Exception {
        Incoming incoming = new Incoming(bench, product.mailbox());
        InsiPerson zoe = Papers.person(0);
        incoming.deliver(incoming.mail(Structured.summary(zoe)).build());
        List<Entry> entries = fetched(product);
        if (entries.isEmpty()) {
            return;
        }
        findings.saw("level-3");
        String entry = entries.get(0).id();
        findings.require(
                product.open(entry)
                        .filter(each -> each.contains(Structured.WORDS))
                        .isPresent(),
                "shown",
                say(
                        "le contenu du document structuré n'est pas montré",
                        "the content of the structured document is not shown"),
                say(
                        "CdaRenderer.html montre un CDA de niveau 3 (docs/cda.md)",
                        "CdaRenderer.html shows a CDA of level 3 (docs/cda.md)"));
        findings.require(
                product.matricule(entry)
                        .filter(zoe.ins().matricule().value()::equals)
                        .isPresent(),
                "ins-read",
                say("l'INS de l'en-tête n'est pas lue", "the INS of the header is not read"),
                READER);
    }
}
