package org.segursdk.sandbox.internal.annuaire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.segursdk.sandbox.AnnuaireActivity;
import org.segursdk.sandbox.AnnuaireMailbox;
import org.segursdk.sandbox.AnnuairePractitioner;
import org.segursdk.sandbox.AnnuaireSimulator;
import org.segursdk.sandbox.internal.http.Answer;

/** The directory over HTTPS: for people, and for clients that are not written in Java. */
final class AnnuaireConsole {
    private static final String USAGE = "POST population?count=N&seed=S; POST mailbox?rpps=…&address=…&kind=PER; "
            + "POST name?rpps=…&family=…&given=…; POST removal?rpps=…; POST limits?rate=17&page=50&ceiling=500; "
            + "GET professional?rpps=…";

    private AnnuaireConsole() {}

    static List<List<String>> table(Directory directory) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("ressource", "places", "changées ou ajoutées"));
        for (Type type : Type.values()) {
            Table table = directory.table(type);
            rows.add(List.of(
                    type.fhirName(),
                    Integer.toString(table.size()),
                    Long.toString(table.held().count())));
        }
        return rows;
    }

    static Optional<Answer> control(AnnuaireSimulator annuaire, String command, Map<String, String> parameters) {
        try {
            return switch (command) {
                case "POST population" -> {
                    annuaire.populate(number(parameters, "count", "200"), number(parameters, "seed", "1"));
                    yield Optional.of(Answer.json("{}"));
                }
                case "POST limits" -> {
                    annuaire.rateLimit(number(parameters, "rate", "17"));
                    annuaire.pageSizes(number(parameters, "page", "50"), number(parameters, "ceiling", "500"));
                    yield Optional.of(Answer.json("{}"));
                }
                case "POST mailbox" -> {
                    AnnuaireMailbox.Kind kind = AnnuaireMailbox.Kind.valueOf(parameters.getOrDefault("kind", "PER"));
                    annuaire.put(person(annuaire, parameters)
                            .withMailboxes(AnnuaireMailbox.of(kind, parameters.getOrDefault("address", ""))));
                    yield Optional.of(Answer.json("{}"));
                }
                case "POST name" -> {
                    annuaire.put(person(annuaire, parameters)
                            .withName(
                                    parameters.getOrDefault("family", ""),
                                    parameters.getOrDefault("given", "").split(",")));
                    yield Optional.of(Answer.json("{}"));
                }
                case "POST removal" -> {
                    AnnuairePractitioner person = person(annuaire, parameters);
                    annuaire.activities(person.rpps()).forEach(annuaire::remove);
                    annuaire.remove(person);
                    yield Optional.of(Answer.json("{}"));
                }
                case "GET professional" -> Optional.of(professional(annuaire, person(annuaire, parameters)));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException e) {
            return Optional.of(Answer.text(400, USAGE));
        }
    }

    private static int number(Map<String, String> parameters, String name, String otherwise) {
        return Integer.parseInt(parameters.getOrDefault(name, otherwise));
    }

    private static AnnuairePractitioner person(AnnuaireSimulator annuaire, Map<String, String> parameters) {
        return annuaire.practitioner(parameters.getOrDefault("rpps", ""))
                .orElseThrow(() -> new IllegalArgumentException("no professional of that number"));
    }

    private static Answer professional(AnnuaireSimulator annuaire, AnnuairePractitioner person) {
        List<AnnuaireActivity> activities = annuaire.activities(person.rpps());
        return Answer.json("{\"id\":\"" + annuaire.id(person).orElse("") + "\",\"active\":" + person.active()
                + ",\"lastUpdated\":\""
                + annuaire.lastUpdated(person).map(Object::toString).orElse("") + "\",\"mailboxes\":"
                + person.mailboxes().size() + ",\"activities\":" + activities.size() + "}\n");
    }
}
