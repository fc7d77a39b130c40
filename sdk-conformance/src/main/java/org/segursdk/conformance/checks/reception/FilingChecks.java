package org.segursdk.conformance.checks.reception;

import static org.segursdk.conformance.checks.reception.ArrivalChecks.fetched;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.conformance.checks.documents.Papers;
import org.segursdk.conformance.live.AskedCheck;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.MailReceptionPort;
import org.segursdk.conformance.port.MailReceptionPort.Entry;
import org.segursdk.conformance.port.MailReceptionPort.Filed;
import org.segursdk.conformance.port.MailReceptionPort.Notice;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.Relation;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.terminology.Oid;
import org.segursdk.sandbox.InsiPerson;

/** Checks of what is filed, by whom, and what is told of held documents: MSSR-04, -06, -07, -13 and -17. */
final class FilingChecks {
    private static final LocalizedText ASSISTANT = LocalizedText.of(
            "FilingAssistant propose et ne classe que sur matricule, OID et traits identiques ; Inbox et Worklist tiennent la liste "
                    + "(docs/worklists.md)",
            "FilingAssistant proposes and files on equal matricule, OID and traits alone; Inbox and Worklist keep the list "
                    + "(docs/worklists.md)");

    private FilingChecks() {}

    static List<Check> all() {
        return List.of(
                asked("mssr-04-configurable-automatic-filing", FilingChecks::automatic, "REM-MSSR-04"),
                asked("mssr-06-attachment-proposed-by-trait-comparison", FilingChecks::proposed, "REM-MSSR-06"),
                asked("mssr-07-update-or-deletion-signalled", FilingChecks::updates, "REM-MSSR-07"),
                asked("mssr-13-integration-statistics", FilingChecks::counted, "REM-MSSR-13"),
                asked("mssr-17-already-filed-documents-signalled", FilingChecks::twice, "REM-MSSR-17"));
    }

    private static Check asked(String id, AskedCheck.Looking<MailReceptionPort> looking, String requirement) {
        return new AskedCheck<>(id, MailReceptionPort.class, looking, requirement);
    }

    private static LocalizedText say(String french, String english) {
        return LocalizedText.of(french, english);
    }

    private static String register(MailReceptionPort product, InsiPerson person, boolean qualified) throws Exception {
        return product.patient(person.ins(), person.traits(), qualified);
    }

    private static void deliver(MailReceptionPort product, KitBench bench, Document document) throws Exception {
        Incoming incoming = new Incoming(bench, product.mailbox());
        incoming.deliver(incoming.mail(document).build());
    }

    private static Optional<String> filed(List<Entry> entries, String title) {
        return entries.stream()
                .filter(each -> each.title().filter(title::equals).isPresent())
                .findFirst()
                .flatMap(Entry::filedTo);
    }

    private static void automatic(MailReceptionPort product, KitBench bench, Findings findings) throws Exception {
        if (!product.automaticFiling(true)) {
            return;
        }
        InsiPerson other = Papers.person(1);
        String zoe = register(product, Papers.person(0), true);
        IdentityTraits traits = other.traits();
        product.patient(
                other.ins(),
                IdentityTraits.builder()
                        .birthName(traits.birthName())
                        .birthGivenNames("AUTREMENT " + traits.birthGivenNames())
                        .sex(traits.sex())
                        .birthDate(traits.birthDate().toIso())
                        .birthPlace(traits.birthPlace().orElse("99999"))
                        .build(),
                true);
        register(product, Papers.person(3), false);
        deliver(product, bench, Incoming.letter(Papers.person(0), "Identique"));
        deliver(product, bench, Incoming.letter(other, "Prenoms differents"));
        deliver(product, bench, Incoming.letter(Papers.person(3), "Non qualifiee"));
        List<Entry> entries = fetched(product);
        findings.saw("match, one trait differs, not qualified");
        findings.require(
                filed(entries, "Identique").equals(Optional.of(zoe)),
                "exact-filed",
                say(
                        "un document dont matricule, OID et traits sont identiques n'est pas classé tout seul, malgré le réglage",
                        "a document whose matricule, OID and traits are equal is not filed by itself, although set so"),
                ASSISTANT);
        findings.require(
                filed(entries, "Prenoms differents").isEmpty(),
                "one-trait-differs",
                say("un document est classé alors qu'un trait diffère", "a document is filed though one trait differs"),
                ASSISTANT);
        findings.require(
                filed(entries, "Non qualifiee").isEmpty(),
                "not-qualified",
                say(
                        "un document est classé chez un patient dont l'identité n'est pas qualifiée",
                        "a document is filed to a patient whose identity is not qualified"),
                ASSISTANT);
        product.automaticFiling(false);
        deliver(product, bench, Incoming.letter(Papers.person(0), "Sans automatisme"));
        findings.saw("switched-off");
        findings.require(
                filed(fetched(product), "Sans automatisme").isEmpty(),
                "off",
                say("le classement automatique coupé classe encore", "automatic filing files although it is off"),
                ASSISTANT);
    }

