package org.segursdk.mss.received;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.mss.xdm.XdmSamples;

/** Bounds, and what does not fit into memory. */
class MessageLimitsTest {
    private static byte[] content(ReceivedAttachment attachment) throws IOException {
        try (InputStream in = attachment.content().orElseThrow().open()) {
            return in.readAllBytes();
        }
    }

    @Test
    void largeAttachments_goToTheFolder_orAreNotHeld(@TempDir Path folder) throws IOException {
        byte[] large = Samples.random(1, 300_000);
        String mail = Samples.foreign(
                "Subject: s\n",
                Samples.part("application/octet-stream", "a.bin", large),
                Samples.part("application/octet-stream", "b.bin", Samples.PDF),
                Samples.part("application/zip", "IHE_XDM.zip", Samples.archive(XdmSamples.document())));
        MessageLimits small = MessageLimits.DEFAULT.withMemoryBytes(100_000);
        MessageReader withFolder = Samples.READER.limits(small).folder(folder);
        ReceivedMessage message = Samples.read(withFolder, Samples.bytes(mail));
        try (message) {
            assertThat(content(message.attachments().get(0))).isEqualTo(large);
            assertThat(content(message.attachments().get(1))).isEqualTo(Samples.PDF);
            assertThat(message.documents()).singleElement().matches(MessageDocument::isVerified);
            assertThat(Samples.rules(message)).doesNotContain("MSS-ATTACHMENT-SIZE");
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
        assertThatThrownBy(() -> content(message.attachments().get(0))).isInstanceOf(IOException.class);
        try (ReceivedMessage without = Samples.read(Samples.READER.limits(small), Samples.bytes(mail))) {
            assertThat(without.attachments().get(0).content()).isEmpty();
            assertThat(without.attachments().get(0).size()).isEqualTo(large.length);
            assertThat(Samples.rules(without)).contains("MSS-ATTACHMENT-SIZE");
            assertThat(content(without.attachments().get(1))).isEqualTo(Samples.PDF);
            assertThat(without.documents()).hasSize(1);
        }
    }

    @Test
    void archiveInTheFolder_isReadFromThere(@TempDir Path folder) throws IOException {
        byte[] mail = Samples.mail(XdmSamples.document());
        MessageReader reader =
                Samples.READER.limits(MessageLimits.DEFAULT.withMemoryBytes(0)).folder(folder);
        try (ReceivedMessage message = Samples.read(reader, mail)) {
            assertThat(message.documents()).singleElement().matches(MessageDocument::isVerified);
            assertThat(message.documents().get(0).read()).isPresent();
            assertThat(message.lines().get(0).pdf()).isPresent();
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void mailOverTheLimit_isReadInPart() throws IOException {
        byte[] mail = Samples.mail(XdmSamples.document());
        MessageReader reader = Samples.READER.limits(MessageLimits.DEFAULT.withMessageBytes(mail.length / 2));
        try (ReceivedMessage message = Samples.read(reader, mail)) {
            assertThat(Samples.rules(message)).contains("MSS-LIMIT");
            assertThat(message.body().text()).contains("Bonjour");
        }
        reader = Samples.READER.limits(MessageLimits.DEFAULT.withMessageBytes(mail.length));
        try (ReceivedMessage message = Samples.read(reader, mail)) {
            assertThat(Samples.rules(message)).doesNotContain("MSS-LIMIT");
        }
        reader = Samples.READER.limits(MessageLimits.DEFAULT.withParts(2));
        try (ReceivedMessage message = Samples.read(reader, mail)) {
            assertThat(Samples.rules(message)).contains("MSS-LIMIT");
        }
    }

    @Test
    void streamThatFails_isTheCallersAffair(@TempDir Path folder) throws IOException {
        byte[] mail = Samples.mail(XdmSamples.document());
        MessageReader reader =
                Samples.READER.limits(MessageLimits.DEFAULT.withMemoryBytes(0)).folder(folder);
        assertThatThrownBy(() -> reader.read(() -> new ByteArrayInputStream(mail) {
                    @Override
                    public synchronized int read(byte[] into, int from, int count) {
                        if (pos > mail.length - 200) {
                            throw new UncheckedIOException(new IOException("cut"));
                        }
                        return super.read(into, from, Math.min(count, 500));
                    }
                }))
                .isInstanceOf(UncheckedIOException.class);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
