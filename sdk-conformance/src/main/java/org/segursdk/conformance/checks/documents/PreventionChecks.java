package org.segursdk.conformance.checks.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.segursdk.cda.child.ChildCertificate;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.LiveCheck;
import org.segursdk.conformance.port.ChildHealthPort;
import org.segursdk.conformance.port.ChildHealthPort.Certificate;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.MedicalSummaryPort;
import org.segursdk.conformance.port.MedicalSummaryPort.Channel;
import org.segursdk.conformance.port.MedicalSummaryPort.Item;
import org.segursdk.conformance.port.MedicalSummaryPort.Section;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.InsiPerson;
import org.segursdk.sandbox.MssDelivery;
import org.segursdk.sandbox.MssMailbox;

/**
 * The medical summary, examinations and certificates of children. Requirements REM-CDA-05, -19, -20.
 */
final class PreventionChecks {
    /** Mailboxes of the PMI in the sandbox. */
    private static final Map<String, String> PMI =
            Map.of("2A", "pmi2a@pmi.test.example", "75", "pmi75@pmi.test.example", "974", "pmi974@pmi.test.example");

    /** Among the public test persons, for the certificate of the eighth day. */
    private static final int NEWBORN = 2;

    private PreventionChecks() {}

    private static boolean isCertificate(String document) {
        return document.contains("code=\"" + ChildCertificate.TYPE.code() + "\"");
    }

    static List<Check> all() {
        return List.of(
                new Ask<>(
                        "cda-05-vsm-of-the-record", MedicalSummaryPort.class, PreventionChecks::summary, "REM-CDA-05"),
                new Ask<>("cda-19-certificate-offered", ChildHealthPort.class, PreventionChecks::offered, "REM-CDA-19"),
                new CertificatesToPmi());
    }

    private static void summary(MedicalSummaryPort product, KitBench bench, Findings findings) throws IOException {
        List<Item> record = new ArrayList<>();
        for (Section section : Section.values()) {
            record.add(new Item(section, "Item du banc " + section.ordinal()));
        }
        Item left = new Item(Section.MEDICAL_HISTORY, "Antecedent a taire");
        record.add(left);
        InsiPerson person = Papers.person(0);
        String draft = product.draft(person.ins(), person.traits(), List.copyOf(record));
        product.leaveOut(draft, left);
        Optional<byte[]> document = product.document(draft);
        if (document.isEmpty()) {
            return;
        }
        findings.saw("VSM");
        String words = PaperText.narrative(
                org.segursdk.cda.read.CdaReader.create().read(document.get()).sections());
        LocalizedText build = LocalizedText.of(
                "composer le VSM avec VsmDocument.builder(), une déclaration par rubrique (docs/cda.md)",
                "write the VSM with VsmDocument.builder(), one statement a section (docs/cda.md)");
        findings.require(
                record.stream()
                        .filter(each -> !each.equals(left))
                        .allMatch(each -> PaperText.holds(words, each.words())),
                "complete",
                LocalizedText.of(
                        "un élément du dossier manque dans l'une des six rubriques",
                        "an item of the record is missing from one of the six sections"),
                build);
        findings.require(
                !PaperText.holds(words, left.words()),
                "left-out",
                LocalizedText.of(
                        "l'élément décoché est toujours dans le document",
                        "the item left out is still in the document"),
                build);
        findings.require(
                product.channels(draft).equals(Set.of(Channel.values())),
                "channels",
                LocalizedText.of(
                        "le VSM ne peut pas être partagé vers le DMP, un professionnel et le patient",
                        "the VSM cannot be shared with the DMP, a professional and the patient"),
                LocalizedText.of(
                        "proposer les trois destinations avec Sharing.share (docs/exchange.md)",
                        "offer the three destinations with Sharing.share (docs/exchange.md)"));
    }

    private static void offered(ChildHealthPort product, KitBench bench, Findings findings) {
        LocalizedText hint = LocalizedText.of(
                "proposer ChildCertificate.ninthMonth() ou twentyFourthMonth() sans bloquer la validation (docs/cda.md)",
                "offer ChildCertificate.ninthMonth() or twentyFourthMonth() without holding the validation up (docs/cda.md)");
        // the examination of the fourth month opens no certificate
        Map<Integer, Optional<Certificate>> wanted =
                Map.of(9, Optional.of(Certificate.CS9), 24, Optional.of(Certificate.CS24), 4, Optional.empty());
        wanted.forEach(
                (months, certificate) -> product.validateExamination(months).ifPresent(offer -> {
                    findings.saw(months + " months");
                    findings.require(
                            offer.certificate().equals(certificate),
                            "certificate-" + months,
                            LocalizedText.of(
                                    "après l'examen de " + months + " mois, le certificat proposé n'est pas le bon",
                                    "after the examination at " + months + " months the certificate offered is wrong"),
                            hint);
                    findings.require(
                            offer.validated(),
                            "not-blocking",
                            LocalizedText.of(
                                    "la proposition du certificat bloque la validation de l'examen",
                                    "the offer of the certificate holds up the validation of the examination"),
                            hint);
                }));
    }

