package org.segursdk.sandbox.internal.mss;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Header;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.dom.address.MailboxList;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;

/** A mail read with mime4j, for the operator's own ends. */
final class MailView {
    private final @Nullable Message message;
    private final List<Entity> leaves = new ArrayList<>();

    private MailView(@Nullable Message message) {
        this.message = message;
        if (message != null) {
            collect(message);
        }
    }

    static MailView of(byte[] bytes) {
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
        try {
            return new MailView(builder.parseMessage(new ByteArrayInputStream(bytes)));
        } catch (IOException | RuntimeException e) {
            return new MailView(null);
        }
    }

    /** Parts, but for those of attached messages. */
    private void collect(Entity entity) {
        Body body = entity.getBody();
        if (body instanceof Multipart multipart) {
            multipart.getBodyParts().forEach(this::collect);
        } else if (body instanceof SingleBody) {
            leaves.add(entity);
        }
    }

    boolean readable() {
        return message != null;
    }

    /** Values of a header, unfolded, encoded words as they stand. */
    List<String> headers(String name) {
        Header header = message == null ? null : message.getHeader();
        if (header == null) {
            return List.of();
        }
        return header.getFields(name).stream()
                .map(Field::getBody)
                .map(body -> body == null ? "" : body.replaceAll("\r?\n", "").strip())
                .toList();
    }

    /** The first value; empty when there is none. */
    String header(String name) {
        return headers(name).stream().findFirst().orElse("");
    }

    String subject() {
        return DecoderUtil.decodeEncodedWords(header("Subject"), DecodeMonitor.SILENT);
    }

    /** Addresses of a header, lower case. */
    List<String> addresses(String header) {
        List<String> addresses = new ArrayList<>();
        for (String value : headers(header)) {
            MailboxList list =
                    LenientAddressParser.DEFAULT.parseAddressList(value).flatten();
            for (Mailbox mailbox : list) {
                addresses.add(mailbox.getAddress().toLowerCase(Locale.ROOT));
            }
        }
        return addresses;
    }

    /** Such as {@code multipart/mixed}. */
    String type() {
        return message == null ? "" : message.getMimeType().toLowerCase(Locale.ROOT);
    }

    /** Attached archives: by name, or by type. */
    List<byte[]> archives() {
        return leaves.stream()
                .filter(part -> "IHE_XDM.ZIP".equals(name(part)) || "application/zip".equals(type(part)))
                .map(MailView::bytes)
                .toList();
    }

    long pdfs() {
        return leaves.stream()
                .filter(part -> name(part).endsWith(".PDF") || "application/pdf".equals(type(part)))
                .count();
    }

    /** Texts of the mail, its headers and its archives. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (Entity part : leaves) {
            if (type(part).startsWith("text/")) {
                texts.add(new String(bytes(part), StandardCharsets.UTF_8));
            }
        }
        archives().forEach(archive -> texts.addAll(XdmContent.read(archive).texts()));
        texts.add(subject());
        return texts;
    }

    private static String type(Entity part) {
        return Optional.ofNullable(part.getMimeType()).orElse("").toLowerCase(Locale.ROOT);
    }

    private static String name(Entity part) {
        return Optional.ofNullable(part.getFilename()).orElse("").toUpperCase(Locale.ROOT);
    }

    private static byte[] bytes(Entity part) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (part.getBody() instanceof SingleBody body) {
                body.getInputStream().transferTo(out);
            }
        } catch (IOException e) {
            // Base64 that ends too early: what came is judged.
            return out.toByteArray();
        }
        return out.toByteArray();
    }
}
