package org.segursdk.sandbox.internal.psc;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.sandbox.PscMeans;
import org.segursdk.sandbox.PscPhone;
import org.segursdk.sandbox.PscRelyingParty;
import org.segursdk.sandbox.PscSituation;
import org.segursdk.sandbox.PscSituation.Kind;
import org.segursdk.sandbox.PscUser;
import org.segursdk.sandbox.internal.http.Answer;
import org.segursdk.sandbox.internal.http.Incoming;
import org.segursdk.sandbox.internal.json.Json;

/** Decoupled authentication, by polling. Source: psc §4. */
final class Ciba {
    /** As long as Keycloak's, which is an encrypted token. */
    private static final int ID_LENGTH = 900;

    private static final Duration SLOWER = Duration.ofSeconds(5);

    private final Realm realm;
    private final ClientAuthentication clients;
    private final Map<String, Waiting> requests = Store.bounded();
    private volatile PscPhone phone = PscPhone.APPROVE;

    Ciba(Realm realm, ClientAuthentication clients) {
        this.realm = realm;
        this.clients = clients;
    }

    /** A request on the phone; guarded by itself. */
    private static final class Waiting {
        private final String client;
        private final PscUser user;
        private final PscMeans means;
        private final String scope;
        private final String message;
        private final Instant expiry;
        private Duration interval;
        private PscPhone answer = PscPhone.IGNORE;
        private @Nullable Instant polled;
        private boolean used;

        Waiting(String client, PscUser user, PscMeans means, String scope, String message, Instant end, Duration pace) {
            this.client = client;
            this.user = user;
            this.means = means;
            this.scope = scope;
            this.message = message;
            this.expiry = end;
            this.interval = pace;
        }
    }

    void reset() {
        requests.clear();
        phone = PscPhone.APPROVE;
    }

    void phone(PscPhone answer) {
        phone = answer;
    }

    /** Answers the newest waiting request with that message. */
    boolean answer(String message, PscPhone answer) {
        List<Waiting> all;
        synchronized (requests) {
            all = new ArrayList<>(requests.values());
        }
        for (int i = all.size() - 1; i >= 0; i--) {
            Waiting waiting = all.get(i);
            synchronized (waiting) {
                if (waiting.message.equals(message) && waiting.answer == PscPhone.IGNORE && !waiting.used) {
                    waiting.answer = answer;
                    return true;
                }
            }
        }
        return false;
    }

    Answer start(Incoming request) throws Refused, IOException {
        Form form = Form.of(request);
        PscRelyingParty client = clients.authenticate(request, form);
        form.find("login_hint").ifPresent(hint -> Realm.about(request, hint));
        String scope = Scopes.grant(form.need("scope", "missing parameter : scope"));
        if (!Scopes.has(scope, "openid")) {
            throw new Refused(400, "invalid_scope", "the scope openid is missing");
        }
        String hint = form.need("login_hint", "missing parameter : login_hint");
        String message = form.get("binding_message");
        boolean wrong = realm.strict() ? !message.matches("[0-9]{2}") : message.length() > 50 || message.contains(" ");
        if (wrong) {
            throw new Refused(400, "invalid_binding_message", "the binding_message value has to be two digits");
        }
        String channel = form.find("channel").orElse(PscMeans.MOBILE.name());
        if (!List.of("CARD", "MOBILE").contains(channel)) {
            throw Refused.request("invalid parameter : channel");
        }
        if (!"eidas1".equals(form.get("acr_values"))) {
            request.refused("accepted, but acr_values is not eidas1");
        }
        PscUser asked = realm.user(hint).orElseThrow(() -> Refused.request("invalid_user"));
        PscSituation situation = realm.take(Step.CIBA, request);
        Duration life = realm.settings().ciba();
        Duration interval = realm.settings().cibaInterval();
        Waiting waiting = new Waiting(
                client.id(),
                situation.kind() == Kind.CIBA_OTHER_IDENTITY ? other(asked, situation.argument()) : asked,
                PscMeans.valueOf(channel),
                scope,
                message,
                realm.now().plus(life),
                interval);
        waiting.answer = answer(situation.kind());
        String id = realm.draw(ID_LENGTH);
        requests.put(id, waiting);
        return Replies.json(
                200, Json.object("auth_req_id", id, "expires_in", life.toSeconds(), "interval", interval.toSeconds()));
    }

    private PscPhone answer(Kind kind) {
        return switch (kind) {
            case CIBA_REFUSED -> PscPhone.REFUSE;
            case CIBA_CANCELLED -> PscPhone.CANCEL;
            case CIBA_NO_ANSWER -> PscPhone.IGNORE;
            case CIBA_OTHER_IDENTITY -> PscPhone.APPROVE;
            default -> phone;
        };
    }

    private PscUser other(PscUser asked, String nationalId) {
        return realm.users().stream()
                .filter(user -> nationalId.isEmpty()
                        ? !user.nationalId().equals(asked.nationalId())
                        : user.nationalId().equals(nationalId))
                .findFirst()
                .orElse(asked);
    }

    Mint.Order poll(PscRelyingParty client, Form form, Incoming request) throws Refused {
        String id = form.need("auth_req_id", "Missing parameter: auth_req_id");
        Waiting waiting = Optional.ofNullable(requests.get(id)).orElseThrow(() -> Refused.grant("Invalid Auth Req ID"));
        Realm.about(request, waiting.user.nationalId());
        synchronized (waiting) {
            if (waiting.used) {
                throw Refused.grant("Invalid Auth Req ID");
            }
            if (!waiting.client.equals(client.id())) {
                throw Refused.grant("unauthorized client");
            }
            Instant now = realm.now();
            if (!now.isBefore(waiting.expiry)) {
                throw new Refused(400, "expired_token", "authentication timed out");
            }
            pace(waiting, now, realm.take(Step.POLL, request).kind());
            if (waiting.answer == PscPhone.IGNORE) {
                throw new Refused(
                        400,
                        "authorization_pending",
                        "The authorization request is still pending as the end-user hasn't yet been authenticated.");
            }
            waiting.used = true;
            if (waiting.answer != PscPhone.APPROVE) {
                throw new Refused(400, "access_denied", "not authorized");
            }
            Session session = new Session(waiting.user, waiting.means, now);
            realm.store().add(session);
            return new Mint.Order(client, session, waiting.scope, Optional.empty(), true);
        }
    }

    /** The first poll may come at once. */
    private static void pace(Waiting waiting, Instant now, Kind kind) throws Refused {
        Instant last = waiting.polled;
        waiting.polled = now;
        boolean early = last != null && now.isBefore(last.plus(waiting.interval));
        if (early || kind == Kind.POLL_SLOW_DOWN) {
            if (!waiting.interval.isZero()) {
                waiting.interval = waiting.interval.plus(SLOWER);
            }
            throw new Refused(400, "slow_down", "too early to access");
        }
    }
}
