package org.segursdk.sandbox.internal.psc;

import java.net.URI;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.segursdk.core.identity.SyntheticIdentities;
import org.segursdk.sandbox.PscBehaviour;
import org.segursdk.sandbox.PscRelyingParty;
import org.segursdk.sandbox.PscSituation;
import org.segursdk.sandbox.PscUser;
import org.segursdk.sandbox.internal.http.Incoming;

/** What all endpoints share. Thread-safe. */
final class Realm {
    private final Supplier<URI> base;
    private final Clock clock;
    private final boolean strict;
    private final Keys keys;
    private final Store store = new Store();
    private final Situations situations = new Situations();
    private final SecureRandom random = new SecureRandom();
    private final Map<String, PscRelyingParty> clients = new TreeMap<>();
    private final Map<String, PscUser> users = new TreeMap<>();
    private volatile PscBehaviour settings = PscBehaviour.DEFAULTS;

    Realm(Supplier<URI> base, Clock clock, boolean strict, Function<String, KeyPair> rsa) {
        this.base = base;
        this.clock = clock;
        this.strict = strict;
        this.keys = new Keys("psc", rsa);
        restore();
    }

    private synchronized void restore() {
        clients.clear();
        users.clear();
        register(PscRelyingParty.secret(PscRelyingParty.WITH_SECRET, PscRelyingParty.SECRET));
        register(PscRelyingParty.certificate(PscRelyingParty.WITH_CERTIFICATE, PscRelyingParty.WITH_CERTIFICATE));
        TestUsers.ALL.forEach(this::add);
    }

    void reset() {
        restore();
        store.clear();
        situations.reset();
        settings = PscBehaviour.DEFAULTS;
    }

    /** Such as {@code https://localhost:8843/psc}. */
    String root() {
        return base.get() + "/psc";
    }

    String issuer() {
        return root() + "/auth/realms/esante-wallet";
    }

    Instant now() {
        return clock.instant();
    }

    boolean strict() {
        return strict;
    }

    Keys keys() {
        return keys;
    }

    Store store() {
        return store;
    }

    Situations situations() {
        return situations;
    }

    PscBehaviour settings() {
        return settings;
    }

    void settings(PscBehaviour value) {
        settings = value;
    }

    synchronized void register(PscRelyingParty client) {
        clients.put(client.id(), client);
    }

    synchronized Optional<PscRelyingParty> client(String id) {
        return Optional.ofNullable(clients.get(id));
    }

    synchronized List<PscRelyingParty> clients() {
        return new ArrayList<>(clients.values());
    }

    synchronized void add(PscUser user) {
        users.put(user.nationalId(), user);
    }

    synchronized Optional<PscUser> user(String nationalId) {
        return Optional.ofNullable(users.get(nationalId));
    }

    synchronized List<PscUser> users() {
        return new ArrayList<>(users.values());
    }

    /** What is scripted for a step; told to the recorder. */
    PscSituation take(Step step, Incoming request) {
        PscSituation situation = situations.take(step);
        if (situation.kind() != PscSituation.Kind.NORMAL) {
            request.situation(situation.toString());
        }
        return situation;
    }

    /** Unguessable text of about that many characters. */
    String draw(int characters) {
        byte[] bytes = new byte[characters * 3 / 4];
        random.nextBytes(bytes);
        return Jws.encode(bytes);
    }

    /** Two digits. */
    String twoDigits() {
        return String.format(java.util.Locale.ROOT, "%02d", random.nextInt(100));
    }

    /** Fingerprint of the certificate of the connection, as RFC 8705 writes it. */
    static Optional<String> fingerprint(Incoming request) {
        return request.clientCertificate().map(certificate -> {
            try {
                return Jws.encode(Jws.sha256(certificate.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException("client certificate", e);
            }
        });
    }

    /** Tells the recorder whose data the exchange holds. */
    static void about(Incoming request, String nationalId) {
        if (!isSynthetic(nationalId)) {
            request.allSynthetic(false);
        }
    }

    /** Whether nobody real has that national id. */
    static boolean isSynthetic(String nationalId) {
        boolean known =
                TestUsers.ALL.stream().anyMatch(user -> user.nationalId().equals(nationalId));
        return known
                || nationalId.matches("ANS[0-9]{14}")
                || nationalId.matches("8[0-9]{11}") && SyntheticIdentities.isSyntheticRpps(nationalId.substring(1));
    }
}
