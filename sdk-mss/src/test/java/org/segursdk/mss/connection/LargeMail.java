package org.segursdk.mss.connection;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.segursdk.core.Environment;
import org.segursdk.mss.message.Envelope;
import org.segursdk.mss.message.MailSamples;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.PreparedMail;
import org.segursdk.sandbox.SandboxPki;

/** Run in a JVM of its own: a mail far larger than its heap is sent and saved. */
final class LargeMail {
    private static final byte[] LINE = ("0123456789".repeat(7) + "\r\n").getBytes(StandardCharsets.US_ASCII);

    private LargeMail() {}

    public static void main(String[] args) {
        long lines = Long.parseLong(args[1]) / LINE.length;
        PreparedMail mail = new PreparedMail() {
            @Override
            public MessageId messageId() {
                return new MessageId("large@medecin.test.example");
            }

            @Override
            public Envelope envelope() {
                return new Envelope(Optional.empty(), List.of(MailSamples.WARD), false, "");
            }

            @Override
            public long size() {
                return lines * LINE.length;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                for (long i = 0; i < lines; i++) {
                    out.write(LINE);
                }
            }
        };
        try (Swallowing smtp = new Swallowing();
                FakeImap imap = new FakeImap() {
                    @Override
                    byte[] literal(Peer peer, int length) throws IOException {
                        for (int i = 0; i < length; i++) {
                            if (peer.read() < 0) {
                                return new byte[0];
                            }
                        }
                        received = length;
                        return new byte[length > 0 ? 1 : 0];
                    }
                };
                MailSender sender = MailSender.open(
                        Connections.context(
                                Environment.SANDBOX,
                                SandboxPki.open(Path.of(args[0])).credentials("mss")),
                        Connections.box(
                                Connections.server(smtp, imap), MailboxAccess.token(new Connections.Session())))) {
            sender.send(mail);
            if (smtp.taken != mail.size() || !sender.saveSent(mail).saved() || imap.received != mail.size()) {
                throw new IllegalStateException(smtp.taken + " and " + imap.received + " of " + mail.size());
            }
        }
    }

    /** Counts a mail and keeps nothing of it. */
    private static final class Swallowing extends FakeSmtp {
        private volatile long taken;

        Swallowing() {
            extensions = List.of("SIZE");
        }

        @Override
        boolean data(Peer peer) throws IOException {
            long count = 0;
            int line = 0;
            boolean dot = false;
            while (true) {
                int b = peer.read();
                count++;
                if (b < 0) {
                    return false;
                }
                if (b == '\n') {
                    if (dot && line == 2) {
                        taken = count - 3;
                        peer.say("250 2.0.0 taken");
                        return true;
                    }
                    line = 0;
                } else {
                    dot = line == 0 ? b == '.' : dot;
                    line++;
                }
            }
        }
    }
}
