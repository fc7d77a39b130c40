package org.segursdk.exchange.internal.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.segursdk.core.error.InvalidInputException;

/** Reads one JSON object strictly: each field once, of its kind, and none that nobody asked for. */
public final class JsonIn {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, Object> fields;

    private JsonIn(Map<String, Object> fields) {
        this.fields = fields;
    }

    /**
     * @throws InvalidInputException rule {@code EXCHANGE-STORED-FORM}: no such form
     */
    public static <T> T read(byte[] json, Function<JsonIn, T> reading) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed();
            }
            JsonIn in = new JsonIn(object(parser));
            if (parser.nextToken() != null) {
                throw malformed();
            }
            return in.ended(reading.apply(in));
        } catch (IOException | IllegalArgumentException | java.time.DateTimeException e) {
            throw malformed();
        }
    }

    private <T> T ended(T value) {
        if (!fields.isEmpty()) {
            throw malformed();
        }
        return value;
    }

    private static InvalidInputException malformed() {
        return InvalidInputException.of(
                "StoredRow",
                "content",
                "EXCHANGE-STORED-FORM",
                "contenu enregistré sous une forme inconnue",
                "stored in a form that is not known");
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            fields.put(name, value(parser, parser.nextToken()));
        }
        return fields;
    }

    private static Object value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_OBJECT -> object(parser);
            case START_ARRAY -> {
                List<Object> values = new ArrayList<>();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    values.add(value(parser, next));
                }
                yield values;
            }
            default -> throw malformed();
        };
    }

    private <T> Optional<T> take(String name, Class<T> kind) {
        Object value = fields.remove(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!kind.isInstance(value)) {
            throw malformed();
        }
        return Optional.of(kind.cast(value));
    }

    public Optional<String> optional(String name) {
        return take(name, String.class);
    }

    public String text(String name) {
        return optional(name).orElseThrow(JsonIn::malformed);
    }

    public <E extends Enum<E>> Optional<E> optional(String name, Class<E> type) {
        return optional(name).map(each -> Enum.valueOf(type, each));
    }

    public <E extends Enum<E>> E constant(String name, Class<E> type) {
        return Enum.valueOf(type, text(name));
    }

    public long number(String name) {
        return take(name, Long.class).orElseThrow(JsonIn::malformed);
    }

    public OptionalInt optionalNumber(String name) {
        return take(name, Long.class)
                .map(each -> OptionalInt.of(Math.toIntExact(each)))
                .orElse(OptionalInt.empty());
    }

    public Optional<Boolean> optionalFlag(String name) {
        return take(name, Boolean.class);
    }

    public boolean flag(String name) {
        return optionalFlag(name).orElseThrow(JsonIn::malformed);
    }

    public <T> Optional<T> object(String name, Function<JsonIn, T> reading) {
        Object value = fields.remove(name);
        return value == null ? Optional.empty() : Optional.of(inside(value, reading));
    }

    private static <T> T inside(Object value, Function<JsonIn, T> reading) {
        if (!(value instanceof Map<?, ?> map)) {
            throw malformed();
        }
        Map<String, Object> inner = new LinkedHashMap<>();
        map.forEach((key, each) -> inner.put((String) key, each));
        JsonIn in = new JsonIn(inner);
        return in.ended(reading.apply(in));
    }

    public <T> List<T> objects(String name, Function<JsonIn, T> reading) {
        return values(name).stream().map(each -> inside(each, reading)).toList();
    }

    public List<String> texts(String name) {
        return values(name).stream()
                .map(each -> {
                    if (!(each instanceof String text)) {
                        throw malformed();
                    }
                    return text;
                })
                .toList();
    }

    private List<?> values(String name) {
        Object value = fields.remove(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw malformed();
        }
        return list;
    }
}
