package org.segursdk.mss.connection;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.segursdk.mss.message.Envelope;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.PreparedMail;

/** A mail of any shape. */
class ShapedMail implements PreparedMail {
    private final Optional<MssAddress> returnPath;
    private final List<MssAddress> recipients;
    private final String envelopeId;
    private final byte[] text;

    ShapedMail(byte[] text) {
        this(Optional.empty(), List.of(MssAddress.of("a@ch-test.example")), "", text);
    }

    ShapedMail(Optional<MssAddress> returnPath, List<MssAddress> recipients, String envelopeId, byte[] text) {
        this.returnPath = returnPath;
        this.recipients = recipients;
        this.envelopeId = envelopeId;
        this.text = text;
    }

    @Override
    public MessageId messageId() {
        return new MessageId("1@medecin.test.example");
    }

    @Override
    public Envelope envelope() {
        return new Envelope(returnPath, recipients, false, envelopeId);
    }

    @Override
    public long size() {
        return text.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(text);
    }
}
