package org.segursdk.conformance.checks.feed;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.segursdk.conformance.check.FileKind;
import org.segursdk.conformance.run.Artefact;

/**
 * An HL7 v2 message, read far enough for these checks: segments, fields, the first repetition's components.
 *
 * @param segments each with its fields; the first is the segment's name
 */
public record Hl7Message(List<String[]> segments) {
    private static final int TYPE = 8;
    private static final int CHARSET = 17;

    public Hl7Message {
        segments = List.copyOf(segments);
    }

    public static boolean isOne(Artefact artefact) {
        return artefact.checked().kind() == FileKind.HL7V2;
    }

    /** Of a file, in the character set it tells. */
    public static Hl7Message read(Artefact artefact) throws IOException {
        byte[] bytes = Files.readAllBytes(artefact.file());
        Hl7Message latin = of(new String(bytes, StandardCharsets.ISO_8859_1));
        Charset charset = latin.segments.isEmpty()
                        || !latin.field(latin.segments.get(0), CHARSET).contains("8859")
                ? StandardCharsets.UTF_8
                : StandardCharsets.ISO_8859_1;
        return of(new String(bytes, charset));
    }

    public static Hl7Message of(String text) {
        List<String[]> segments = new ArrayList<>();
        text.lines().filter(line -> !line.isBlank()).forEach(line -> segments.add(line.split("\\|", -1)));
        return new Hl7Message(segments);
    }

    /** Such as {@code MDM^T02}; the structure is left out. */
    public String type() {
        String[] parts = (segments.isEmpty() ? "" : field(segments.get(0), TYPE)).split("\\^", -1);
        return parts.length > 1 ? parts[0] + "^" + parts[1] : parts[0];
    }

    public List<String[]> segments(String name) {
        return segments.stream().filter(each -> each[0].equals(name)).toList();
    }

    /** A field by its index in the split line; of MSH one less than its number. */
    public String field(String[] segment, int index) {
        return index < segment.length ? segment[index] : "";
    }

    /** Component of the first repetition, from 1. */
    public String component(String[] segment, int field, int component) {
        String first = field(segment, field).split("~", -1)[0];
        String[] parts = first.split("\\^", -1);
        return component <= parts.length ? parts[component - 1] : "";
    }

    /** Whether it carries a document to be shared. */
    boolean carriesDocument() {
        return (type().startsWith("MDM^") || type().startsWith("ORU^"))
                && segments("OBX").stream().anyMatch(each -> field(each, 2).equals("ED"));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Hl7Message[" + type() + ", " + segments.size() + " segments]";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hl7Message message && Arrays.deepEquals(segments.toArray(), message.segments.toArray());
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(segments.toArray());
    }
}
