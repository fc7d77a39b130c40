package org.segursdk.psc.internal.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import java.security.PublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.SegurException;
import org.segursdk.psc.internal.http.Backchannel;
import org.segursdk.psc.internal.http.HttpAnswer;
import org.segursdk.psc.internal.http.HttpCall;

/**
 * The keys a provider signs with. A key that is not known makes the set be read once more, though not more often than once a
 * minute, whatever tokens strangers bring. Thread-safe. Source: psc §13.2.
 */
final class Jwks {
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration BETWEEN = Duration.ofMinutes(1);
    private static final int LARGEST = 512 << 10;
    private static final int MOST = 100;
    private static final int SMALLEST_RSA = 2048;

    private final Backchannel channel;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private @Nullable List<Signer> known;
    private Instant readAt = Instant.MIN;
    private Instant askedAgainAt = Instant.MIN;

    /** A public key, for what it may be used. */
    private record Signer(Optional<String> id, Optional<String> algorithm, PublicKey key) {
        boolean serves(Optional<String> wanted, String wantedAlgorithm) {
            return (wanted.isEmpty() || wanted.equals(id))
                    && (algorithm.isEmpty() || algorithm.get().equals(wantedAlgorithm))
                    && key.getAlgorithm().equals(wantedAlgorithm.startsWith("ES") ? "EC" : "RSA");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Signer[redacted]";
        }
    }

    Jwks(Backchannel channel, Clock clock) {
        this.channel = channel;
        this.clock = clock;
    }

    /**
     * The key a token names, or the only one there is for a token that names none.
     *
     * @throws SegurException {@code PSC-JWT-KEY}: no such key; the set cannot be had ({@code PSC-JWKS-}…)
     */
    PublicKey find(URI address, Optional<String> id, String algorithm) {
        reading.lock();
        try {
            List<PublicKey> found = among(current(address), id, algorithm);
            Instant now = clock.instant();
            if (found.isEmpty() && !now.isBefore(askedAgainAt.plus(BETWEEN))) {
                askedAgainAt = now;
                found = among(read(address), id, algorithm);
            }
            if (found.size() != 1) {
                throw Refusals.security(
                        "PSC-JWT-KEY",
                        "le jeton n'est signé par aucune clé publiée par l'émetteur",
                        "the token is signed by no key that the issuer publishes");
            }
            return found.get(0);
        } finally {
            reading.unlock();
        }
    }

    private static List<PublicKey> among(List<Signer> signers, Optional<String> id, String algorithm) {
        return signers.stream()
                .filter(each -> each.serves(id, algorithm))
                .map(Signer::key)
                .toList();
    }

    private List<Signer> current(URI address) {
        List<Signer> had = known;
        if (had != null && clock.instant().isBefore(readAt.plus(FRESH))) {
            return had;
        }
        return read(address);
    }

    private List<Signer> read(URI address) {
        HttpAnswer answer = channel.send(HttpCall.get("keys", address, LARGEST));
        if (answer.status() != 200) {
            throw Refusals.fault(channel.service(), "keys", OauthError.of(answer), true);
        }
        List<Signer> fresh = signers(answer.text());
        known = fresh;
        readAt = clock.instant();
        return fresh;
    }

    private static List<Signer> signers(String document) {
        List<JWK> all;
        try {
            all = JWKSet.parse(document).getKeys();
        } catch (ParseException | RuntimeException e) {
            throw Refusals.unreadable(
                    "PSC-JWKS-UNREADABLE",
                    true,
                    "les clés de l'émetteur sont illisibles",
                    "the issuer's keys are unreadable");
        }
        if (all.size() > MOST) {
            throw Refusals.security(
                    "PSC-JWKS-TOO-MANY", "l'émetteur publie trop de clés", "the issuer publishes too many keys");
        }
        List<Signer> signers = new ArrayList<>();
        for (JWK each : all) {
            if (each.getKeyUse() == null || each.getKeyUse().equals(KeyUse.SIGNATURE)) {
                publicKey(each)
                        .ifPresent(key -> signers.add(new Signer(
                                Optional.ofNullable(each.getKeyID()),
                                Optional.ofNullable(each.getAlgorithm()).map(algorithm -> algorithm.getName()),
                                key)));
            }
        }
        return List.copyOf(signers);
    }

    private static Optional<PublicKey> publicKey(JWK key) {
        try {
            if (key instanceof RSAKey rsa && rsa.size() >= SMALLEST_RSA) {
                return Optional.of(rsa.toRSAPublicKey());
            }
            if (key instanceof ECKey ec) {
                return Optional.of(ec.toECPublicKey());
            }
        } catch (JOSEException e) {
            return Optional.empty();
        }
        // Symmetric keys sign nothing here.
        return Optional.empty();
    }
}
