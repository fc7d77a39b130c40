package org.segursdk.mss.received;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a body asks for a deletion, as far as words tell. */
final class DeletionWords {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern TAGS = Pattern.compile("<[^<>]{0,2000}>");
    private static final Pattern BLANKS = Pattern.compile("(?:[\\s\\u00A0]|&nbsp;)+");
    private static final int MOST = 100_000;

    private DeletionWords() {}

    static boolean in(MessageBody body, ReceptionProfile profile) {
        // What is quoted of an earlier message is not said by this one.
        StringBuilder said = new StringBuilder();
        body.text()
                .lines()
                .filter(line -> !line.startsWith(">"))
                .takeWhile(line -> said.length() < MOST)
                .forEach(line -> said.append(line).append('\n'));
        String html = body.text().isBlank() ? body.html().orElse("") : "";
        String plain = plain(said.append(TAGS.matcher(html.substring(0, Math.min(MOST, html.length())))
                        .replaceAll(" "))
                .toString());
        return profile.deletionWords().value().stream().anyMatch(words -> plain.contains(plain(words)));
    }

    private static String plain(String text) {
        String bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return BLANKS.matcher(bare.toLowerCase(Locale.ROOT).replace('\u2019', '\''))
                .replaceAll(" ");
    }
}
