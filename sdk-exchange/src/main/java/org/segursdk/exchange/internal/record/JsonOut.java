package org.segursdk.exchange.internal.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Writes one JSON object: what is absent is left out. */
public final class JsonOut {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator out;

    private JsonOut(JsonGenerator out) {
        this.out = out;
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    /** The bytes of an object, in UTF-8. */
    public static byte[] object(Consumer<JsonOut> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            out.writeStartObject();
            content.accept(new JsonOut(out));
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private JsonOut run(Step step) {
        try {
            step.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonOut put(String name, String value) {
        return run(() -> out.writeStringField(name, value));
    }

    public JsonOut put(String name, Enum<?> value) {
        return put(name, value.name());
    }

    /** ISO-8601. */
    public JsonOut put(String name, TemporalAccessor value) {
        return put(name, value.toString());
    }

    public JsonOut put(String name, long value) {
        return run(() -> out.writeNumberField(name, value));
    }

    public JsonOut put(String name, boolean value) {
        return run(() -> out.writeBooleanField(name, value));
    }

    /** Texts, enums, dates, numbers and truth values. */
    public JsonOut put(String name, Optional<?> value) {
        value.ifPresent(each -> {
            if (each instanceof Boolean flag) {
                put(name, flag.booleanValue());
            } else if (each instanceof Number number) {
                put(name, number.longValue());
            } else {
                put(name, each instanceof Enum<?> constant ? constant.name() : each.toString());
            }
        });
        return this;
    }

    public JsonOut put(String name, OptionalInt value) {
        value.ifPresent(each -> put(name, (long) each));
        return this;
    }

    /** An object inside. */
    public JsonOut object(String name, Consumer<JsonOut> content) {
        return run(() -> {
            out.writeObjectFieldStart(name);
            content.accept(this);
            out.writeEndObject();
        });
    }

    /** A list of objects; left out when empty. */
    public <T> JsonOut objects(String name, Collection<T> values, BiConsumer<JsonOut, T> content) {
        return values.isEmpty()
                ? this
                : run(() -> {
                    out.writeArrayFieldStart(name);
                    for (T value : values) {
                        out.writeStartObject();
                        content.accept(this, value);
                        out.writeEndObject();
                    }
                    out.writeEndArray();
                });
    }

    /** A list of texts or names of constants; left out when empty. */
    public JsonOut texts(String name, Collection<?> values) {
        return values.isEmpty()
                ? this
                : run(() -> {
                    out.writeArrayFieldStart(name);
                    for (Object value : values) {
                        out.writeString(value instanceof Enum<?> constant ? constant.name() : value.toString());
                    }
                    out.writeEndArray();
                });
    }
}
