package org.segursdk.mss.internal.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** One part of a received message, as far as it was worth keeping. */
public final class Scanned {
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private final List<String[]> fields;
    private final String type;
    private final Map<String, String> parameters;
    private byte[] body = new byte[0];
    private final List<Scanned> children = new ArrayList<>();
    private boolean oddEncoding;

    Scanned(List<String[]> fields, String defaultType) {
        this.fields = List.copyOf(fields);
        String contentType = field("Content-Type").orElse(defaultType);
        String base = Parameters.base(contentType);
        this.type = base.indexOf('/') > 0 ? base : defaultType;
        this.parameters = Parameters.of(contentType);
    }

    /** Unfolded values of a field, in order, encoded words not read. */
    public List<String> fields(String name) {
        return fields.stream()
                .filter(field -> field[0].equalsIgnoreCase(name))
                .map(field -> field[1])
                .toList();
    }

    /** The first field of that name that says something. */
    public Optional<String> field(String name) {
        return fields(name).stream().filter(value -> !value.isBlank()).findFirst();
    }

    /** The first field of that name, encoded words read. */
    public Optional<String> text(String name) {
        return field(name).map(EncodedWords::decode);
    }

    /** A piece of a field with its encoded words read. */
    public static String decodedWords(String piece) {
        return EncodedWords.decode(piece);
    }

    /** {@code type/subtype}, lower case. */
    public String type() {
        return type;
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** The transfer encoding as told, lower case; {@code ""} for none. */
    public String encoding() {
        return field("Content-Transfer-Encoding")
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    /** Whether the body did not follow its encoding, or the encoding is none that is known. */
    public boolean isOddEncoding() {
        return oddEncoding;
    }

    void oddEncoding() {
        oddEncoding = true;
    }

    /** {@code attachment}, {@code inline}, lower case; {@code ""} when it is not told. */
    public String disposition() {
        return field("Content-Disposition").map(Parameters::base).orElse("");
    }

    /** The file name as its sender wrote it, in any of the ways there are; for showing only, once it is cleaned. */
    public Optional<String> fileName() {
        return field("Content-Disposition")
                .map(Parameters::of)
                .flatMap(all -> Parameters.text(all, "filename"))
                .or(() -> Parameters.text(parameters, "name"))
                .filter(name -> !name.isBlank());
    }

    public List<Scanned> children() {
        return List.copyOf(children);
    }

    void add(Scanned child) {
        children.add(child);
    }

    void body(byte[] bytes) {
        this.body = bytes;
    }

    /** The first part, this one included, that answers; depth first, not inside an embedded message. */
    public Optional<Scanned> find(Predicate<Scanned> wanted) {
        if (wanted.test(this)) {
            return Optional.of(this);
        }
        if (type.startsWith("message/")) {
            return Optional.empty();
        }
        for (Scanned child : children) {
            Optional<Scanned> found = child.find(wanted);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The body in plain bytes; empty where it was not worth keeping. */
    public byte[] decoded() {
        return TransferEncodings.decode(body, encoding());
    }

    /** The body as text: in the charset told if it exists, else in UTF-8 if it is, else in windows-1252. */
    public String decodedText() {
        byte[] bytes = decoded();
        Optional<Charset> told = parameter("charset").flatMap(Scanned::charset);
        // "us-ascii" with bytes above 127 is a lie that every mailbox holds.
        if (told.isPresent() && !told.get().equals(StandardCharsets.US_ASCII)) {
            Optional<String> text = exactly(bytes, told.get());
            if (text.isPresent()) {
                return text.get();
            }
        }
        return guessed(bytes);
    }

    static String guessed(byte[] bytes) {
        return exactly(bytes, StandardCharsets.UTF_8).orElseGet(() -> new String(bytes, WESTERN));
    }

    static Optional<String> exactly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException wrongCharset) {
            return Optional.empty();
        }
    }

    static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name.strip()));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Scanned[" + children.size() + " part(s)]";
    }
}
