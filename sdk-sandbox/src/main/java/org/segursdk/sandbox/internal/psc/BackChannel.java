package org.segursdk.sandbox.internal.psc;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.segursdk.sandbox.PscRelyingParty;
import org.segursdk.sandbox.PscSituation;
import org.segursdk.sandbox.PscSituation.Kind;
import org.segursdk.sandbox.internal.json.Json;

/** Posts logout tokens to clients on the loopback interface. Source: psc §9. Thread-safe. */
final class BackChannel {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final int PATIENCE_MILLIS = 5_000;
    private static final long LIFE_SECONDS = 60;
    private static final int KEPT = 1_000;

    private final Realm realm;
    private final Supplier<SSLContext> tls;
    private final List<Integer> answers = new ArrayList<>();

    /** @param tls trusts the sandbox's authority */
    BackChannel(Realm realm, Supplier<SSLContext> tls) {
        this.realm = realm;
        this.tls = tls;
    }

    void reset() {
        synchronized (answers) {
            answers.clear();
        }
    }

    /** HTTP statuses, oldest first; 0: no answer. */
    List<Integer> answers() {
        synchronized (answers) {
            return List.copyOf(answers);
        }
    }

    void tell(PscRelyingParty client, Session session) {
        client.backChannelLogout().ifPresent(uri -> {
            PscSituation situation = realm.situations().take(Step.LOGOUT_TOKEN);
            String token = token(client, session, situation.kind());
            for (int i = 0; i < (situation.kind() == Kind.LOGOUT_TOKEN_TWICE ? 2 : 1); i++) {
                int status = post(uri, token);
                synchronized (answers) {
                    if (answers.size() == KEPT) {
                        answers.remove(0);
                    }
                    answers.add(status);
                }
            }
        });
    }

    private String token(PscRelyingParty client, Session session, Kind kind) {
        long now = realm.now().getEpochSecond();
        Map<String, Object> claims = Json.object(
                "iat",
                now,
                "exp",
                now + LIFE_SECONDS,
                "jti",
                UUID.randomUUID().toString(),
                "iss",
                realm.issuer(),
                "aud",
                kind == Kind.LOGOUT_TOKEN_WRONG_AUDIENCE ? "another-client" : client.id(),
                "sub",
                TestUsers.subject(session.user().nationalId()),
                "typ",
                "Logout",
                "sid",
                session.sid(),
                "events",
                Map.of(EVENT, Map.of()));
        if (kind == Kind.LOGOUT_TOKEN_NO_EVENT) {
            claims.remove("events");
        }
        if (kind == Kind.LOGOUT_TOKEN_NONCE) {
            claims.put("nonce", "a-nonce");
        }
        Keys.Named key = realm.keys().current();
        String token =
                Jws.rs256(Json.object("alg", "RS256", "typ", "logout+jwt", "kid", key.kid()), claims, key.keys());
        return kind == Kind.LOGOUT_TOKEN_BAD_SIGNATURE ? Jws.damaged(token) : token;
    }

    private int post(URI uri, String token) {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
            if (connection instanceof HttpsURLConnection secure) {
                secure.setSSLSocketFactory(tls.get().getSocketFactory());
            }
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            connection.setInstanceFollowRedirects(false);
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
            byte[] body = ("logout_token=" + token).getBytes(StandardCharsets.US_ASCII);
            connection.setFixedLengthStreamingMode(body.length);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
            int status = connection.getResponseCode();
            connection.disconnect();
            return status;
        } catch (IOException e) {
            return 0;
        }
    }
}
