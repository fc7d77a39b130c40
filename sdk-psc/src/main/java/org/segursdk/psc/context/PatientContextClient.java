package org.segursdk.psc.context;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.SegurContext;
import org.segursdk.core.WireFact;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.psc.PscIdentity;
import org.segursdk.psc.PscSession;
import org.segursdk.psc.internal.http.Backchannel;
import org.segursdk.psc.internal.http.HttpAnswer;
import org.segursdk.psc.internal.http.HttpCall;
import org.segursdk.psc.internal.oidc.Json;
import org.segursdk.psc.internal.oidc.OauthError;
import org.segursdk.psc.internal.oidc.Refusals;

/**
 * Shares the patient whose record is open among the applications of one professional, who is logged in to each by Pro Santé Connect.
 * Experimental: it follows the interface of a demonstrator of the ANS; whether a national service of that kind will be, is not known.
 * What is shared is whatever the last application said, for a quarter of an hour. Thread-safe. Source: psc §12.
 */
public final class PatientContextClient {
    /** Name of the service in a context; its address is the one that {@code /share} follows. */
    public static final String SERVICE = "psc-context";

    /** Schema of a patient. */
    public static final WireFact<String> PATIENT_SCHEMA = WireFact.unknown(
            "psc.context.schema", "patient-info", "psc §12 (a demonstrator, no national service known)");

    private static final byte[] NOTHING = {};

    private final Backchannel channel;
    private final URI share;

    private PatientContextClient(SegurContext context) {
        this.channel = Backchannel.of(context, SERVICE, false);
        String base = context.endpoint(SERVICE).uri().toString();
        this.share = URI.create((base.endsWith("/") ? base : base + '/') + "share");
    }

    /**
     * @throws org.segursdk.core.error.InvalidInputException rule {@code ENDPOINT-MISSING}
     * @throws SegurSecurityException code {@code PRODUCTION-UNACCEPTED-FACTS}
     */
    public static PatientContextClient create(SegurContext context) {
        context.requireAccepted(List.of(PATIENT_SCHEMA));
        return new PatientContextClient(context);
    }

    /**
     * Tells the patient to the professional's other applications, in place of what was told before.
     *
     * @throws SegurSecurityException code {@code PSC-SESSION-ENDED}
     * @throws SegurException refused: 401 the token, 500 the schema; or no answer
     */
    public void share(PscSession session, PatientContext patient) {
        Map<String, Object> told = new LinkedHashMap<>();
        patient.ins().ifPresent(value -> told.put("patientINS", value));
        patient.givenName().ifPresent(value -> told.put("patientFirstName", value));
        patient.familyName().ifPresent(value -> told.put("patientLastName", value));
        Map<String, Object> bag = new LinkedHashMap<>();
        bag.put("ps", Map.of("nationalId", nationalId(session.identity())));
        bag.put("patient", told);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("schemaId", PATIENT_SCHEMA.value());
        body.put("bag", bag);
        byte[] sent = Json.text(body).getBytes(StandardCharsets.UTF_8);
        HttpAnswer answer = channel.send(call("context-share", "PUT", session, sent));
        if (!answer.isSuccess()) {
            throw Refusals.fault(SERVICE, "context-share", OauthError.of(answer), false);
        }
    }

    /**
     * What is shared now.
     *
     * @throws SegurSecurityException codes {@code PSC-SESSION-ENDED}, {@code PSC-CONTEXT-OTHER}: the context of another
     *     professional came
     * @throws SegurException refused, or no answer
     */
    public SharedContext read(PscSession session) {
        HttpAnswer answer = channel.send(call("context-read", "GET", session, NOTHING));
        if (answer.status() == 404) {
            return new SharedContext.Nothing();
        }
        if (!answer.isSuccess()) {
            throw Refusals.fault(SERVICE, "context-read", OauthError.of(answer), true);
        }
        Map<String, Object> told = Json.object(answer);
        // The demonstrator once mixed its users up: whose context it is has to be told, and to be right.
        boolean own = told.get("psId") instanceof String id
                && session.identity().identifiers().contains(id);
        Map<?, ?> bag = map(told.get("bag"));
        boolean ownBag = map(bag.get("ps")).get("nationalId") instanceof String id
                && session.identity().identifiers().contains(id);
        if (!own || !ownBag) {
            throw Refusals.security(
                    "PSC-CONTEXT-OTHER",
                    "le contexte reçu n'est pas celui du professionnel",
                    "the context received is not the professional's");
        }
        if (!PATIENT_SCHEMA.value().equals(told.get("schemaId"))) {
            return new SharedContext.Other(told.get("schemaId") instanceof String name ? name : "");
        }
        Map<?, ?> patient = map(bag.get("patient"));
        return new SharedContext.Patient(new PatientContext(
                text(patient, "patientINS"), text(patient, "patientFirstName"), text(patient, "patientLastName")));
    }

    private HttpCall call(String operation, String method, PscSession session, byte[] body) {
        String token = session.accessToken()
                .orElseThrow(() -> Refusals.notSent(
                        "PSC-SESSION-ENDED",
                        "la session est terminée : se reconnecter",
                        "the session has ended: log in again"));
        Map<String, List<String>> headers = Map.of(
                "Authorization",
                List.of("Bearer " + token),
                "Accept",
                List.of("application/json"),
                "Content-Type",
                List.of("application/json"));
        return new HttpCall(operation, method, share, headers, body, true, HttpCall.USUAL);
    }

    private static String nationalId(PscIdentity identity) {
        return identity.subjectNameId().or(identity::preferredUsername).orElse(identity.subject());
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static Optional<String> text(Map<?, ?> map, String name) {
        return map.get(name) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    @Override
    public String toString() {
        return "PatientContextClient[" + SERVICE + "]";
    }
}
