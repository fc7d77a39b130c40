package org.segursdk.psc.internal.oidc;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.Environment;
import org.segursdk.core.error.TransportException;
import org.segursdk.psc.internal.http.Backchannel;
import org.segursdk.psc.internal.http.HttpAnswer;
import org.segursdk.psc.internal.http.HttpCall;

/** One identity provider: its document of discovery and its keys, read at the first need and again from time to time. Thread-safe. */
public final class Provider {
    private static final Duration FRESH = Duration.ofHours(1);
    /** How long an older document serves while a new one cannot be had. */
    private static final Duration USABLE = Duration.ofHours(24);

    private final String issuer;
    private final URI discovery;
    private final Set<String> hosts;
    private final Environment environment;
    private final Backchannel channel;
    private final Clock clock;
    private final Jwks keys;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Read read;

    private record Read(Metadata metadata, Instant at) {}

    /**
     * @param issuer compared to the letter
     * @param discovery where the document is
     * @param hosts where tokens and secrets may go
     */
    public Provider(
            String issuer,
            URI discovery,
            Set<String> hosts,
            Environment environment,
            Backchannel channel,
            Clock clock) {
        this.issuer = issuer;
        this.discovery = discovery;
        this.hosts = Set.copyOf(hosts);
        this.environment = environment;
        this.channel = channel;
        this.clock = clock;
        this.keys = new Jwks(channel, clock);
    }

    public String issuer() {
        return issuer;
    }

    /** @throws org.segursdk.core.error.SegurException no document, or one that is refused ({@code PSC-DISCOVERY-}…) */
    public Metadata metadata() {
        Read known = read;
        if (known != null && isWithin(known, FRESH)) {
            return known.metadata();
        }
        reading.lock();
        try {
            known = read;
            if (known != null && isWithin(known, FRESH)) {
                return known.metadata();
            }
            try {
                Read fresh = new Read(fetch(), clock.instant());
                read = fresh;
                return fresh.metadata();
            } catch (TransportException e) {
                if (known != null && isWithin(known, USABLE)) {
                    return known.metadata();
                }
                throw e;
            }
        } finally {
            reading.unlock();
        }
    }

    private boolean isWithin(Read known, Duration age) {
        return clock.instant().isBefore(known.at().plus(age));
    }

    private Metadata fetch() {
        HttpAnswer answer = channel.send(HttpCall.get("discovery", discovery, HttpCall.USUAL));
        if (answer.status() != 200) {
            throw Refusals.fault(channel.service(), "discovery", OauthError.of(answer), true);
        }
        return Metadata.read(answer.text(), issuer, hosts, channel.mutualTls(), environment);
    }

    /** The provider's signing keys. */
    Jwks keys() {
        return keys;
    }
}
