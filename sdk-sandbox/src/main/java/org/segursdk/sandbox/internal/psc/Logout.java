package org.segursdk.sandbox.internal.psc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.segursdk.sandbox.PscRelyingParty;
import org.segursdk.sandbox.internal.http.Answer;
import org.segursdk.sandbox.internal.http.Incoming;

/** End of a session by the client or the browser. Source: psc §9. */
final class Logout {
    private final Realm realm;
    private final ClientAuthentication clients;
    private final Authorization authorization;
    private final BackChannel backChannel;

    Logout(Realm realm, ClientAuthentication clients, Authorization authorization, BackChannel backChannel) {
        this.realm = realm;
        this.clients = clients;
        this.authorization = authorization;
        this.backChannel = backChannel;
    }

    Answer serve(Incoming request) throws Refused, IOException {
        Form form = Form.ofEither(request);
        if (form.find("refresh_token").isPresent()) {
            return byRefreshToken(request, form);
        }
        try {
            return byBrowser(request, form);
        } catch (Refused e) {
            request.refused(e.description());
            return Replies.page(400, Pages.error(e.description()), "");
        }
    }

    private Answer byRefreshToken(Incoming request, Form form) throws Refused {
        PscRelyingParty client = clients.authenticate(request, form);
        Store.Refresh token = realm.store()
                .refresh(form.get("refresh_token"))
                .filter(refresh -> refresh.client().equals(client.id()))
                .orElseThrow(() -> Refused.grant("Invalid refresh token"));
        end(token.session());
        return Replies.empty(204);
    }

    private Answer byBrowser(Incoming request, Form form) throws Refused {
        Optional<Store.Identity> hint = Optional.empty();
        if (form.find("id_token_hint").isPresent()) {
            hint = realm.store().idToken(form.get("id_token_hint"));
            if (hint.isEmpty()) {
                throw Refused.request("Invalid parameter: id_token_hint");
            }
            if (form.find("client_id").isPresent()
                    && !form.get("client_id").equals(hint.get().client())) {
                throw Refused.request("Invalid parameter: client_id");
            }
        }
        String next = next(form, hint.map(Store.Identity::client).or(() -> form.find("client_id")));
        if (hint.isEmpty() && !("POST".equals(request.method()) && "yes".equals(form.get("confirm")))) {
            String fields = List.of("client_id", "post_logout_redirect_uri", "state").stream()
                    .filter(name -> form.find(name).isPresent())
                    .map(name -> Pages.hidden(name, form.get(name)))
                    .collect(Collectors.joining());
            return Replies.page(
                    200, Pages.confirmLogout(realm.issuer() + "/protocol/openid-connect/logout", fields), "");
        }
        Optional<Session> session = hint.map(Store.Identity::session).or(() -> authorization.cookie(request));
        session.ifPresent(known -> Realm.about(request, known.user().nationalId()));
        List<String> frames = session.map(this::frames).orElse(List.of());
        session.ifPresent(this::end);
        return Replies.withHeader(
                answer(frames, next),
                "Set-Cookie",
                Authorization.COOKIE + "=; Path=/psc; Max-Age=0; Secure; HttpOnly; SameSite=Lax");
    }

    private static Answer answer(List<String> frames, String next) {
        if (frames.isEmpty() && !next.isEmpty()) {
            return Replies.redirect(next);
        }
        String sources = frames.stream()
                .map(frame -> frame.replaceAll("^(https?://[^/?#]+).*", "$1"))
                .distinct()
                .collect(Collectors.joining(" "));
        return Replies.page(200, Pages.loggedOut(frames, next), sources);
    }

    /** Where the browser goes on; empty: nowhere. */
    private String next(Form form, Optional<String> clientId) throws Refused {
        Optional<String> uri = form.find("post_logout_redirect_uri");
        if (uri.isEmpty()) {
            return "";
        }
        if (clientId.isEmpty()) {
            throw Refused.request("Missing parameters: id_token_hint");
        }
        PscRelyingParty client =
                realm.client(clientId.get()).orElseThrow(() -> Refused.request("Invalid parameter: client_id"));
        if (!Returns.isRegistered(uri.get(), client.postLogoutUris(), client.anyLoopback())) {
            throw Refused.request("Invalid redirect uri");
        }
        StringBuilder state = new StringBuilder();
        if (realm.settings().logoutState()) {
            form.find("state").ifPresent(value -> Authorization.parameter(state, "state", value));
        }
        return Returns.with(uri.get(), state.toString());
    }

    private List<String> frames(Session session) {
        List<String> frames = new ArrayList<>();
        for (String id : session.clients()) {
            realm.client(id).flatMap(PscRelyingParty::frontChannelLogout).ifPresent(uri -> {
                StringBuilder query = new StringBuilder();
                Authorization.parameter(query, "iss", realm.issuer());
                Authorization.parameter(query, "sid", session.sid());
                frames.add(Returns.with(uri.toString(), query.toString()));
            });
        }
        return frames;
    }

    /** Ends a session and tells the clients that took part. */
    void end(Session session) {
        if (session.finish()) {
            for (String id : session.clients()) {
                realm.client(id).ifPresent(client -> backChannel.tell(client, session));
            }
        }
    }
}
