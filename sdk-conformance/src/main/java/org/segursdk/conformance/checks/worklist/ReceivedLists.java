package org.segursdk.conformance.checks.worklist;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.segursdk.conformance.checks.documents.Papers;
import org.segursdk.conformance.live.AskedCheck;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.WorklistPort;
import org.segursdk.conformance.port.WorklistPort.Item;
import org.segursdk.conformance.port.WorklistPort.Order;
import org.segursdk.conformance.port.WorklistPort.Question;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.InsiPerson;

/** What the list holds of mails that arrived, and in what order. */
final class ReceivedLists {
    private static final LocalizedText HINT = LocalizedText.of(
            "Faire entrer chaque mail par Inbox.receive et lire la liste par Worklist.page de sdk-exchange (docs/worklists.md).",
            "Take in each mail by Inbox.receive and read the list by Worklist.page of sdk-exchange (docs/worklists.md).");
    private static final int MANY = 50;
    private static final int PEOPLE = 4;

    private ReceivedLists() {}

    static List<Check> all() {
        return List.of(
                new AskedCheck<>(
                        "wl-01-cross-patient-list-from-mssante",
                        WorklistPort.class,
                        ReceivedLists::crossPatient,
                        "REM-WL-01"),
                new AskedCheck<>(
                        "wl-02-metadata-in-the-list", WorklistPort.class, ReceivedLists::metadata, "REM-WL-02"),
                new AskedCheck<>(
                        "wl-03-default-order-filters", WorklistPort.class, ReceivedLists::orders, "REM-WL-03"));
    }

    private static Set<String> titles(List<Item> items) {
        return items.stream().map(Item::title).collect(Collectors.toSet());
    }

    private static void crossPatient(WorklistPort product, KitBench bench, Findings findings) throws Exception {
        product.receive(IncomingMails.letter(Papers.person(0), "Lettre une", Papers.WRITTEN));
        product.receive(IncomingMails.letter(Papers.person(1), "Lettre deux", Papers.WRITTEN));
        Optional<List<Item>> list = product.list(Question.ALL);
        if (list.isEmpty()) {
            return;
        }
        findings.saw("two mails about two patients");
        Set<String> patients = list.get().stream().map(Item::patient).collect(Collectors.toSet());
        findings.require(
                titles(list.get()).equals(Set.of("Lettre une", "Lettre deux"))
                        && list.get().size() == 2
                        && patients.equals(Set.of(name(0), name(1))),
                "both-patients",
                LocalizedText.of(
                        "La liste n'a pas une ligne pour chacun des deux documents reçus, de deux patients.",
                        "The list has not one line for each of the two documents received, of two patients."),
                HINT);
    }

    private static String name(int person) {
        return Papers.person(person).traits().birthName();
    }

    private static void metadata(WorklistPort product, KitBench bench, Findings findings) throws Exception {
        product.receive(IncomingMails.letter(
                Papers.header(Papers.person(0), "Compte rendu du banc", Papers.WRITTEN)
                        .setId(Papers.newId())
                        .version(3),
                IncomingMails.TYPES.get(1)));
        Optional<List<Item>> list = product.list(Question.ALL);
        if (list.isEmpty()) {
            return;
        }
        findings.saw("a letter of version 3");
        findings.require(
                list.get().size() == 1,
                "listed",
                LocalizedText.of("Le document reçu n'est pas dans la liste.", "The received document is not listed."),
                HINT);
        for (Item item : list.get()) {
            equal(findings, "title", "titre", item.title().equals("Compte rendu du banc"));
            equal(
                    findings,
                    "creation-time",
                    "date de création",
                    item.createdAt().equals(Optional.of(Papers.WRITTEN)));
            equal(findings, "patient", "patient", item.patient().equals(name(0)));
            equal(
                    findings,
                    "author",
                    "auteur",
                    item.author().contains(Papers.author().professional().familyName()));
            equal(
                    findings,
                    "organization",
                    "structure",
                    item.organization().equals(Papers.structure().name()));
            equal(findings, "version", "version", item.version().orElse(0) == 3);
            equal(findings, "type", "type", item.typeCode().equals(IncomingMails.TYPES.get(1)));
        }
    }

    private static void equal(Findings findings, String field, String french, boolean holds) {
        findings.require(
                holds,
                field,
                LocalizedText.of(
                        "Dans la liste, ceci n'est pas ce que dit le CDA : " + french + ".",
                        "In the list this is not what the CDA tells: " + field + "."),
                LocalizedText.of(
                        "Lire l'en-tête CDA, pas le mail : Inbox de sdk-exchange en fait WorkItem.document (docs/worklists.md).",
                        "Read the CDA header, not the mail: Inbox of sdk-exchange makes WorkItem.document of it (docs/worklists.md)."));
    }

    /** What was sent, in the order of arrival: titles are numbers. */
    private record Sent(String title, InsiPerson person, String type, Instant written) {}

