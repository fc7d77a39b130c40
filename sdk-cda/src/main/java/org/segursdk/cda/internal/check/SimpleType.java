package org.segursdk.cda.internal.check;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** A kind of attribute value of the schema. Immutable. */
final class SimpleType {
    private enum Kind {
        ANY,
        SET,
        EITHER,
        LIST,
        NO_SPACE,
        NOT_EMPTY,
        BOOLEAN,
        TIME,
        INTEGER,
        POSITIVE,
        REAL,
        PROBABILITY,
        UID_OID,
        UID_UUID,
        UID_RESERVED,
        BASE64,
        ID,
        IDREF,
        TOKEN,
        TOKENS
    }

    private final Kind kind;
    private final Set<String> values;
    private final SimpleType[] parts;

    private SimpleType(Kind kind, Set<String> values, SimpleType... parts) {
        this.kind = kind;
        this.values = values;
        this.parts = parts;
    }

    boolean isId() {
        return kind == Kind.ID;
    }

    boolean isIdReference() {
        return kind == Kind.IDREF;
    }

    /** Reads one line of the schema table, after {@code S }. */
    static SimpleType read(String line, Schema schema) {
        char kind = line.charAt(0);
        String rest = line.substring(2);
        return switch (kind) {
            case 'e' -> new SimpleType(Kind.SET, new HashSet<>(Arrays.asList(rest.split(" "))));
            case 'u' -> new SimpleType(Kind.EITHER, Set.of(), parts(rest, schema));
            case 'l' -> new SimpleType(Kind.LIST, Set.of(), parts(rest, schema));
            case 'f' ->
                new SimpleType(
                        rest.startsWith("minLength")
                                ? Kind.NOT_EMPTY
                                : rest.startsWith("minInclusive=1") ? Kind.POSITIVE : Kind.PROBABILITY,
                        Set.of());
            case 'p' -> new SimpleType(pattern(rest), Set.of());
            default -> new SimpleType(builtIn(rest), Set.of());
        };
    }

    private static SimpleType[] parts(String rest, Schema schema) {
        String[] ids = rest.split(" ");
        SimpleType[] parts = new SimpleType[ids.length];
        for (int i = 0; i < ids.length; i++) {
            parts[i] = schema.simpleType(Integer.parseInt(ids[i]));
        }
        return parts;
    }

    private static Kind pattern(String pattern) {
        return switch (pattern.substring(0, 5)) {
            case "[^\\s]" -> Kind.NO_SPACE;
            case "true|" -> Kind.BOOLEAN;
            case "[0-9]" -> Kind.TIME;
            case "[0-2]" -> Kind.UID_OID;
            case "[0-9a" -> Kind.UID_UUID;
            case "[A-Za" -> Kind.UID_RESERVED;
            default -> Kind.ANY;
        };
    }

    private static Kind builtIn(String name) {
        return switch (name) {
            case "integer" -> Kind.INTEGER;
            case "decimal", "double" -> Kind.REAL;
            case "base64Binary" -> Kind.BASE64;
            case "ID" -> Kind.ID;
            case "IDREF" -> Kind.IDREF;
            case "NMTOKEN" -> Kind.TOKEN;
            case "NMTOKENS", "IDREFS" -> Kind.TOKENS;
            case "boolean" -> Kind.BOOLEAN;
            default -> Kind.ANY;
        };
    }

    boolean accepts(String value) {
        return switch (kind) {
            case ANY -> true;
            case SET -> values.contains(value) || padded(value) && values.contains(value.strip());
            case EITHER -> either(value);
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
            case PROBABILITY -> real(value.strip()) && Double.parseDouble(value) >= 0 && Double.parseDouble(value) <= 1;
            case UID_OID -> Shapes.isOid(value);
            case UID_UUID -> Shapes.isLooseUuid(value);
            case UID_RESERVED -> Shapes.isReserved(value);
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

    private boolean either(String value) {
        for (SimpleType part : parts) {
            if (part.accepts(value)) {
                return true;
            }
        }
        return false;
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
            if (!parts[0].accepts(at == 0 && end == length ? value : value.substring(at, end))) {
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
