package org.segursdk.mss.internal.mime;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Header fields to be written, in order. The last guard against injection: whatever came before, a value that would start
 * another line is refused here.
 */
public final class HeaderLines {
    /** One field, folded already. */
    record Line(String name, String value) {
        @Override
        public String toString() {
            return "Line[redacted]";
        }
    }

    private static final int LINE = 76;
    private static final int LONGEST_LINE = 998;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");
    private static final Pattern LINE_OF_VALUE = Pattern.compile("[ -~\t]*");
    private static final Pattern FOLDED_LINE = Pattern.compile("[ \t]+[!-~][ -~\t]*");

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss xx", Locale.ENGLISH);

    private final List<Line> lines = new ArrayList<>();

    /** A value written as it stands: printable ASCII, folded or not. */
    public HeaderLines raw(String name, String value) {
        int room = LONGEST_LINE - name.length() - 2;
        boolean fit = NAME.matcher(name).matches();
        Pattern form = LINE_OF_VALUE;
        for (String line : value.split("\r\n", -1)) {
            fit &= line.length() <= room && form.matcher(line).matches();
            form = FOLDED_LINE;
        }
        if (!fit) {
            throw new IllegalArgumentException("this value cannot stand in a header field");
        }
        lines.add(new Line(name, value));
        return this;
    }

    /** The Date field. */
    public HeaderLines date(ZonedDateTime time) {
        return raw("Date", DATE.format(time));
    }

    /** Free text, encoded where it must be. */
    public HeaderLines text(String name, String value) {
        return raw(name, EncodedWords.text(value, name.length() + 2));
    }

    /** One address with its display name. */
    public HeaderLines mailbox(String name, String label, String address) {
        String phrase = EncodedWords.phrase(label, name.length() + 2);
        int column = phrase.contains("\r\n")
                ? phrase.length() - phrase.lastIndexOf("\r\n") - 2
                : name.length() + 2 + phrase.length();
        String between = column + address.length() + 3 > LINE ? "\r\n " : " ";
        return raw(name, phrase + between + '<' + address + '>');
    }

    /** Several items, one line end between those that do not fit. */
    public HeaderLines list(String name, List<String> items, String separator) {
        StringBuilder out = new StringBuilder();
        int at = name.length() + 2;
        for (String item : items) {
            if (!out.isEmpty()) {
                out.append(separator);
                boolean fits = at + separator.length() + 1 + item.length() <= LINE;
                out.append(fits ? " " : "\r\n ");
                at = fits ? at + separator.length() + 1 : 1;
            }
            out.append(item);
            at += item.length();
        }
        return raw(name, out.toString());
    }

    /** {@code name} and {@code filename}: ASCII for all, RFC 2231 besides where the name needs more. */
    HeaderLines file(String mediaType, String fileName) {
        String plain = Wording.toAscii(fileName).replace("\\", "-").replace("\"", "-");
        raw("Content-Type", mediaType + ";\r\n name=\"" + plain + '"');
        String disposition = "attachment;\r\n filename=\"" + plain + '"';
        // Some readers take two apostrophes for the extended form even where the field does not say so: it is given to
        // them.
        if (!plain.equals(fileName) || fileName.indexOf('\'') != fileName.lastIndexOf('\'')) {
            disposition += ";\r\n filename*=" + Parameters.extended(fileName);
        }
        return raw("Content-Disposition", disposition);
    }

    List<Line> lines() {
        return lines;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "HeaderLines[" + lines.size() + "]";
    }
}
