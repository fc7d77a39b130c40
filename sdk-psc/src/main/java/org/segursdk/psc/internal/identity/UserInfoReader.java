package org.segursdk.psc.internal.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.psc.Activity;
import org.segursdk.psc.Exercice;
import org.segursdk.psc.OtherId;
import org.segursdk.psc.PscIdentity;

/** Reads claims to an identity. Unknown keys are carried or left out, empty texts are absent, nothing but the subject is required. */
public final class UserInfoReader {
    private static final int MOST = 200;
    private static final int LONGEST = 2000;

    /** What has a place of its own, or says nothing of the person. */
    private static final Set<String> KNOWN = Set.of(
            "sub",
            "SubjectNameID",
            "preferred_username",
            "family_name",
            "given_name",
            "codeCivilite",
            "iss",
            "aud",
            "azp",
            "nonce",
            "at_hash",
            "sid",
            "session_state",
            "jti",
            "typ");

    private UserInfoReader() {}

    /** @param subject already compared with the ID token's */
    public static PscIdentity read(String subject, Map<String, Object> claims) {
        Map<String, String> texts = texts(claims);
        Map<String, String> carried = new HashMap<>(texts);
        carried.keySet().removeAll(KNOWN);
        Map<?, ?> professional = claims.get("SubjectRefPro") instanceof Map<?, ?> map ? map : Map.of();
        return new PscIdentity(
                subject,
                Optional.ofNullable(texts.get("SubjectNameID")),
                Optional.ofNullable(texts.get("preferred_username")),
                Optional.ofNullable(texts.get("family_name")),
                Optional.ofNullable(texts.get("given_name")),
                Optional.ofNullable(texts.get("codeCivilite"))
                        .or(() -> Optional.ofNullable(texts(professional).get("codeCivilite"))),
                roles(claims.get("SubjectRole")),
                otherIds(claims),
                exercices(professional.get("exercices")),
                carried);
    }

    private static List<String> roles(@Nullable Object value) {
        if (value instanceof String text) {
            return text.isBlank() ? List.of() : List.of(text);
        }
        return items(value).stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isBlank())
                .toList();
    }

    private static List<OtherId> otherIds(Map<String, Object> claims) {
        List<OtherId> all = new ArrayList<>();
        for (String spelling : List.of("otherIds", "otherIDs")) {
            for (Object each : items(claims.get(spelling))) {
                if (each instanceof Map<?, ?> map) {
                    Map<String, String> texts = texts(map);
                    String value = texts.get("identifiant");
                    if (value != null) {
                        all.add(new OtherId(value, texts.getOrDefault("origine", ""), quality(map.get("qualite"))));
                    }
                }
            }
        }
        return all.stream().distinct().toList();
    }

    private static OptionalInt quality(@Nullable Object value) {
        if (value instanceof Number number) {
            return OptionalInt.of(number.intValue());
        }
        return value instanceof String text && text.matches("[0-9]{1,4}")
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }

    private static List<Exercice> exercices(@Nullable Object value) {
        List<Exercice> all = new ArrayList<>();
        for (Object each : items(value)) {
            if (each instanceof Map<?, ?> map) {
                List<Activity> activities = new ArrayList<>();
                for (Object activity : items(map.get("activities"))) {
                    if (activity instanceof Map<?, ?> values) {
                        activities.add(new Activity(texts(values)));
                    }
                }
                all.add(new Exercice(texts(map), activities));
            }
        }
        return all;
    }

    private static List<?> items(@Nullable Object value) {
        return value instanceof List<?> list ? list.subList(0, Math.min(list.size(), MOST)) : List.of();
    }

    /** The texts, numbers and truths of an object; empty and endless texts are left out. */
    private static Map<String, String> texts(Map<?, ?> object) {
        Map<String, String> texts = new HashMap<>();
        object.forEach((name, value) -> {
            if (name instanceof String key
                    && (value instanceof String || value instanceof Number || value instanceof Boolean)) {
                String text = String.valueOf(value).strip();
                if (!text.isEmpty() && text.length() <= LONGEST) {
                    texts.put(key, text);
                }
            }
        });
        return texts;
    }
}
