package org.segursdk.eprescription.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.eprescription.PrescriptionNumber;
import org.segursdk.eprescription.code2d.Code2dData;

/** The JSON of the 2D code. Source: eprescription §4.1. */
public final class CodeJson {
    /** A QR code holds 2 953 bytes. */
    private static final int MAX_BYTES = 3_000;

    private static final int MAX_TEXT = 500;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxStringLength(MAX_BYTES)
                    .maxNumberLength(20)
                    .maxNameLength(100)
                    .build())
            .build();

    private CodeJson() {}

    /**
     * @param padding length to which names are filled up with spaces
     * @param replacementSecond whether RPPS2 is the replacement
     */
    public static byte[] write(Code2dData data, int version, int padding, boolean replacementSecond) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeObjectFieldStart("S");
            json.writeNumberField("V", version);
            json.writeEndObject();
            json.writeObjectFieldStart("D");
            json.writeStringField("ID", data.number().value());
            json.writeObjectFieldStart("P");
            json.writeStringField("N", padded(data.lastName(), padding));
            json.writeStringField("P", padded(data.firstName(), padding));
            json.writeStringField("D", data.birthDate());
            json.writeEndObject();
            json.writeObjectFieldStart("M");
            prescriber(json, data, replacementSecond);
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void prescriber(JsonGenerator json, Code2dData data, boolean replacementSecond) throws IOException {
        Optional<String> replacement = data.replacementRpps();
        boolean swapped = replacement.isPresent() && !replacementSecond;
        json.writeStringField("RPPS", swapped ? replacement.get() : data.rpps());
        if (replacement.isPresent()) {
            json.writeStringField("RPPS2", swapped ? data.rpps() : replacement.get());
        }
        if (data.amNumber().isPresent()) {
            json.writeStringField("AM", data.amNumber().get());
        }
    }

    private static String padded(String text, int length) {
        int missing = length - text.codePointCount(0, text.length());
        return missing > 0 ? text + " ".repeat(missing) : text;
    }

    /**
     * @throws InvalidInputException rules {@code EPR-CODE2D}, {@code EPR-NUMBER}, {@code REQUIRED}
     */
    public static Code2dData read(byte[] payload, boolean replacementSecond) {
        if (payload.length > MAX_BYTES) {
            throw refused();
        }
        Map<String, String> values = new TreeMap<>();
        try (JsonParser json = JSON.createParser(payload)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw refused();
            }
            object(json, "", values);
            if (json.nextToken() != null) {
                throw refused();
            }
        } catch (IOException | IllegalArgumentException e) {
            // Without its cause: the parser's messages quote what it read.
            throw refused();
        }
        return data(values, replacementSecond);
    }

    /** Texts and numbers by their path; arrays, and what is deeper than the structure, are passed over. */
    private static void object(JsonParser json, String path, Map<String, String> values) throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String at = path + "/" + json.currentName();
            JsonToken token = json.nextToken();
            if (token == JsonToken.START_OBJECT && at.length() <= "/D/P".length()) {
                object(json, at, values);
            } else if (token.isStructStart()) {
                json.skipChildren();
            } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                String text = json.getText().strip();
                if (text.length() > MAX_TEXT || text.chars().anyMatch(Character::isISOControl)) {
                    throw refused();
                }
                values.put(at, text);
            }
        }
    }

    private static Code2dData data(Map<String, String> values, boolean replacementSecond) {
        Violations violations = new Violations();
        for (String path : new String[] {"/D/ID", "/D/P/N", "/D/P/P", "/D/P/D", "/D/M/RPPS"}) {
            violations.require(values.get(path), path);
        }
        violations.throwIfAny("Code2d");
        String first = values.getOrDefault("/D/M/RPPS", "");
        Optional<String> second = Optional.ofNullable(values.get("/D/M/RPPS2")).filter(text -> !text.isEmpty());
        boolean swapped = second.isPresent() && !replacementSecond;
        return new Code2dData(
                PrescriptionNumber.of(values.getOrDefault("/D/ID", "")),
                values.getOrDefault("/D/P/N", ""),
                values.getOrDefault("/D/P/P", ""),
                values.getOrDefault("/D/P/D", ""),
                swapped ? second.get() : first,
                swapped ? Optional.of(first) : second,
                Optional.ofNullable(values.get("/D/M/AM")).filter(text -> !text.isEmpty()));
    }

    private static InvalidInputException refused() {
        return InvalidInputException.of(
                "Code2d",
                "payload",
                "EPR-CODE2D",
                "ce n'est pas le contenu d'un code 2D d'e-prescription connu",
                "this is not the content of a known 2D code of an e-prescription");
    }
}
