package org.segursdk.sandbox.internal.psc;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.segursdk.sandbox.PscBehaviour;
import org.segursdk.sandbox.PscPhone;
import org.segursdk.sandbox.PscRelyingParty;
import org.segursdk.sandbox.PscSimulator;
import org.segursdk.sandbox.PscUser;
import org.segursdk.sandbox.internal.http.Answer;
import org.segursdk.sandbox.internal.json.Json;

/** The simulator over HTTPS: for people, and for clients that are not written in Java. */
final class PscConsole {
    private PscConsole() {}

    static List<List<String>> table(Realm realm) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("professionnel fictif", "identifiant", "données professionnelles", "sessions"));
        for (PscUser user : realm.users()) {
            boolean synthetic = Realm.isSynthetic(user.nationalId());
            long sessions = realm.store().sessions().stream()
                    .filter(session -> session.user().nationalId().equals(user.nationalId())
                            && session.active(realm.settings(), realm.now()))
                    .count();
            rows.add(List.of(
                    synthetic ? user.givenName() + " " + user.familyName() : "***",
                    synthetic ? user.nationalId() : "***",
                    user.claims().containsKey("SubjectRefPro") ? "oui" : "non",
                    Long.toString(sessions)));
        }
        return rows;
    }

    static Optional<Answer> control(PscSimulator psc, String command, Map<String, String> parameters) {
        try {
            return switch (command) {
                case "GET clients" -> Optional.of(clients(psc));
                case "POST clients" -> Optional.of(register(psc, parameters));
                case "GET users" -> Optional.of(users(psc));
                case "POST users" -> {
                    psc.add(PscUser.of(
                            need(parameters, "nationalId"), need(parameters, "family"), need(parameters, "given")));
                    yield done();
                }
                case "POST phone" -> {
                    PscPhone answer =
                            PscPhone.valueOf(need(parameters, "answer").toUpperCase(Locale.ROOT));
                    if (parameters.containsKey("message")) {
                        yield Optional.of(Answer.json(
                                Json.write(Json.object("answered", psc.answer(need(parameters, "message"), answer)))));
                    }
                    psc.phone(answer);
                    yield done();
                }
                case "POST settings" -> {
                    set(psc, parameters);
                    yield done();
                }
                case "POST keys" -> {
                    if ("replace".equals(parameters.get("how"))) {
                        psc.replaceKeys();
                    } else {
                        psc.rotateKeys();
                    }
                    yield done();
                }
                case "DELETE sessions" -> {
                    psc.endSessions(need(parameters, "nationalId"));
                    yield done();
                }
                case "GET logouts" -> Optional.of(Answer.json(Json.write(psc.logoutAnswers())));
                case "POST reset" -> {
                    psc.reset();
                    yield done();
                }
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException e) {
            return Optional.of(
                    Answer.text(
                            400,
                            "clients: id, secret or certificate, redirectUri, backChannelLogout; users: nationalId, family, given; "
                                    + "phone: answer, message; settings: acr, cnf, refresh, signedUserinfo; keys: how=rotate|replace"));
        }
    }

    private static Optional<Answer> done() {
        return Optional.of(Answer.json("{}"));
    }

    private static String need(Map<String, String> parameters, String name) {
        String value = parameters.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException(name);
        }
        return value;
    }

    private static Answer clients(PscSimulator psc) {
        return Answer.json(Json.write(psc.clients().stream()
                .map(client -> Json.object("id", client.id(), "certificate", client.certificateName()))
                .toList()));
    }

    private static Answer users(PscSimulator psc) {
        return Answer.json(Json.write(psc.users().stream()
                .filter(user -> Realm.isSynthetic(user.nationalId()))
                .map(user -> Json.object(
                        "nationalId", user.nationalId(), "family", user.familyName(), "given", user.givenName()))
                .toList()));
    }

    private static Answer register(PscSimulator psc, Map<String, String> parameters) {
        String id = need(parameters, "id");
        PscRelyingParty client = parameters.containsKey("certificate")
                ? PscRelyingParty.certificate(id, need(parameters, "certificate"))
                : PscRelyingParty.secret(id, need(parameters, "secret"));
        if (parameters.containsKey("backChannelLogout")) {
            client = client.withBackChannelLogout(URI.create(need(parameters, "backChannelLogout")));
        }
        if (parameters.containsKey("frontChannelLogout")) {
            client = client.withFrontChannelLogout(URI.create(need(parameters, "frontChannelLogout")));
        }
        if (parameters.containsKey("redirectUri")) {
            client = client.withRedirectUri(URI.create(need(parameters, "redirectUri")));
        }
        psc.register(client);
        return Answer.json("{}");
    }

    private static void set(PscSimulator psc, Map<String, String> parameters) {
        PscBehaviour.Builder settings = psc.behaviour().toBuilder();
        parameters.forEach((name, value) -> {
            switch (name) {
                case "acr" -> settings.acr(PscBehaviour.Acr.valueOf(value.toUpperCase(Locale.ROOT)));
                case "cnf" -> settings.cnf(PscBehaviour.Cnf.valueOf(value.toUpperCase(Locale.ROOT)));
                case "refresh" -> settings.refresh(PscBehaviour.Refresh.valueOf(value.toUpperCase(Locale.ROOT)));
                case "signedUserinfo" -> settings.signedUserinfo(Boolean.parseBoolean(value));
                default -> throw new IllegalArgumentException(name);
            }
        });
        psc.behaviour(settings.build());
    }
}
