package org.segursdk.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

/**
 * One exchange with a simulator, as it travelled. {@code toString} shows neither bodies nor heads.
 *
 * @param number counts from 1 within a sandbox
 * @param at when the request came, by the sandbox's clock
 * @param service {@code insi}, {@code dmp}, {@code mss}, {@code psc} or {@code annuaire}
 * @param operation what was asked, such as {@code WS_INS2}, {@code TD2.1} or {@code SMTP MAIL}; empty when it could not be told
 * @param situation name of the scripted situation applied
 * @param requestHead request line and header lines, each ended by CRLF, in the order received, keys of an API hidden; of mail the
 *     commands, without what logs in
 * @param requestBody body after transfer decoding (chunks joined); the mail submitted
 * @param status HTTP or SMTP status answered; 0 when nothing was answered, and for IMAP
 * @param answerHead status line and the headers the simulator set, each ended by CRLF; empty when nothing was answered
 * @param answerBody body the simulator meant to send (a scripted fault may have cut it on the wire)
 * @param verdict {@code accepted}, or why the simulator refused; English, no patient data
 */
public record RecordedExchange(
        long number,
        Instant at,
        String service,
        String operation,
        String situation,
        String requestHead,
        RecordedBody requestBody,
        int status,
        String answerHead,
        RecordedBody answerBody,
        String verdict) {
    public RecordedExchange {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(situation, "situation");
        Objects.requireNonNull(requestHead, "requestHead");
        Objects.requireNonNull(requestBody, "requestBody");
        Objects.requireNonNull(answerHead, "answerHead");
        Objects.requireNonNull(answerBody, "answerBody");
        Objects.requireNonNull(verdict, "verdict");
    }

    /**
     * Writes the raw HTTP request: head, empty line, body.
     *
     * @throws IOException when the stream fails or the content is gone
     */
    public void writeRequest(OutputStream out) throws IOException {
        out.write((requestHead + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        try (InputStream in = requestBody.open()) {
            in.transferTo(out);
        }
    }

    @Override
    public String toString() {
        return "RecordedExchange[" + number + ", " + service + ", " + operation + ", situation " + situation
                + ", status " + status + "]";
    }
}
