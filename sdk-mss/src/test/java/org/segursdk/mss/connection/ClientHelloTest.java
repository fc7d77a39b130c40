package org.segursdk.mss.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.error.SegurException;
import org.segursdk.mss.internal.connection.ImapConnections;

/** What the client offers, read off the wire. */
class ClientHelloTest extends ConnectionTestBase {
    private final BlockingQueue<byte[]> hellos = new ArrayBlockingQueue<>(4);

    /** Takes the first record, then hangs up. */
    private final class Listening extends LineServer {
        Listening() {
            implicit = false;
        }

        @Override
        void converse(Peer peer) throws IOException {
            byte[] head = peer.bytes(5);
            hellos.add(peer.bytes((head[3] & 0xFF) << 8 | head[4] & 0xFF));
            peer.cut();
        }
    }

    private record Hello(List<Integer> suites, List<Integer> versions) {
        static Hello of(byte[] record) throws IOException {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(record));
            in.skipNBytes(4 + 2 + 32);
            in.skipNBytes(in.readUnsignedByte());
            List<Integer> suites = new ArrayList<>();
            for (int left = in.readUnsignedShort(); left > 0; left -= 2) {
                suites.add(in.readUnsignedShort());
            }
            in.skipNBytes(in.readUnsignedByte());
            List<Integer> versions = new ArrayList<>();
            in.readUnsignedShort();
            while (in.available() > 0) {
                int type = in.readUnsignedShort();
                int length = in.readUnsignedShort();
                if (type == 43) {
                    for (int left = in.readUnsignedByte(); left > 0; left -= 2) {
                        versions.add(in.readUnsignedShort());
                    }
                } else {
                    in.skipNBytes(length);
                }
            }
            return new Hello(suites, versions);
        }
    }

    @Test
    @Tag("REM-MSST-01")
    @Tag("REM-MSST-02")
    void offersTheListedSuitesAndNothingBelowTls12() throws Exception {
        try (Listening server = new Listening()) {
            Mailbox box = Connections.box(
                    MailServer.builder()
                            .smtp("localhost", server.port(), MailSecurity.IMPLICIT_TLS)
                            .imap("localhost", server.port(), MailSecurity.IMPLICIT_TLS)
                            .trust(TestPki.OPERATOR.trust()),
                    MailboxAccess.token(session));
            try (MailSender sender = MailSender.open(context, box);
                    ImapConnections connections = imap(box)) {
                assertThatThrownBy(() -> sender.send(mail())).isInstanceOf(SegurException.class);
                assertThatThrownBy(connections::open).isInstanceOf(SegurException.class);
            }
        }
        for (int i = 0; i < 2; i++) {
            byte[] record = hellos.poll(5, TimeUnit.SECONDS);
            Hello hello = Hello.of(record);
            assertThat(hello.versions()).containsExactly(0x0304, 0x0303);
            assertThat(hello.suites())
                    .containsExactly(0x1302, 0x1301, 0x1303, 0xC030, 0xC02F, 0x009F, 0x009E, 0xC028, 0xC027);
        }
    }
}
