package org.segursdk.mss.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SRV records of a resolver on this machine. */
class DnsTest {
    private DatagramSocket socket;
    private volatile int code;
    private volatile List<SrvRecord> records = List.of();

    @BeforeEach
    void open() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
        Thread thread = new Thread(this::serve);
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void close() {
        socket.close();
    }

    private void serve() {
        byte[] buffer = new byte[512];
        while (!socket.isClosed()) {
            try {
                DatagramPacket question = new DatagramPacket(buffer, buffer.length);
                socket.receive(question);
                byte[] answer = answer(Arrays.copyOf(buffer, question.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
            } catch (IOException e) {
                return;
            }
        }
    }

    private byte[] answer(byte[] question) throws IOException {
        int end = 12;
        while (question[end] != 0) {
            end += question[end] + 1;
        }
        end += 5;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(question, 0, 2);
        out.writeShort(0x8580 | code);
        out.writeShort(1);
        out.writeShort(records.size());
        out.writeInt(0);
        out.write(question, 12, end - 12);
        for (SrvRecord each : records) {
            out.writeShort(0xC00C);
            out.writeShort(33);
            out.writeShort(1);
            out.writeInt(60);
            byte[] target = name(each.target());
            out.writeShort(6 + target.length);
            out.writeShort(each.priority());
            out.writeShort(each.weight());
            out.writeShort(each.port());
            out.write(target);
        }
        return bytes.toByteArray();
    }

    private static byte[] name(String name) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String label : name.isEmpty() ? new String[0] : name.split("\\.")) {
            out.write(label.length());
            out.write(label.getBytes(StandardCharsets.US_ASCII));
        }
        out.write(0);
        return out.toByteArray();
    }

    private SrvLookup lookup() {
        return SrvLookup.dns("127.0.0.1", socket.getLocalPort());
    }

    @Test
    void recordsAreRead() throws IOException {
        records = List.of(new SrvRecord(10, 5, 143, "mail.operator.test"), new SrvRecord(20, 0, 0, ""));
        assertThat(lookup().find("_imap._tcp.medecin.test.example")).containsExactlyInAnyOrderElementsOf(records);
    }

    @Test
    void aNameThatIsNotThereHasNone() throws IOException {
        code = 3;
        assertThat(lookup().find("_imap._tcp.medecin.test.example")).isEmpty();
    }

    @Test
    void aFailingResolverIsAFailure() {
        code = 2;
        assertThatThrownBy(() -> lookup().find("_imap._tcp.medecin.test.example"))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> lookup().find("a/b")).isInstanceOf(IOException.class);
    }
}
