package org.segursdk.mss.message;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the mail server is told beside the message. Source: mssante §3.1 E15, §7.1.
 *
 * @param returnPath where failures come back to; empty for a disposition notification
 * @param recipients all of them, each once; at least one
 * @param deliveryReceipt whether to ask {@code NOTIFY=SUCCESS,FAILURE} for each recipient
 * @param envelopeId ENVID, xtext-encoded, the Message-ID: a delivery report gives it back as Original-Envelope-Id
 */
public record Envelope(
        Optional<MssAddress> returnPath, List<MssAddress> recipients, boolean deliveryReceipt, String envelopeId) {
    /** Longest ENVID. Source: RFC 3461 §4.4. */
    private static final int MAX_ENVELOPE_ID = 100;

    public Envelope {
        Objects.requireNonNull(returnPath, "returnPath");
        recipients = List.copyOf(recipients);
        Objects.requireNonNull(envelopeId, "envelopeId");
    }

    /**
     * The ENVID of a message: its id, {@code +} and {@code =} escaped; empty, and then not to be sent, when that is longer
     * than the protocol allows.
     */
    public static String envelopeId(MessageId id) {
        String text = id.value().replace("+", "+2B").replace("=", "+3D");
        return text.length() <= MAX_ENVELOPE_ID ? text : "";
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Envelope[" + recipients.size() + " recipient(s)]";
    }
}