    /** Each certificate goes to the PMI of the department in which the child lives, and to no other. */
    private static final class CertificatesToPmi extends LiveCheck<ChildHealthPort> {
        CertificatesToPmi() {
            super("cda-20-certificates-to-pmi", ChildHealthPort.class, "REM-CDA-20");
        }

        @Override
        protected void arrange(KitBench bench) {
            PMI.values()
                    .forEach(each -> bench.sandbox().mss().createMailbox(MssMailbox.personal(each, "899700366240")));
        }

        @Override
        protected LocalizedText instruction() {
            return LocalizedText.of(
                    "Déclarez les adresses de PMI pmi2a@pmi.test.example (2A), pmi75@pmi.test.example (75) et pmi974@pmi.test.example"
                            + " (974), puis validez un certificat CS9 pour ADRUN ZOE domiciliée en 2A, un CS24 pour ADRDEUX LAURENT"
                            + " domicilié en 75 et un CS8 pour " + name(Papers.person(NEWBORN))
                            + " domicilié(e) en 974.",
                    "Declare the PMI addresses pmi2a@pmi.test.example (2A), pmi75@pmi.test.example (75) and pmi974@pmi.test.example"
                            + " (974), then validate a CS9 certificate for ADRUN ZOE who lives in 2A, a CS24 for ADRDEUX LAURENT who"
                            + " lives in 75 and a CS8 for " + name(Papers.person(NEWBORN)) + " who lives in 974.");
        }

        @Override
        protected void act(ChildHealthPort product, KitBench bench) {
            product.pmiAddresses(PMI);
            InsiPerson zoe = Papers.person(0);
            InsiPerson laurent = Papers.person(1);
            product.validateCertificate(zoe.ins(), zoe.traits(), "2A", Certificate.CS9);
            product.validateCertificate(laurent.ins(), laurent.traits(), "75", Certificate.CS24);
            InsiPerson newborn = Papers.person(NEWBORN);
            product.validateCertificate(newborn.ins(), newborn.traits(), "974", Certificate.CS8);
        }

        private static String name(InsiPerson person) {
            return person.traits().birthName() + " " + person.traits().firstGivenName();
        }

        @Override
        protected void judge(KitBench bench, Findings findings) throws IOException {
            findings.saw("CS9 2A, CS24 75, CS8 974");
            LocalizedText hint = LocalizedText.of(
                    "choisir l'adresse par le département de l'enfant et envoyer avec OutgoingMessage.toProfessionals (docs/mss.md)",
                    "choose the address by the child's department and send with OutgoingMessage.toProfessionals (docs/mss.md)");
            Map<String, Integer> wanted = Map.of("2A", 0, "75", 1, "974", NEWBORN);
            Set<String> strangers = new HashSet<>();
            for (MssDelivery each : bench.sandbox().mss().deliveries()) {
                if (each.accepted() && !PMI.values().containsAll(each.recipients())) {
                    strangers.addAll(each.recipients());
                }
            }
            findings.require(
                    strangers.isEmpty(),
                    "nobody-else",
                    LocalizedText.of(
                            "un certificat est parti à un autre destinataire que la PMI",
                            "a certificate went to somebody else than the PMI"),
                    hint);
            for (Map.Entry<String, Integer> each : wanted.entrySet()) {
                List<MssDelivery> received = bench.sandbox().mss().deliveries().stream()
                        .filter(delivery ->
                                delivery.accepted() && delivery.recipients().contains(PMI.get(each.getKey())))
                        .toList();
                String matricule =
                        Papers.person(each.getValue()).ins().matricule().value();
                findings.require(
                        received.size() == 1,
                        "one-mail-" + each.getKey().toLowerCase(java.util.Locale.ROOT),
                        LocalizedText.of(
                                "la PMI du département " + each.getKey() + " ne reçoit pas exactement un message",
                                "the PMI of department " + each.getKey() + " does not receive exactly one mail"),
                        hint);
                for (MssDelivery delivery : received) {
                    findings.require(
                            documents(delivery).stream().allMatch(PreventionChecks::isCertificate),
                            "certificate",
                            LocalizedText.of(
                                    "le document envoyé à la PMI n'est pas du type certificat (CERT_DECL)",
                                    "the document sent to the PMI is not of the type of certificates (CERT_DECL)"),
                            LocalizedText.of(
                                    "le produire avec ChildCertificate ou EighthDayCertificate (docs/cda.md)",
                                    "write it with ChildCertificate or EighthDayCertificate (docs/cda.md)"));
                    findings.require(
                            certificateOf(delivery, matricule),
                            "right-child",
                            LocalizedText.of(
                                    "le message à la PMI ne porte pas le certificat de l'enfant du département",
                                    "the mail to the PMI does not bear the certificate of the child of the department"),
                            hint);
                }
            }
        }

        private static boolean certificateOf(MssDelivery delivery, String matricule) throws IOException {
            List<String> documents = documents(delivery);
            return !documents.isEmpty() && documents.stream().allMatch(each -> each.contains(matricule));
        }

        private static List<String> documents(MssDelivery delivery) throws IOException {
            try (InputStream in = delivery.content().open()) {
                return MailDocuments.clinical(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
    }
}
