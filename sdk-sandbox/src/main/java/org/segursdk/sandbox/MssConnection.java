package org.segursdk.sandbox;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A connection to the simulated operator: what TLS it offered, what was chosen, in which order it spoke. Tokens and passwords are never
 * kept. Source: rem REM-MSST-01, -02, -08 to -15.
 *
 * @param number counts from 1, anew after each reset
 * @param at when it was opened, by the sandbox's clock
 * @param listener where
 * @param situation of TLS that was scripted, such as {@code TLS_EXPIRED}; otherwise {@code NORMAL}
 * @param hello what the client offered; empty until TLS begins
 * @param tls version and suite as the JDK names them, such as {@code TLSv1.3 TLS_AES_256_GCM_SHA384}; empty before TLS, or when it failed
 * @param refusal why TLS failed, in English: {@code refused by the client}, or the JDK's words; {@code not refused} where a scripted
 *     choice that no client may take was taken; empty when it did not fail
 * @param certificate of the client, if it presented one
 * @param steps commands in the order received ({@code ?} for what is none), without arguments but the mechanism of a login and {@code initial} when its answer came in
 *     the same line; {@code (TLS)} where TLS was laid over, {@code (opened)} where a mailbox was opened
 * @param mailbox opened in it; empty before a login that was accepted
 * @param open whether it is still there
 */
public record MssConnection(
        long number,
        Instant at,
        MssListener listener,
        String situation,
        Optional<Hello> hello,
        String tls,
        String refusal,
        Optional<X509Certificate> certificate,
        List<String> steps,
        String mailbox,
        boolean open) {
    /** Written where TLS was laid over the connection. */
    public static final String TLS_STEP = "(TLS)";
    /** Written where a login was accepted. */
    public static final String OPENED_STEP = "(opened)";
    /** {@link #refusal} where a client went on with what it has to refuse. */
    public static final String NOT_REFUSED = "not refused";

    /**
     * The first message of a TLS client.
     *
     * @param versions offered, as on the wire: 0x0303 is TLS 1.2, 0x0304 TLS 1.3
     * @param suites offered, as IANA numbers them, reserved values (GREASE) and signalling left out
     * @param groups offered, as IANA numbers them; empty when none were told
     */
    public record Hello(List<Integer> versions, List<Integer> suites, List<Integer> groups) {
        public Hello {
            versions = List.copyOf(versions);
            suites = List.copyOf(suites);
            groups = List.copyOf(groups);
        }
    }

    public MssConnection {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(listener, "listener");
        Objects.requireNonNull(situation, "situation");
        Objects.requireNonNull(hello, "hello");
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(refusal, "refusal");
        Objects.requireNonNull(certificate, "certificate");
        steps = List.copyOf(steps);
        Objects.requireNonNull(mailbox, "mailbox");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "MssConnection[" + number + ", " + listener + (open ? ", open]" : ", closed]");
    }
}
