package org.segursdk.mss.message;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;

/** Our mails as another library reads them, strictly. */
public final class Reread {
    private Reread() {}

    public static byte[] write(PreparedMail mail) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            mail.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static String ascii(PreparedMail mail) {
        return new String(write(mail), StandardCharsets.ISO_8859_1);
    }

    public static Message read(PreparedMail mail) {
        return read(write(mail));
    }

    public static Message read(byte[] bytes) {
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.custom()
                .setStrictParsing(true)
                .setMalformedHeaderStartsBody(false)
                .setMaxLineLen(1000)
                .build());
        try {
            return builder.parseMessage(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Values of a field, unfolded. */
    public static List<String> fields(Entity entity, String name) {
        return entity.getHeader().getFields(name).stream()
                .map(Field::getBody)
                .map(String::strip)
                .toList();
    }

    public static List<Entity> parts(Entity entity) {
        return ((Multipart) entity.getBody()).getBodyParts();
    }

    public static byte[] content(Entity part) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var in = ((SingleBody) part.getBody()).getInputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static String text(Entity part) {
        return new String(content(part), StandardCharsets.UTF_8);
    }

    /** Names of all fields of a message, as they stand in its first block. */
    public static List<String> names(Message message) {
        List<String> names = new ArrayList<>();
        message.getHeader().getFields().forEach(field -> names.add(field.getName()));
        return names;
    }
}
