package org.segursdk.conformance.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.read.EmbeddedContent;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadElement;
import org.segursdk.cda.read.ReadQuantity;
import org.segursdk.cda.read.ReadSection;
import org.segursdk.cda.read.ReadStatement;
import org.segursdk.cda.read.ReadTime;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.document.Document;
import org.segursdk.core.terminology.CodedValue;

/**
 * Everything an object says through its public accessors, down to words, codes, numbers, dates and bytes; yes and no left out.
 * Compares what a builder was told with what a typed view tells, whatever the shape of both.
 */
final class Said {
    private static final Set<String> NOT_CONTENT =
            Set.of("toString", "hashCode", "header", "toDocument", "getClass", "describeConstable", "path");

    /** What is said, with the path that says it. */
    private final Map<String, String> facts = new TreeMap<>();

    private final StringBuilder words = new StringBuilder("\n");

    static Said by(Object... sources) {
        Said said = new Said();
        for (Object source : sources) {
            said.walk(source, source.getClass().getSimpleName());
        }
        return said;
    }

    /**
     * What of this the other does not say, with its path.
     *
     * @param inWords whether it is enough for that path that the words of the other tell it
     */
    List<String> notIn(Said other, Predicate<String> inWords) {
        List<String> missing = new ArrayList<>();
        facts.forEach((fact, path) -> {
            boolean said = fact.startsWith("\"")
                    ? other.words.indexOf(fact.substring(1)) >= 0
                    : other.facts.containsKey(fact) || inWords.test(path) && other.reads(fact);
            if (!said) {
                missing.add(path + " = " + fact);
            }
        });
        return missing;
    }

    /** Whether people read it in the words: codes as they are, numbers and dates as in French. */
    private boolean reads(String fact) {
        String[] parts = fact.split(" ");
        String plain =
                switch (parts[0]) {
                    case "number" -> parts[1].replace('.', ',');
                    case "date" -> {
                        String[] day = parts[2].split("-");
                        yield switch (parts[1]) {
                            case "YEAR" -> day[0];
                            case "MONTH" -> day[1] + "/" + day[0];
                            default -> day[2] + "/" + day[1] + "/" + day[0];
                        };
                    }
                    case "instant" ->
                        DateTimeFormatter.ofPattern("dd/MM/yyyy 'à' HH:mm:ss")
                                .withZone(ZoneId.of("Europe/Paris"))
                                .format(Instant.ofEpochSecond(Long.parseLong(parts[1])));
                    default -> parts[1];
                };
        return words.indexOf(plain) >= 0;
    }

    private void fact(String fact, String path) {
        facts.putIfAbsent(fact, path);
    }

    private void words(String text, String path) {
        String plain = text.replaceAll("\\s+", " ").strip();
        if (!plain.isEmpty()) {
            fact("\"" + plain, path);
            words.append(plain).append('\n');
        }
    }

    private void code(String code, String system, String path) {
        fact("code " + code + " of " + system, path);
        fact("code " + code, path);
    }

    private void number(BigDecimal number, String path) {
        fact("number " + number.abs().stripTrailingZeros().toPlainString(), path);
    }

    private void date(ClinicalDate date, String path) {
        if (date.instant().isPresent()) {
            instant(date.instant().get(), path);
        } else {
            fact("date " + date.precision() + " " + date.firstDay(ZoneOffset.UTC), path);
        }
    }

    private void instant(Instant instant, String path) {
        fact("instant " + instant.getEpochSecond(), path);
    }

    private void walk(Object said, String path) {
        if (said instanceof Optional<?> optional) {
            optional.ifPresent(value -> walk(value, path));
        } else if (said instanceof OptionalInt number) {
            number.ifPresent(value -> walk(value, path));
        } else if (said instanceof Collection<?> all) {
            all.forEach(one -> walk(one, path));
        } else if (said instanceof String text) {
            words(text, path);
        } else if (said instanceof Integer number) {
            number(BigDecimal.valueOf(number), path);
        } else if (said instanceof BigDecimal number) {
            number(number, path);
        } else if (said instanceof LocalDate day) {
            fact("date DAY " + day, path);
        } else if (said instanceof Instant instant) {
            instant(instant, path);
        } else if (said instanceof Enum<?> value) {
            enumerated(value, path);
        } else if (said.getClass().getName().startsWith("org.segursdk.")) {
            ours(said, path);
        }
    }

    private void enumerated(Enum<?> value, String path) {
        try {
            Object code = value.getClass().getMethod("code").invoke(value);
            if (code instanceof CodedValue coded) {
                code(coded.code(), coded.codeSystem(), path);
            } else {
                words(code.toString(), path);
            }
        } catch (NoSuchMethodException notCoded) {
            // says how, not what
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(path, e);
        }
    }

    private void ours(Object said, String path) {
        if (said instanceof CodedValue value) {
            code(value.code(), value.codeSystem(), path);
        } else if (said instanceof ReadCode code) {
            readCode(code, path);
        } else if (said instanceof Quantity quantity) {
            number(quantity.value(), path);
            words(quantity.unit(), path + ".unit");
        } else if (said instanceof ReadQuantity quantity) {
            quantity.value().ifPresent(value -> number(value, path));
            quantity.unit().ifPresent(unit -> words(unit, path));
        } else if (said instanceof ClinicalDate date) {
            date(date, path);
        } else if (said instanceof ReadTime time) {
            time.date().ifPresent(date -> date(date, path));
            time.day().ifPresent(day -> walk(day, path));
        } else if (said instanceof Professional person) {
            words(person.id().value(), path + ".id");
            words(person.familyName(), path + ".familyName");
        } else if (said instanceof Structure structure) {
            words(structure.name(), path + ".name");
        } else if (said instanceof ReadSection section) {
            walk(section.title(), path);
            walk(section.text(), path);
            walk(section.contents(), path);
        } else if (said instanceof EmbeddedContent content) {
            bytes(content, path);
        } else if (!(said instanceof ReadStatement || said instanceof ReadElement || said instanceof Document)) {
            if (said instanceof ContentSource content) {
                bytes(content, path);
            } else {
                accessors(said, path);
            }
        }
    }

    private void readCode(ReadCode code, String path) {
        code.code().ifPresent(value -> {
            code(value, code.codeSystem().orElse(""), path);
            words(value, path);
        });
        walk(code.originalText(), path);
        walk(code.displayName(), path);
        walk(code.translations(), path);
        code.qualifiers().forEach(qualifier -> {
            walk(qualifier.name(), path);
            walk(qualifier.value(), path);
        });
    }

    private void bytes(ContentSource content, String path) {
        try (InputStream in = content.open()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            fact("bytes " + HexFormat.of().formatHex(digest.digest(in.readAllBytes())), path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void accessors(Object said, String path) {
        try {
            if (said instanceof Record) {
                for (RecordComponent component : said.getClass().getRecordComponents()) {
                    walk(component.getAccessor(), said, path);
                }
                return;
            }
            for (Method method : said.getClass().getMethods()) {
                if (method.getParameterCount() == 0
                        && !Modifier.isStatic(method.getModifiers())
                        && method.getReturnType() != void.class
                        && method.getDeclaringClass() != Object.class
                        && !NOT_CONTENT.contains(method.getName())) {
                    walk(method, said, path);
                }
            }
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(path, e);
        }
    }

    private void walk(Method accessor, Object said, String path)
            throws IllegalAccessException, InvocationTargetException {
        Object value = accessor.invoke(said);
        if (value != null && value != said) {
            walk(value, path + "." + accessor.getName());
        }
    }
}
