package org.segursdk.conformance.checks.worklist;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.segursdk.cda.biology.BioReport;
import org.segursdk.conformance.checks.documents.Papers;
import org.segursdk.conformance.live.AskedCheck;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.WorklistPort;
import org.segursdk.conformance.port.WorklistPort.Gesture;
import org.segursdk.conformance.port.WorklistPort.Item;
import org.segursdk.conformance.port.WorklistPort.Question;
import org.segursdk.conformance.port.WorklistPort.State;
import org.segursdk.conformance.port.WorklistPort.Trace;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.InsiPerson;

/** What is done with items of the list, and what is left of it. */
final class Gestures {
    private static final String USER = "dr-kit";
    private static final LocalizedText HINT = LocalizedText.of(
            "Passer par les gestes de Worklist de sdk-exchange : chacun change une chose et se trace (docs/worklists.md).",
            "Use the gestures of Worklist of sdk-exchange: each changes one thing and is traced (docs/worklists.md).");

    private Gestures() {}

    static List<Check> all() {
        return List.of(
                new AskedCheck<>("wl-05-treatment-list", WorklistPort.class, Gestures::treatment, "REM-WL-05"),
                new AskedCheck<>("wl-06-filed-but-unread-list", WorklistPort.class, Gestures::filedUnread, "REM-WL-06"),
                new AskedCheck<>(
                        "wl-09-document-status-and-priority", WorklistPort.class, Gestures::statuses, "REM-WL-09"));
    }

    private static Optional<Item> titled(Optional<List<Item>> items, String title) {
        return items.orElse(List.of()).stream()
                .filter(each -> each.title().equals(title))
                .findFirst();
    }

    private static Set<String> titles(Optional<List<Item>> items) {
        return items.orElse(List.of()).stream().map(Item::title).collect(Collectors.toSet());
    }

    private static boolean traced(Stream<Trace> lines, Gesture gesture) {
        return lines.anyMatch(each -> each.gesture() == gesture && each.user().equals(USER));
    }

    private static Stream<Trace> trace(WorklistPort product, Item item) throws Exception {
        return product.trace(item.id()).orElse(List.of()).stream();
    }

    private static boolean is(WorklistPort product, Item item, State state) throws Exception {
        return product.find(item.id())
                .filter(each -> each.states().contains(state))
                .isPresent();
    }

    /** Documents about a stranger are filed by nobody: a person integrates one, puts one in the place of it, deletes one. */
    private static void treatment(WorklistPort product, KitBench bench, Findings findings) throws Exception {
        List<String> expected = List.of("Premier", "Suivant", "Inutile");
        for (String each : expected) {
            product.receive(IncomingMails.letter(Papers.person(0), each, Papers.WRITTEN));
        }
        Optional<List<Item>> waiting = product.toTreat();
        if (waiting.isEmpty()) {
            return;
        }
        findings.saw("documents of an unknown patient");
        findings.require(
                titles(waiting).equals(Set.copyOf(expected)),
                "listed",
                LocalizedText.of(
                        "Les documents qui n'ont pas été classés automatiquement ne sont pas tous dans la liste à traiter.",
                        "Not all documents that were not filed automatically are in the list to be treated."),
                HINT);
        Optional<Item> first = titled(waiting, "Premier");
        Optional<Item> next = titled(waiting, "Suivant");
        Optional<Item> useless = titled(waiting, "Inutile");
        if (first.isEmpty() || next.isEmpty() || useless.isEmpty()) {
            return;
        }
        product.act(first.get().id(), Gesture.FILE, "dossier-1", USER);
        gesture(
                findings,
                "integrated",
                "intégré",
                is(product, first.get(), State.FILED) && traced(trace(product, first.get()), Gesture.FILE));
        product.act(next.get().id(), Gesture.REPLACE, first.get().id(), USER);
        Stream<Trace> both = Stream.concat(trace(product, first.get()), trace(product, next.get()));
        gesture(
                findings,
                "replaced",
                "remplacé",
                is(product, first.get(), State.REPLACED)
                        && is(product, next.get(), State.FILED)
                        && traced(both, Gesture.REPLACE));
        product.act(useless.get().id(), Gesture.DELETE, "", USER);
        gesture(
                findings,
                "deleted",
                "supprimé",
                is(product, useless.get(), State.DELETED) && traced(trace(product, useless.get()), Gesture.DELETE));
        findings.require(
                titles(product.toTreat()).isEmpty(),
                "done",
                LocalizedText.of(
                        "Ce qui a été traité reste dans la liste à traiter.",
                        "What was treated stays in the list to be treated."),
                HINT);
    }

