package org.segursdk.cda.internal.check;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an attribute may hold: a basic type of HL7 and of XML, or codes of a closed list. Immutable. */
final class ValueType {
    /** Any text. */
    static final ValueType ANYTHING = new ValueType(Kind.ANY);

    private enum Kind {
        /** {@code any}, {@code url}. */
        ANY,
        /** A list of codes. */
        CODES,
        /** Several values of another type. */
        LIST,
        /** {@code cs}. */
        NO_SPACE,
        /** {@code st}. */
        NOT_EMPTY,
        /** {@code bl}. */
        BOOLEAN,
        /** {@code ts}. */
        TIME,
        /** {@code int}. */
        INTEGER,
        /** {@code pos}. */
        POSITIVE,
        /** {@code real}. */
        REAL,
        /** {@code uid}. */
        IDENTIFIER,
        /** {@code bin}. */
        BASE64,
        /** {@code id}, unique in the document. */
        ID,
        /** {@code idref}. */
        IDREF,
        /** {@code token}. */
        TOKEN,
        /** {@code tokens}. */
        TOKENS
    }

    private final Kind kind;
    private final Set<String> codes;
    private final @Nullable ValueType item;

    private ValueType(Kind kind) {
        this(kind, Set.of(), null);
    }

    private ValueType(Kind kind, Set<String> codes, @Nullable ValueType item) {
        this.kind = kind;
        this.codes = codes;
        this.item = item;
    }

    static ValueType oneOf(String codes) {
        return new ValueType(Kind.CODES, new HashSet<>(Arrays.asList(codes.split(" +"))), null);
    }

    static ValueType listOf(ValueType item) {
        return new ValueType(Kind.LIST, Set.of(), item);
    }

    /** The basic type of that name. */
    static ValueType named(String name) {
        return switch (name) {
            case "any", "url" -> ANYTHING;
            case "cs" -> new ValueType(Kind.NO_SPACE);
            case "st" -> new ValueType(Kind.NOT_EMPTY);
            case "bl" -> new ValueType(Kind.BOOLEAN);
            case "ts" -> new ValueType(Kind.TIME);
            case "int" -> new ValueType(Kind.INTEGER);
            case "pos" -> new ValueType(Kind.POSITIVE);
            case "real" -> new ValueType(Kind.REAL);
            case "uid" -> new ValueType(Kind.IDENTIFIER);
            case "bin" -> new ValueType(Kind.BASE64);
            case "id" -> new ValueType(Kind.ID);
            case "idref" -> new ValueType(Kind.IDREF);
            case "token" -> new ValueType(Kind.TOKEN);
            case "tokens" -> new ValueType(Kind.TOKENS);
            default -> throw new IllegalStateException("structure table: values " + name);
        };
    }

    boolean isId() {
        return kind == Kind.ID;
    }

    boolean accepts(String value) {
        return switch (kind) {
            case ANY -> true;
            case CODES -> codes.contains(value) || padded(value) && codes.contains(value.strip());
            case LIST -> list(value);
            case NO_SPACE -> !value.isEmpty() && !Shapes.hasSpace(padded(value) ? value.strip() : value);
            case NOT_EMPTY -> !value.isEmpty();
            case BOOLEAN -> value.equals("true") || value.equals("false");
            case TIME -> time(value);
            case INTEGER -> integer(value.strip());
            case POSITIVE ->
                integer(value.strip())
                        && !value.startsWith("-")
                        && !value.strip().equals("0");
            case REAL -> real(value.strip());
            case IDENTIFIER -> Shapes.isOid(value) || Shapes.isLooseUuid(value) || Shapes.isReserved(value);
            case BASE64 -> base64(value);
            case ID, IDREF -> name(value.strip(), true);
            case TOKEN -> name(value.strip(), false);
            case TOKENS -> tokens(value);
        };
    }

    private static boolean padded(String value) {
        return !value.isEmpty()
                && (Shapes.isSpace(value.charAt(0)) || Shapes.isSpace(value.charAt(value.length() - 1)));
    }

    private boolean list(String value) {
        int at = 0;
        int length = value.length();
        while (at < length) {
            if (Shapes.isSpace(value.charAt(at))) {
                at++;
                continue;
            }
            int end = at;
            while (end < length && !Shapes.isSpace(value.charAt(end))) {
                end++;
            }
            if (item != null && !item.accepts(at == 0 && end == length ? value : value.substring(at, end))) {
                return false;
            }
            at = end;
        }
        return true;
    }

    private static boolean time(String value) {
        int digits = Shapes.digits(value, 0);
        int at = digits;
        if (digits < 1) {
            return false;
        }
        if (at < value.length() && value.charAt(at) == '.') {
            int fraction = Shapes.digits(value, at + 1);
            if (digits != 14 || fraction == 0) {
                return false;
            }
            at += 1 + fraction;
        } else if (digits > 14) {
            return false;
        }
        if (at == value.length()) {
            return true;
        }
        char sign = value.charAt(at);
        int offset = Shapes.digits(value, at + 1);
        return (sign == '+' || sign == '-') && offset >= 1 && offset <= 4 && at + 1 + offset == value.length();
    }

    private static boolean integer(String value) {
        int from = !value.isEmpty() && (value.charAt(0) == '-' || value.charAt(0) == '+') ? 1 : 0;
        int digits = Shapes.digits(value, from);
        return digits > 0 && from + digits == value.length();
    }

    private static boolean real(String value) {
        if (value.equals("INF") || value.equals("-INF") || value.equals("NaN")) {
            return true;
        }
        int at = !value.isEmpty() && (value.charAt(0) == '-' || value.charAt(0) == '+') ? 1 : 0;
        int whole = Shapes.digits(value, at);
        at += whole;
        int fraction = 0;
        if (at < value.length() && value.charAt(at) == '.') {
            fraction = Shapes.digits(value, at + 1);
            at += 1 + fraction;
        }
        if (whole + fraction == 0) {
            return false;
        }
        if (at < value.length() && (value.charAt(at) == 'e' || value.charAt(at) == 'E')) {
            return integer(value.substring(at + 1));
        }
        return at == value.length();
    }

    private static boolean base64(String value) {
        int symbols = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Shapes.isLetter(c) || Shapes.isDigit(c) || c == '+' || c == '/' || c == '=') {
                symbols++;
            } else if (!Shapes.isSpace(c)) {
                return false;
            }
        }
        return symbols % 4 == 0;
    }

    private static boolean tokens(String value) {
        boolean some = false;
        for (String token : value.strip().split("\\s+")) {
            some = true;
            if (!name(token, false)) {
                return false;
            }
        }
        return some;
    }

    private static boolean name(String value, boolean startsLikeName) {
        if (value.isEmpty()) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean starts = Shapes.isLetter(c) || c == '_' || c > 127 && Character.isLetter(c);
            boolean follows = Shapes.isDigit(c) || c == '-' || c == '.' || c > 127;
            if (!starts && !(c == ':' && !startsLikeName) && (!follows || i == 0 && startsLikeName)) {
                return false;
            }
        }
        return true;
    }
}
