package org.segursdk.cda.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.segursdk.core.terminology.CodedValue;

/** JDV_HL7_PersonalRelationshipRoleType: ties between a relative and the patient. Source: cda §6.8. */
public final class Relationships {
    private static final Map<String, CodedValue> TABLE = load();

    private Relationships() {}

    public static Optional<CodedValue> find(String code) {
        return Optional.ofNullable(TABLE.get(code));
    }

    private static Map<String, CodedValue> load() {
        try (InputStream in = Relationships.class.getResourceAsStream("/org/segursdk/cda/personal-relationship.tsv")) {
            if (in == null) {
                throw new IllegalStateException("missing table of relationships");
            }
            Map<String, CodedValue> table = new LinkedHashMap<>();
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .forEach(cells -> table.put(cells[0], CodedValue.of(cells[0], cells[1], cells[2])));
            return Map.copyOf(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
