package org.segursdk.mss.receipt;

import java.io.IOException;
import java.io.OutputStream;
import org.segursdk.mss.internal.mime.MimeDraft;
import org.segursdk.mss.message.Envelope;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.PreparedMail;

/** An answer, ready to be sent. */
record ReceiptMail(MessageId messageId, Envelope envelope, MimeDraft draft) implements PreparedMail {
    @Override
    public long size() {
        return draft.size();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        draft.writeTo(out);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReceiptMail[" + size() + " bytes]";
    }
}
