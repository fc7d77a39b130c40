package org.segursdk.sandbox.internal.psc;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.segursdk.sandbox.PscMeans;
import org.segursdk.sandbox.PscRelyingParty;
import org.segursdk.sandbox.PscSituation;
import org.segursdk.sandbox.PscUser;
import org.segursdk.sandbox.internal.http.Answer;
import org.segursdk.sandbox.internal.http.Incoming;

/** The authorization endpoint and its login page. Source: psc §3, §15. */
final class Authorization {
    static final String COOKIE = "SANDBOX_PSC_SESSION";
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final List<String> OTHER_TYPES = List.of(
            "token", "id_token", "id_token token", "code id_token", "code token", "code id_token token", "none");

    private final Realm realm;
    private final Map<String, Asked> waiting = Store.bounded();

    Authorization(Realm realm) {
        this.realm = realm;
    }

    /** A checked request. */
    private record Asked(
            PscRelyingParty client,
            String redirectUri,
            String scope,
            Optional<String> state,
            Optional<String> nonce,
            Optional<String> challenge,
            boolean plainChallenge,
            Instant expiry,
            String code) {}

    /** Where the browser is sent with an error. */
    private static final class Returned extends Exception {
        private static final long serialVersionUID = 1L;

        private final String error;
        private final String description;

        Returned(String error, String description) {
            super(error);
            this.error = error;
            this.description = description;
        }
    }

    void reset() {
        waiting.clear();
    }

    private String action() {
        return realm.root() + "/wallet/login";
    }

    /** Shows the login page, or sends the browser back. */
    Answer open(Incoming request) throws IOException {
        try {
            Form form = Form.ofEither(request);
            if (!"eidas1".equals(form.get("acr_values"))) {
                request.refused("accepted, but acr_values is not eidas1");
            }
            return open(form, cookie(request));
        } catch (Refused e) {
            return refusedPage(request, e.description());
        }
    }

    private static Answer refusedPage(Incoming request, String why) {
        request.refused(why);
        return Replies.page(400, Pages.error(why), "");
    }

    /** The session of the browser, while it lives. */
    Optional<Session> cookie(Incoming request) {
        for (String part : request.header("Cookie").split("; *")) {
            if (part.startsWith(COOKIE + "=")) {
                return realm.store()
                        .session(part.substring(COOKIE.length() + 1))
                        .filter(session -> session.active(realm.settings(), realm.now()));
            }
        }
        return Optional.empty();
    }

    private Answer open(Form form, Optional<Session> known) throws Refused {
        PscRelyingParty client = realm.client(form.need("client_id", "Missing parameter: client_id"))
                .orElseThrow(() -> Refused.request("Client not found."));
        String redirectUri = form.get("redirect_uri");
        if (!Returns.isRegistered(redirectUri, client.redirectUris(), client.anyLoopback())) {
            throw Refused.request("Invalid parameter: redirect_uri");
        }
        Optional<String> state = form.find("state");
        try {
            Asked asked = check(client, redirectUri, form);
            Optional<Session> session = usable(form, known);
            if (session.isPresent()) {
                return back(asked, session.get());
            }
            if ("none".equals(form.get("prompt"))) {
                throw new Returned("login_required", "");
            }
            String id = realm.draw(40);
            waiting.put(id, asked);
            return Replies.page(200, Pages.login(action(), id, client.id(), realm.users(), ""), "");
        } catch (Returned e) {
            String told = error(state, e.error, e.description);
            // Whoever wants a token at once reads the fragment.
            boolean fragment = form.get("response_type").contains("token");
            return Replies.redirect(
                    fragment ? Returns.withFragment(redirectUri, told) : Returns.with(redirectUri, told));
        }
    }

    private Asked check(PscRelyingParty client, String redirectUri, Form form) throws Returned {
        String type = form.get("response_type");
        if (type.isEmpty()) {
            throw new Returned("invalid_request", "Missing parameter: response_type");
        }
        if (!"code".equals(type)) {
            throw OTHER_TYPES.contains(type)
                    ? new Returned(
                            "unauthorized_client",
                            "Client is not allowed to initiate browser login with given response_type.")
                    : new Returned("unsupported_response_type", "");
        }
        if (form.find("request").isPresent() || form.find("request_uri").isPresent()) {
            throw new Returned("request_not_supported", "");
        }
        if (!form.find("response_mode").orElse("query").equals("query")) {
            throw new Returned("invalid_request", "Invalid parameter: response_mode");
        }
        Optional<String> challenge = form.find("code_challenge");
        String method = form.find("code_challenge_method").orElse("plain");
        if (challenge.isEmpty() && form.find("code_challenge_method").isPresent()) {
            throw new Returned("invalid_request", "Missing parameter: code_challenge");
        }
        if (!List.of("plain", "S256").contains(method)) {
            throw new Returned("invalid_request", "Invalid parameter: code_challenge_method");
        }
        if (challenge.isPresent() && !challenge.get().matches("[A-Za-z0-9._~-]{43,128}")) {
            throw new Returned("invalid_request", "Invalid parameter: code_challenge");
        }
        try {
            return new Asked(
                    client,
                    redirectUri,
                    Scopes.grant(form.get("scope")),
                    form.find("state"),
                    form.find("nonce"),
                    challenge,
                    "plain".equals(method),
                    realm.now().plus(PATIENCE),
                    realm.twoDigits());
        } catch (Refused e) {
            throw new Returned(e.error(), e.description());
        }
    }

