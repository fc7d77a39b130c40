package org.segursdk.mss.internal.connection;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;

/**
 * A SASL client that says one thing: XOAUTH2, OAUTHBEARER (RFC 7628) or PLAIN (RFC 4616). Made directly, never looked up:
 * nothing is registered in the JVM. What it says is wiped by {@link #dispose()}. Not thread-safe.
 */
final class OneMessageSasl implements SaslClient {
    private static final Pattern STATUS = Pattern.compile("\"status\"\\s*:\\s*\"?([0-9A-Za-z_-]{1,40})\"?");

    private final String mechanism;
    private final byte[] message;
    private final byte[] answerToFailure;
    private final boolean initial;
    private boolean said;
    private @Nullable String failure;

    private OneMessageSasl(String mechanism, byte[] message, byte[] answerToFailure, boolean initial) {
        this.mechanism = mechanism;
        this.message = message;
        this.answerToFailure = answerToFailure;
        this.initial = initial;
    }

    /** Source: mssante §2.1. */
    static OneMessageSasl xoauth2(String user, String token, boolean initial) {
        byte[] message = ("user=" + user + "\1auth=Bearer " + token + "\1\1").getBytes(StandardCharsets.UTF_8);
        return new OneMessageSasl("XOAUTH2", message, new byte[0], initial);
    }

    /** Source: RFC 7628 §3.1. */
    static OneMessageSasl oauthBearer(String user, String host, int port, String token, boolean initial) {
        String name = user.replace("=", "=3D").replace(",", "=2C");
        byte[] message = ("n,a=" + name + ",\1host=" + host + "\1port=" + port + "\1auth=Bearer " + token + "\1\1")
                .getBytes(StandardCharsets.UTF_8);
        return new OneMessageSasl("OAUTHBEARER", message, new byte[] {1}, initial);
    }

    /** @param password in UTF-8; kept, and wiped by {@link #dispose()} */
    static OneMessageSasl plain(String user, byte[] password, boolean initial) {
        byte[] name = ('\0' + user + '\0').getBytes(StandardCharsets.UTF_8);
        byte[] message = Arrays.copyOf(name, name.length + password.length);
        System.arraycopy(password, 0, message, name.length, password.length);
        Arrays.fill(password, (byte) 0);
        return new OneMessageSasl("PLAIN", message, new byte[0], initial);
    }

    /** How long the first message is in base64. */
    int encodedLength() {
        return (message.length + 2) / 3 * 4;
    }

    /** The status of the server's refusal ({@code 401}, {@code invalid_token}); empty while there was none. */
    String failureStatus() {
        String known = failure;
        return known == null ? "" : known;
    }

    /** Whether the server explained a refusal instead of deciding. */
    boolean sawFailure() {
        return failure != null;
    }

    @Override
    public String getMechanismName() {
        return mechanism;
    }

    @Override
    public boolean hasInitialResponse() {
        return initial;
    }

    @Override
    public byte[] evaluateChallenge(byte[] challenge) throws SaslException {
        if (!said) {
            said = true;
            return message.clone();
        }
        if (failure != null || mechanism.equals("PLAIN")) {
            throw new SaslException("one challenge too many");
        }
        failure = status(challenge);
        return answerToFailure.clone();
    }

    private static String status(byte[] challenge) {
        Matcher matcher = STATUS.matcher(new String(challenge, StandardCharsets.US_ASCII));
        return matcher.find() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
    }

    @Override
    public boolean isComplete() {
        return said;
    }

    @Override
    public byte[] unwrap(byte[] incoming, int offset, int length) {
        throw new IllegalStateException("no security layer");
    }

    @Override
    public byte[] wrap(byte[] outgoing, int offset, int length) {
        throw new IllegalStateException("no security layer");
    }

    @Override
    public @Nullable Object getNegotiatedProperty(String name) {
        return null;
    }

    @Override
    public void dispose() {
        Arrays.fill(message, (byte) 0);
    }

    @Override
    public String toString() {
        return "OneMessageSasl[redacted]";
    }
}
