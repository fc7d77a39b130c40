package org.segursdk.exchange.outbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.Samples;
import org.segursdk.exchange.internal.record.Sql;

/** Gives a large document to the outbox and has a node read it to its end, in a JVM of its own: arguments are the folder and the size. */
final class LargeShare {
    private LargeShare() {}

    /** The same bytes at each opening, made while they are read. */
    private static final class Made extends InputStream {
        private final long size;
        private long at;

        Made(long size) {
            this.size = size;
        }

        private static byte at(long position) {
            return (byte) (position ^ position >> 12);
        }

        @Override
        public int read() {
            return at < size ? at(at++) & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int count = (int) Math.min(length, size - at);
            for (int i = 0; i < count; i++) {
                into[from + i] = at(at++);
            }
            return count == 0 && length > 0 ? -1 : count;
        }
    }

    private static String digest(InputStream content) throws IOException, NoSuchAlgorithmException {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        try (DigestInputStream in = new DigestInputStream(content, sha)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    /** Reads what it is given and answers with its digest. */
    private static final class Reader implements DeliveryPort {
        @Override
        public Attempt prepare(DeliveryOrder order) {
            return () -> {
                try {
                    return new DeliveryOutcome.Delivered(
                            digest(order.document().content().open()));
                } catch (IOException | NoSuchAlgorithmException e) {
                    throw new IllegalStateException(e);
                }
            };
        }

        @Override
        public Settlement settle(DeliveryOrder order) {
            return Settlement.UNKNOWN;
        }
    }

    public static void main(String[] args) throws Exception {
        long size = Long.parseLong(args[1]);
        DataSource database = Databases.migrated("jdbc:h2:file:" + args[0] + "/large;CACHE_SIZE=4096");
        DocumentContent content = DocumentContent.of(() -> new Made(size));
        String expected = digest(content.open());
        Document document = new Document(Samples.document().metadata(), content);
        Outbox outbox = new Outbox(Databases.CIPHER, Clock.systemUTC());
        NewShare share = RunFixture.share(document, Branch.DMP);
        Sql.inTransaction(database, c -> outbox.enqueue(c, share));
        Deliveries deliveries = new Deliveries(database, Clock.systemUTC());
        Reader reader = new Reader();
        try (ExchangeNode node = ExchangeNode.builder(database, Databases.CIPHER)
                .dmp(reader)
                .mail(reader)
                .settings(NodeProcess.settings())
                .name("large")
                .build()) {
            node.start();
            SandboxFixture.await(() -> deliveries.pending() == 0);
        }
        Delivery delivery =
                deliveries.ofDocument(document.metadata().uniqueId().value()).get(0);
        System.out.println(delivery.state() + " " + delivery.code());
        System.exit(
                delivery.state() == DeliveryState.CONFIRMED && delivery.code().equals(expected) ? 0 : 1);
    }
}
