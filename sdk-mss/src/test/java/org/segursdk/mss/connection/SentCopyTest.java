package org.segursdk.mss.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.segursdk.core.error.SegurException;
import org.segursdk.mss.message.Envelope;
import org.segursdk.mss.message.MailSamples;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.PreparedMail;

class SentCopyTest extends ConnectionTestBase {
    private static byte[] bytes(PreparedMail mail) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        mail.writeTo(out);
        return out.toByteArray();
    }

    @Test
    void liesInTheFolderTheServerMarks() throws IOException {
        PreparedMail mail = MailSamples.withDocument().build();
        try (MailSender sender = sender().open()) {
            SentCopy copy = sender.saveSent(mail);

            assertThat(copy.saved()).isTrue();
            assertThat(copy.folder()).contains("Mes envois");
            assertThat(copy.uid()).hasValue(42);
            assertThat(copy.failure()).isEmpty();
        }
        assertThat(imap.appended).singleElement().isEqualTo(bytes(mail));
        assertThat(imap.appendedTo).singleElement().asString().startsWith("\"Mes envois\" (\\Seen) {");
    }

    @Test
    void elseInTheOneOfAConfiguredName() {
        imap.folders = List.of("(\\HasNoChildren) \"/\" INBOX", "(\\HasNoChildren) \"/\" \"Envoy&AOk-s\"");
        imap.appendAnswer = "OK done";
        try (MailSender sender = sender().open()) {
            SentCopy copy = sender.saveSent(mail());
            assertThat(copy.folder()).contains("Envoyés");
            assertThat(copy.uid()).isEmpty();
        }
    }

    @Test
    void aFailureIsTellsAndNotThrown() {
        imap.folders = List.of("(\\HasNoChildren) \"/\" INBOX");
        try (MailSender sender = sender().open()) {
            assertThat(sender.saveSent(mail()).failure().orElseThrow().code()).isEqualTo("MSS-NO-SENT-FOLDER");
            imap.folders = List.of("(\\Sent) \"/\" Sent");
            imap.appendAnswer = "NO [OVERQUOTA] mailbox of PAT-TROIS is full";
            SentCopy full = sender.saveSent(mail());
            assertThat(full.saved()).isFalse();
            assertThat(full.failure().orElseThrow().code()).isEqualTo("MSS-IMAP-REFUSED");
            assertThat(full.failure().orElseThrow())
                    .hasMessageNotContaining("PAT-TROIS")
                    .hasNoCause();
            imap.close();
            assertThat(sender.saveSent(mail()).saved()).isFalse();
        }
    }

    @Test
    void aCopyThatChangesMeanwhileIsNotKept() {
        PreparedMail failing = new Broken() {
            @Override
            public void writeTo(OutputStream out) {
                throw new OutOfMemoryError("staged");
            }
        };
        PreparedMail changing = new Broken() {
            @Override
            public void writeTo(OutputStream out) throws IOException {
                mail().writeTo(out);
            }
        };
        try (MailSender sender = sender().open()) {
            assertThat(sender.saveSent(changing).saved()).isFalse();
            assertThat(sender.saveSent(mail()).saved()).isTrue();
            assertThatThrownBy(() -> sender.saveSent(failing)).isInstanceOf(OutOfMemoryError.class);
            assertThat(sender.saveSent(mail()).saved()).isTrue();
        }
        assertThat(imap.appended).hasSize(2);
    }

    @Test
    void lookedFor_byItsIdAlone() {
        MessageId id = mail().messageId();
        try (MailSender sender = sender().open()) {
            assertThat(sender.holdsSent(id)).isFalse();
            imap.searchAnswer = "NO no such search";
            assertThatThrownBy(() -> sender.holdsSent(id)).isInstanceOfSatisfying(SegurException.class, failure -> {
                assertThat(failure.code()).isEqualTo("MSS-IMAP-REFUSED");
                assertThat(failure.retryable()).isTrue();
            });
            imap.folders = List.of("(\\HasNoChildren) \"/\" INBOX");
            assertThatThrownBy(() -> sender.holdsSent(id))
                    .isInstanceOfSatisfying(SegurException.class, failure -> assertThat(failure.code())
                            .isEqualTo("MSS-NO-SENT-FOLDER"));
        }
        assertThat(imap.searches).hasSize(2).allSatisfy(each -> assertThat(each)
                .contains("HEADER Message-ID")
                .contains(id.bracketed()));
    }

    /** A mail that is not what it says. */
    private abstract static class Broken implements PreparedMail {
        @Override
        public MessageId messageId() {
            return mail().messageId();
        }

        @Override
        public Envelope envelope() {
            return mail().envelope();
        }

        @Override
        public long size() {
            return 100;
        }
    }
}