    /** Two records that resemble the document's patient: both are proposed, and neither is taken. */
    private static void proposed(MailReceptionPort product, KitBench bench, Findings findings) throws Exception {
        product.automaticFiling(true);
        InsiPerson zoe = Papers.person(0);
        String first = register(product, zoe, false);
        String second = register(product, zoe, false);
        deliver(product, bench, Incoming.letter(zoe, "Homonymes"));
        List<Entry> entries = fetched(product);
        if (entries.isEmpty()) {
            return;
        }
        findings.saw("homonyms");
        findings.require(
                Set.copyOf(entries.get(0).proposals()).containsAll(Set.of(first, second)),
                "proposed",
                say(
                        "les dossiers qui ressemblent au patient du document ne sont pas tous proposés",
                        "not all records that resemble the document's patient are proposed"),
                ASSISTANT);
        findings.require(
                entries.get(0).filedTo().isEmpty(),
                "never-by-itself",
                say("un homonyme est classé tout seul", "a homonym is filed by itself"),
                ASSISTANT);
    }

    private static void updates(MailReceptionPort product, KitBench bench, Findings findings) throws Exception {
        InsiPerson zoe = Papers.person(0);
        String record = register(product, zoe, true);
        Oid set = Papers.newId();
        Document first = Incoming.letter(
                Papers.header(zoe, "Lettre du banc", Papers.WRITTEN).setId(set), "Lettre du banc");
        deliver(product, bench, first);
        List<Entry> held = fetched(product);
        if (held.isEmpty()) {
            return;
        }
        product.file(held.get(0).id(), record);
        Document next = Incoming.letter(
                Papers.header(zoe, "Lettre corrigee", Papers.WRITTEN)
                        .setId(set)
                        .version(2)
                        .addRelation(new Relation(
                                        Relation.Type.RPLC, first.metadata().uniqueId())
                                .withTargetVersion(1)),
                "Lettre corrigee");
        deliver(product, bench, next);
        findings.saw("newer-version");
        findings.require(
                fetched(product).stream().anyMatch(each -> each.notice() == Notice.REPLACES),
                "update-told",
                say(
                        "la nouvelle version d'un document classé n'est pas signalée",
                        "the new version of a document that is filed is not told"),
                ASSISTANT);
    }

    private static void counted(MailReceptionPort product, KitBench bench, Findings findings) throws Exception {
        if (!product.automaticFiling(true)) {
            return;
        }
        register(product, Papers.person(0), true);
        deliver(product, bench, Incoming.letter(Papers.person(0), "Seul"));
        deliver(product, bench, Incoming.letter(Papers.person(1), "A la main"));
        deliver(product, bench, Incoming.letter(Papers.person(3), "En attente"));
        List<Entry> entries = fetched(product);
        String second = register(product, Papers.person(1), true);
        for (Entry each : entries) {
            if (each.title().filter("A la main"::equals).isPresent()) {
                product.file(each.id(), second);
            }
        }
        Optional<Filed> figures = product.filed();
        if (figures.isEmpty()) {
            return;
        }
        findings.saw("three-documents");
        findings.require(
                figures.get().equals(new Filed(1, 1, 1)),
                "oracle",
                say(
                        "les nombres de documents classés seuls, à la main et en attente ne sont pas ceux qui ont eu lieu",
                        "the numbers of documents filed by itself, by hand and waiting are not those that took place"),
                say(
                        "Indicators.filing compte les classements (docs/worklists.md)",
                        "Indicators.filing counts filings (docs/worklists.md)"));
    }

    private static void twice(MailReceptionPort product, KitBench bench, Findings findings) throws Exception {
        InsiPerson zoe = Papers.person(0);
        String record = register(product, zoe, true);
        Document letter = Incoming.letter(zoe, "Lettre du banc");
        deliver(product, bench, letter);
        List<Entry> first = fetched(product);
        if (first.isEmpty()) {
            return;
        }
        product.file(first.get(0).id(), record);
        deliver(product, bench, letter);
        List<Entry> second = fetched(product);
        findings.saw("sent-again");
        long copies = second.stream().filter(each -> each.filedTo().isPresent()).count();
        findings.require(
                copies == 1 && second.stream().anyMatch(each -> each.notice() == Notice.HELD_ALREADY),
                "told",
                say(
                        "le document reçu une seconde fois n'est pas signalé comme déjà classé",
                        "the document received a second time is not told as filed already"),
                ASSISTANT);
    }
}
