package org.segursdk.exchange.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.RealDatabases;
import org.segursdk.exchange.Samples;

class ContentStoreTest {
    private final DataSource database = RealDatabases.create();
    private final ContentStore store = new ContentStore(Databases.CIPHER);

    private String put(byte[] bytes) {
        return Sql.inTransaction(database, c -> {
            Sql.Together together = new Sql.Together();
            String id = store.put(c, together, DocumentContent.of(bytes), Samples.NOW);
            together.run(c);
            return id;
        });
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private byte[] read(String id) throws IOException {
        try (InputStream in = store.get(database, id).open()) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1, ContentStore.PIECE - 1, ContentStore.PIECE, ContentStore.PIECE + 1, 3 * ContentStore.PIECE})
    void anySize_comesBackByteForByte(int size) throws IOException {
        byte[] bytes = bytes(size);
        assertThat(read(put(bytes))).isEqualTo(bytes);
    }

    @Test
    void readTwiceAndByteByByte_isTheSame() throws IOException {
        byte[] bytes = bytes(2000);
        DocumentContent content = store.get(database, put(bytes));
        assertThat(content.fingerprint()).isEqualTo(DocumentContent.of(bytes).fingerprint());
        try (InputStream in = content.open()) {
            for (byte each : bytes) {
                assertThat(in.read()).isEqualTo(each & 0xff);
            }
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void whatIsKept_showsNothingOfIt() {
        put("PAT-TROIS".repeat(100).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(Databases.dump(database, "sg_content_chunk")).doesNotContain("PAT-TROIS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE sg_content SET chunks = 2",
                "DELETE FROM sg_content_chunk WHERE chunk_no = 1",
                "UPDATE sg_content_chunk SET sealed = (SELECT sealed FROM sg_content_chunk WHERE chunk_no = 0) WHERE chunk_no = 1"
            })
    void movedCutOrMissingPieces_areRefused(String harm) {
        String id = put(bytes(2 * ContentStore.PIECE + 5));
        int changed = Sql.inTransaction(database, c -> Sql.update(c, harm));
        assertThat(changed).isPositive();
        assertThatThrownBy(() -> read(id)).isInstanceOf(IOException.class);
    }

    @Test
    void unreadableSource_isRefused() {
        assertThatThrownBy(() -> Sql.inTransaction(
                        database,
                        c -> store.put(
                                c,
                                new Sql.Together(),
                                () -> {
                                    throw new IOException("gone");
                                },
                                Samples.NOW)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CONTENT-UNREADABLE");
    }

    @Test
    void unknownContent_isRefused() {
        assertThatThrownBy(() -> read("no-such-id")).isInstanceOf(IOException.class);
    }
}