    private static void gesture(Findings findings, String condition, String french, boolean holds) {
        findings.require(
                holds,
                condition,
                LocalizedText.of(
                        "Le geste n'a pas son effet, ou n'est pas tracé avec son auteur : " + french + ".",
                        "The gesture lacks its effect, or is not traced with who made it: " + condition + "."),
                HINT);
    }

    private static void filedUnread(WorklistPort product, KitBench bench, Findings findings) throws Exception {
        InsiPerson known = Papers.person(0);
        product.patient("dossier-1", known.traits(), known.ins());
        product.receive(IncomingMails.letter(known, "Ancien", Papers.WRITTEN));
        bench.clock().advance(Duration.ofDays(5));
        product.receive(IncomingMails.letter(known, "Non lu", Papers.WRITTEN));
        product.receive(IncomingMails.letter(known, "Lu", Papers.WRITTEN));
        product.receive(IncomingMails.letter(Papers.person(1), "Non classé", Papers.WRITTEN));
        bench.clock().advance(Duration.ofDays(5));
        Optional<Item> read = titled(product.list(Question.ALL), "Lu");
        if (read.isEmpty()) {
            return;
        }
        product.act(read.get().id(), Gesture.READ, "", USER);
        Optional<List<Item>> week = product.filedUnread(Duration.ofDays(7));
        Optional<List<Item>> fortnight = product.filedUnread(Duration.ofDays(14));
        if (week.isEmpty() || fortnight.isEmpty()) {
            return;
        }
        findings.saw("7 days, 14 days");
        findings.require(
                titles(week).equals(Set.of("Non lu")) && titles(fortnight).equals(Set.of("Ancien", "Non lu")),
                "filed-unread",
                LocalizedText.of(
                        "La liste n'est pas celle des documents classés automatiquement sur la période et non lus.",
                        "The list is not that of the documents filed automatically within the period and not read."),
                LocalizedText.of(
                        "La lire par Worklist.filedUnread(période) de sdk-exchange (docs/worklists.md).",
                        "Read it by Worklist.filedUnread(period) of sdk-exchange (docs/worklists.md)."));
    }

    private static void statuses(WorklistPort product, KitBench bench, Findings findings) throws Exception {
        product.receive(IncomingMails.letter(Papers.person(0), "Lettre", Papers.WRITTEN));
        product.receive(IncomingMails.critical(Papers.person(1), Papers.WRITTEN));
        Optional<List<Item>> list = product.list(Question.ALL);
        Optional<Item> letter = titled(list, "Lettre");
        if (list.isEmpty() || letter.isEmpty()) {
            return;
        }
        findings.saw("a letter, a critical result");
        Item item = letter.get();
        state(findings, "new", "non lu", item.states().equals(Set.of(State.UNREAD)));
        step(product, findings, item, Gesture.READ, State.READ, "lu");
        step(product, findings, item, Gesture.VALIDATE, State.VALIDATED, "validé");
        step(product, findings, item, Gesture.FILE, State.FILED, "classé");
        step(product, findings, item, Gesture.DELETE, State.DELETED, "supprimé");
        Optional<Item> urgent = titled(list, BioReport.DEFAULT_TITLE);
        findings.require(
                item.typeCode().equals(IncomingMails.TYPES.get(0))
                        && urgent.filter(each -> each.priority().isPresent()
                                        && item.priority().isPresent()
                                        && each.priority().getAsInt()
                                                < item.priority().getAsInt())
                                .isPresent(),
                "type-and-priority",
                LocalizedText.of(
                        "La ligne n'a pas son type, ou un résultat très anormal ne passe pas avant une lettre.",
                        "The line lacks its type, or a critical result is not to be read before a letter."),
                LocalizedText.of(
                        "Trier par WorkFlags.priority() de sdk-exchange, que la biologie structurée remplit (docs/worklists.md).",
                        "Sort by WorkFlags.priority() of sdk-exchange, which structured biology fills (docs/worklists.md)."));
    }

    private static void step(
            WorklistPort product, Findings findings, Item item, Gesture gesture, State state, String french)
            throws Exception {
        product.act(item.id(), gesture, gesture == Gesture.FILE ? "dossier-1" : "", USER);
        state(
                findings,
                gesture.name().toLowerCase(Locale.ROOT),
                french,
                is(product, item, state) && traced(trace(product, item), gesture));
    }

    private static void state(Findings findings, String condition, String french, boolean holds) {
        findings.require(
                holds,
                "status-" + condition,
                LocalizedText.of(
                        "La ligne ne prend pas l'état, ou le changement n'est pas tracé : " + french + ".",
                        "The line does not take the status, or the change is not traced: " + condition + "."),
                HINT);
    }
}