    /** The browser's session, unless the request wants a fresh login. */
    private Optional<Session> usable(Form form, Optional<Session> known) throws Returned {
        if ("login".equals(form.get("prompt"))) {
            return Optional.empty();
        }
        Optional<String> maxAge = form.find("max_age");
        if (maxAge.isPresent() && !maxAge.get().matches("[0-9]{1,9}")) {
            throw new Returned("invalid_request", "Invalid parameter: max_age");
        }
        return known.filter(session ->
                maxAge.isEmpty() || !realm.now().isAfter(session.start().plusSeconds(Long.parseLong(maxAge.get()))));
    }

    /** The form of the login page. */
    Answer submit(Incoming request) throws Refused, IOException {
        Form form = Form.of(request);
        Asked asked = waiting.get(form.get("request"));
        if (asked == null || !realm.now().isBefore(asked.expiry())) {
            return refusedPage(request, "La demande de connexion est inconnue ou trop ancienne.");
        }
        if (form.find("cancel").isPresent() || "REFUSE".equals(form.get("phone"))) {
            waiting.remove(form.get("request"));
            return Replies.redirect(
                    Returns.with(asked.redirectUri(), error(asked.state(), "access_denied", "User cancelled")));
        }
        Optional<PscUser> user = realm.user(form.get("user"));
        if (user.isEmpty() || !List.of("CARD", "MOBILE").contains(form.get("means"))) {
            String page = Pages.login(
                    action(),
                    form.get("request"),
                    asked.client().id(),
                    realm.users(),
                    "Choisissez un professionnel et un moyen.");
            return Replies.page(400, page, "");
        }
        Realm.about(request, user.get().nationalId());
        PscMeans means = PscMeans.valueOf(form.get("means"));
        if (means == PscMeans.MOBILE && !"APPROVE".equals(form.get("phone"))) {
            return Replies.page(200, Pages.phone(action(), form.get("request"), user.get(), asked.code()), "");
        }
        waiting.remove(form.get("request"));
        Session session = new Session(user.get(), means, realm.now());
        realm.store().add(session);
        return Replies.withHeader(
                back(asked, session),
                "Set-Cookie",
                COOKIE + "=" + session.sid() + "; Path=/psc; Secure; HttpOnly; SameSite=Lax");
    }

    /** As a browser would, without one. */
    URI logIn(URI address, String nationalId, PscMeans means) {
        if (!address.toString().startsWith(realm.root() + "/wallet/auth?")) {
            throw new IllegalArgumentException("not the authorization endpoint of this simulator");
        }
        try {
            Form form = Form.parse(address.getRawQuery());
            Answer shown = open(form, Optional.empty());
            String location = shown.headers().get("Location");
            if (location != null) {
                return URI.create(location);
            }
            PscUser user =
                    realm.user(nationalId).orElseThrow(() -> new IllegalArgumentException("no such professional"));
            Asked asked = check(realm.client(form.get("client_id")).orElseThrow(), form.get("redirect_uri"), form);
            Session session = new Session(user, means, realm.now());
            realm.store().add(session);
            return URI.create(String.valueOf(back(asked, session).headers().get("Location")));
        } catch (Refused | Returned e) {
            throw new IllegalArgumentException("no login page: " + e.getMessage(), e);
        }
    }

    /** The browser goes back with a code. */
    private Answer back(Asked asked, Session session) {
        PscSituation situation = realm.situations().take(Step.CALLBACK);
        if (situation.kind() == PscSituation.Kind.CALLBACK_ERROR) {
            String code = situation.argument().isEmpty() ? "temporarily_unavailable" : situation.argument();
            return Replies.redirect(Returns.with(asked.redirectUri(), error(asked.state(), code, "")));
        }
        session.use(asked.client().id(), realm.now());
        String code = realm.draw(44) + "." + session.sid();
        realm.store()
                .add(
                        code,
                        new Store.Code(
                                asked.client().id(),
                                session,
                                asked.redirectUri(),
                                asked.scope(),
                                asked.nonce(),
                                asked.challenge(),
                                asked.plainChallenge(),
                                realm.now().plus(realm.settings().code()),
                                new AtomicBoolean()));
        StringBuilder target = new StringBuilder();
        switch (situation.kind()) {
            case CALLBACK_WRONG_STATE -> parameter(target, "state", "another-state");
            case CALLBACK_NO_STATE -> target.append("");
            default -> asked.state().ifPresent(state -> parameter(target, "state", state));
        }
        parameter(target, "session_state", session.sid());
        switch (situation.kind()) {
            case CALLBACK_WRONG_ISSUER -> parameter(target, "iss", "https://other.example/auth/realms/esante-wallet");
            case CALLBACK_NO_ISSUER -> target.append("");
            default -> parameter(target, "iss", realm.issuer());
        }
        parameter(target, "code", code);
        return Replies.redirect(Returns.with(asked.redirectUri(), target.toString()));
    }

    private String error(Optional<String> state, String error, String description) {
        StringBuilder target = new StringBuilder();
        parameter(target, "error", error);
        if (!description.isEmpty()) {
            parameter(target, "error_description", description);
        }
        state.ifPresent(value -> parameter(target, "state", value));
        parameter(target, "iss", realm.issuer());
        return target.toString();
    }

    static void parameter(StringBuilder target, String name, String value) {
        target.append(target.isEmpty() ? "" : "&").append(name).append('=').append(Form.encode(value));
    }
}
