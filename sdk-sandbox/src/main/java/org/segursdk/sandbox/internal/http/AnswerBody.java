package org.segursdk.sandbox.internal.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The bytes of an answer, which may be on disk: a retrieved document is never held in memory. */
public interface AnswerBody {
    /** Number of bytes. */
    long size();

    /** From the first byte; to be closed by the caller. */
    InputStream open() throws IOException;

    static AnswerBody of(byte[] bytes) {
        return new AnswerBody() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }

    static AnswerBody of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A file of known size. */
    static AnswerBody of(Path file, long size) {
        return new AnswerBody() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }
        };
    }

    /** One after the other. */
    static AnswerBody of(List<AnswerBody> parts) {
        return new AnswerBody() {
            @Override
            public long size() {
                return parts.stream().mapToLong(AnswerBody::size).sum();
            }

            @Override
            public InputStream open() throws IOException {
                List<InputStream> streams = new ArrayList<>();
                for (AnswerBody part : parts) {
                    streams.add(part.open());
                }
                return new SequenceInputStream(Collections.enumeration(streams));
            }
        };
    }
}