    private static List<Sent> send(WorklistPort product, KitBench bench) throws Exception {
        List<Sent> all = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            // 17 and 50 have no common divisor: dates in an order other than that of arrival, all different
            Sent each = new Sent(
                    "Document " + i,
                    Papers.person(i % PEOPLE),
                    IncomingMails.TYPES.get(i / 3 % IncomingMails.TYPES.size()),
                    Papers.WRITTEN.minus(Duration.ofHours(i * 17 % MANY)));
            product.receive(
                    IncomingMails.letter(Papers.header(each.person(), each.title(), each.written()), each.type()));
            bench.clock().advance(Duration.ofMinutes(1));
            all.add(each);
        }
        return all;
    }

    private static void orders(WorklistPort product, KitBench bench, Findings findings) throws Exception {
        List<Sent> sent = send(product, bench);
        Optional<List<Item>> usual = product.list(Question.ALL);
        Optional<List<Item>> byDate = product.list(Question.sorted(Order.DOCUMENT_DATE));
        Optional<List<Item>> byPatient = product.list(Question.sorted(Order.PATIENT));
        Optional<List<Item>> byType = product.list(Question.sorted(Order.TYPE));
        if (usual.isEmpty() || byDate.isEmpty() || byPatient.isEmpty() || byType.isEmpty()) {
            return;
        }
        findings.saw("order");
        List<String> arrived = new ArrayList<>(sent.stream().map(Sent::title).toList());
        Collections.reverse(arrived);
        List<String> written = sent.stream()
                .sorted(Comparator.comparing(Sent::written).reversed())
                .map(Sent::title)
                .toList();
        List<String> shown = usual.get().stream().map(Item::title).toList();
        sorted(findings, "newest-first", "par défaut", shown.equals(arrived) || shown.equals(written));
        sorted(
                findings,
                "by-date",
                "par date",
                byDate.get().stream().map(Item::title).toList().equals(written));
        List<String> names = byPatient.get().stream().map(Item::patient).toList();
        sorted(
                findings,
                "by-patient",
                "par patient",
                names.size() == MANY && names.equals(names.stream().sorted().toList()));
        sorted(
                findings,
                "by-type",
                "par type",
                byType.get().size() == MANY
                        && together(byType.get().stream().map(Item::typeCode).toList()));
        filters(product, sent, findings);
    }

    private static boolean together(List<String> values) {
        Set<String> seen = new HashSet<>();
        String last = "";
        for (String each : values) {
            if (!each.equals(last) && !seen.add(each)) {
                return false;
            }
            last = each;
        }
        return true;
    }

    private static void sorted(Findings findings, String condition, String french, boolean holds) {
        findings.require(
                holds,
                condition,
                LocalizedText.of(
                        "La liste de 50 documents n'est pas dans l'ordre attendu : " + french + ".",
                        "The list of 50 documents is not in the order expected: " + condition + "."),
                LocalizedText.of(
                        "Le plus récent d'abord ; WorklistQuery.all().sort(…) de sdk-exchange trie (docs/worklists.md).",
                        "Most recent first; WorklistQuery.all().sort(…) of sdk-exchange sorts (docs/worklists.md)."));
    }

    private static void filters(WorklistPort product, List<Sent> sent, Findings findings) throws Exception {
        InsiPerson person = Papers.person(1);
        String type = IncomingMails.TYPES.get(2);
        Instant from = Papers.WRITTEN.minus(Duration.ofHours(20));
        Instant before = Papers.WRITTEN.minus(Duration.ofHours(10));
        Optional<List<Item>> ofPatient = product.list(new Question(
                Order.DEFAULT, Optional.of(person.ins()), Optional.empty(), Optional.empty(), Optional.empty()));
        Optional<List<Item>> ofType = product.list(
                new Question(Order.DEFAULT, Optional.empty(), Optional.of(type), Optional.empty(), Optional.empty()));
        Optional<List<Item>> ofDays = product.list(new Question(
                Order.DEFAULT, Optional.empty(), Optional.empty(), Optional.of(from), Optional.of(before)));
        filtered(
                findings,
                "filter-patient",
                "patient",
                ofPatient,
                sent.stream().filter(each -> each.person().equals(person)).toList());
        filtered(
                findings,
                "filter-type",
                "type",
                ofType,
                sent.stream().filter(each -> each.type().equals(type)).toList());
        filtered(
                findings,
                "filter-date",
                "date",
                ofDays,
                sent.stream()
                        .filter(each ->
                                !each.written().isBefore(from) && each.written().isBefore(before))
                        .toList());
    }

    /** A list that cannot be filtered is a failure: the requirement asks for each filter. */
    private static void filtered(
            Findings findings, String condition, String french, Optional<List<Item>> found, List<Sent> expected) {
        Set<String> titles = expected.stream().map(Sent::title).collect(Collectors.toSet());
        findings.require(
                found.isPresent()
                        && titles(found.get()).equals(titles)
                        && found.get().size() == titles.size(),
                condition,
                LocalizedText.of(
                        "Le filtre ne laisse pas exactement les documents voulus : " + french + ".",
                        "The filter does not leave exactly the documents wanted: " + condition + "."),
                LocalizedText.of(
                        "WorklistQuery.all().patient(…), types(…), datedBetween(…) de sdk-exchange filtrent (docs/worklists.md).",
                        "WorklistQuery.all().patient(…), types(…), datedBetween(…) of sdk-exchange filter (docs/worklists.md)."));
    }
}
