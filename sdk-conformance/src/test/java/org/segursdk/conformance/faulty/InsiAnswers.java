package org.segursdk.conformance.faulty;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.segursdk.conformance.port.IdentityPort.Field;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.sandbox.RecordedExchange;

/** What INSi answered, read as a careless product does: word by word. */
final class InsiAnswers {
    private InsiAnswers() {}

    /** The identity of the last answer; empty when there was none. */
    static Map<Field, String> last(KitBench bench) throws IOException {
        List<RecordedExchange> all = bench.exchanges("insi");
        Map<Field, String> fields = new EnumMap<>(Field.class);
        if (all.isEmpty()) {
            return fields;
        }
        String answer;
        try (InputStream in = all.get(all.size() - 1).answerBody().open()) {
            answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Optional<String> number = element(answer, "NumIdentifiant");
        if (number.isEmpty()) {
            return fields;
        }
        fields.put(Field.MATRICULE, number.get() + element(answer, "Cle").orElse(""));
        element(answer, "OID").ifPresent(each -> fields.put(Field.OID, each));
        element(answer, "NomNaissance").ifPresent(each -> fields.put(Field.BIRTH_NAME, each));
        element(answer, "ListePrenom").ifPresent(each -> {
            fields.put(Field.BIRTH_GIVEN_NAMES, each);
            fields.put(Field.FIRST_GIVEN_NAME, each.split(" ")[0]);
        });
        element(answer, "DateNaissance").ifPresent(each -> fields.put(Field.BIRTH_DATE, each));
        return fields;
    }

    private static Optional<String> element(String xml, String name) {
        Matcher found = Pattern.compile("<(?:\\w+:)?" + name + ">([^<]*)<").matcher(xml);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
