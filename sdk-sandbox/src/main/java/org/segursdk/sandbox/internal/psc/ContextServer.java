package org.segursdk.sandbox.internal.psc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.SyntheticIdentities;
import org.segursdk.sandbox.internal.http.Answer;
import org.segursdk.sandbox.internal.http.Incoming;
import org.segursdk.sandbox.internal.json.Json;

/** Sharing of the patient in focus: one context for each professional, the last one written. Source: psc §12. */
final class ContextServer {
    private static final Duration LIFE = Duration.ofSeconds(900);
    private static final int MAX_BYTES = 64 * 1024;
    private static final String SCHEMA = "patient-info";
    private static final List<String> PATIENT = List.of("patientINS", "patientFirstName", "patientLastName");

    private final Realm realm;
    private final Tokens tokens;
    private final Map<String, Context> contexts = Store.bounded();

    private record Context(Map<String, Object> body, Instant expiry, boolean synthetic) {}

    ContextServer(Realm realm, Tokens tokens) {
        this.realm = realm;
        this.tokens = tokens;
    }

    void reset() {
        contexts.clear();
    }

    /** @param path below the base, such as {@code /share} */
    Answer serve(Incoming request, String path) throws IOException {
        try {
            String holder = holder(request);
            return switch (path) {
                case "/share" -> share(request, holder);
                case "/discovery" -> Replies.json(200, List.of(Map.of("schemaId", SCHEMA)));
                case "/discovery/" + SCHEMA -> Replies.json(200, schema());
                default -> throw new Refused(path.startsWith("/discovery/") ? 500 : 404, "error", "unknown");
            };
        } catch (Refused e) {
            request.refused(e.description());
            return Replies.json(e.status(), Json.object("status", (long) e.status(), "message", e.description()));
        }
    }

    private String holder(Incoming request) throws Refused {
        List<String> headers = request.headers("Authorization");
        if (headers.size() != 1 || !headers.get(0).startsWith("Bearer ")) {
            throw new Refused(403, "error", "one bearer token is wanted");
        }
        Store.Access access = tokens.active(headers.get(0).substring(7).strip())
                .orElseThrow(() -> new Refused(401, "error", "the token is not active"));
        String nationalId = access.session().user().nationalId();
        Realm.about(request, nationalId);
        return nationalId;
    }

    private Answer share(Incoming request, String holder) throws Refused, IOException {
        if ("GET".equals(request.method())) {
            Context known = contexts.get(holder);
            if (known == null || !realm.now().isBefore(known.expiry())) {
                throw new Refused(404, "error", "no context");
            }
            if (!known.synthetic()) {
                request.allSynthetic(false);
            }
            return Replies.json(200, known.body());
        }
        if (!"PUT".equals(request.method())) {
            throw new Refused(405, "error", "GET or PUT");
        }
        // Until the patient in it is known to be nobody.
        request.allSynthetic(false);
        Map<String, Object> body = new LinkedHashMap<>(read(request));
        boolean synthetic = isSynthetic(body) && Realm.isSynthetic(holder);
        request.allSynthetic(synthetic);
        body.put("psId", holder);
        contexts.put(holder, new Context(body, realm.now().plus(LIFE), synthetic));
        return Replies.json(200, body);
    }

    private static Map<String, Object> read(Incoming request) throws Refused, IOException {
        byte[] bytes = request.body().readNBytes(MAX_BYTES);
        try {
            Map<String, Object> body = map(Json.parse(new String(bytes, StandardCharsets.UTF_8)));
            if (!SCHEMA.equals(body.get("schemaId"))) {
                throw new Refused(500, "error", "unknown schema");
            }
            Map<String, Object> bag = map(body.get("bag"));
            Map<String, Object> ps = map(bag.get("ps"));
            only(body.keySet(), List.of("schemaId", "bag"));
            only(bag.keySet(), List.of("ps", "patient"));
            only(ps.keySet(), List.of("nationalId"));
            text(ps.get("nationalId"));
            if (bag.containsKey("patient")) {
                Map<String, Object> patient = map(bag.get("patient"));
                only(patient.keySet(), PATIENT);
                patient.values().forEach(ContextServer::text);
            }
            return body;
        } catch (IllegalArgumentException e) {
            throw new Refused(500, "error", "the schema is not kept");
        }
    }

    @SuppressWarnings("unchecked") // Keys of parsed JSON are strings.
    private static Map<String, Object> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IllegalArgumentException("an object is wanted");
    }

    private static void text(@Nullable Object value) {
        if (!(value instanceof String)) {
            throw new IllegalArgumentException("a text is wanted");
        }
    }

    private static void only(Set<String> names, List<String> allowed) {
        if (!allowed.containsAll(names)) {
            throw new IllegalArgumentException("an unknown property");
        }
    }

    private static boolean isSynthetic(Map<String, Object> body) {
        Object patient = map(body.get("bag")).get("patient");
        if (patient == null) {
            return true;
        }
        Object ins = map(patient).get("patientINS");
        if (!(ins instanceof String number)) {
            return false;
        }
        try {
            return SyntheticIdentities.isSynthetic(Matricule.of(number));
        } catch (InvalidInputException e) {
            return false;
        }
    }

    private static Map<String, Object> schema() {
        Map<String, Object> text = Map.of("type", "string");
        Map<String, Object> patient = new LinkedHashMap<>();
        PATIENT.forEach(name -> patient.put(name, text));
        return Json.object(
                "$schema",
                "http://json-schema.org/draft-04/schema#",
                "type",
                "object",
                "properties",
                Json.object(
                        "ps",
                        object(Map.of("nationalId", text), List.of("nationalId")),
                        "patient",
                        object(patient, List.of())),
                "required",
                List.of("ps"),
                "additionalProperties",
                false);
    }

    private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
        Map<String, Object> schema =
                Json.object("type", "object", "properties", properties, "additionalProperties", false);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }
}
