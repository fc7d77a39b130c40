package org.segursdk.sandbox.internal.psc;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** What the issuer gave out, the last few thousand of each kind. Thread-safe. */
final class Store {
    private static final int CAPACITY = 5_000;

    /** @param challenge of PKCE, as it was sent; empty: none */
    record Code(
            String client,
            Session session,
            String redirectUri,
            String scope,
            Optional<String> nonce,
            Optional<String> challenge,
            boolean plainChallenge,
            Instant expiry,
            AtomicBoolean used) {}

    /** @param certificate fingerprint the token is bound to */
    record Access(
            String client,
            Session session,
            String scope,
            Instant expiry,
            Optional<String> certificate,
            Map<String, Object> claims,
            AtomicBoolean revoked) {}

    record Refresh(
            String client,
            Session session,
            String scope,
            Instant expiry,
            Optional<String> certificate,
            AtomicBoolean used) {}

    record Identity(String client, Session session) {}

    private final Map<String, Session> sessions = bounded();
    private final Map<String, Code> codes = bounded();
    private final Map<String, Access> accessTokens = bounded();
    private final Map<String, Refresh> refreshTokens = bounded();
    private final Map<String, Identity> idTokens = bounded();

    /** Forgets the oldest when full. */
    static <T> Map<String, T> bounded() {
        return Collections.synchronizedMap(new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > CAPACITY;
            }
        });
    }

    void clear() {
        List.of(sessions, codes, accessTokens, refreshTokens, idTokens).forEach(Map::clear);
    }

    void add(Session session) {
        sessions.put(session.sid(), session);
    }

    Optional<Session> session(String sid) {
        return Optional.ofNullable(sessions.get(sid));
    }

    List<Session> sessions() {
        synchronized (sessions) {
            return List.copyOf(sessions.values());
        }
    }

    void add(String value, Code code) {
        codes.put(value, code);
    }

    Optional<Code> code(String value) {
        return Optional.ofNullable(codes.get(value));
    }

    void add(String value, Access token) {
        accessTokens.put(value, token);
    }

    Optional<Access> access(String value) {
        return Optional.ofNullable(accessTokens.get(value));
    }

    void add(String value, Refresh token) {
        refreshTokens.put(value, token);
    }

    Optional<Refresh> refresh(String value) {
        return Optional.ofNullable(refreshTokens.get(value));
    }

    void add(String value, Identity token) {
        idTokens.put(value, token);
    }

    Optional<Identity> idToken(String value) {
        return Optional.ofNullable(idTokens.get(value));
    }
}
