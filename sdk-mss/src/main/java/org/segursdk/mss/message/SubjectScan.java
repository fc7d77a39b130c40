package org.segursdk.mss.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds tags and marker at the head of a received subject, in one pass. */
final class SubjectScan {
    private static final Set<String> REPLIES = Set.of("re", "tr", "fw", "fwd", "rép", "rep");
    private static final int MAX_TAGS = 20;
    private static final int LONGEST_REPLY = 4;

    private final String raw;
    private final List<String> tags = new ArrayList<>();
    private int at;
    private boolean reply;
    private int marker = -1;
    private int text;

    SubjectScan(String raw) {
        this.raw = raw;
        boolean more = true;
        while (more) {
            skipSpaces();
            more = tags.size() < MAX_TAGS && (tag() || reply());
        }
        if (raw.regionMatches(true, at, SubjectLine.MARKER, 0, SubjectLine.MARKER.length())) {
            marker = at;
            at += SubjectLine.MARKER.length();
            skipSpaces();
            if (at < raw.length() && raw.charAt(at) == '+') {
                at++;
            }
            skipSpaces();
            text = at;
        }
    }

    private void skipSpaces() {
        while (at < raw.length() && Character.isWhitespace(raw.charAt(at))) {
            at++;
        }
    }

    private boolean tag() {
        int end = at < raw.length() && raw.charAt(at) == '[' ? raw.indexOf(']', at) : -1;
        if (end < 0) {
            return false;
        }
        tags.add(raw.substring(at + 1, end).strip());
        at = end + 1;
        return true;
    }

    /** {@code Re:} and its like; counted with the tags by position only. */
    private boolean reply() {
        int colon = raw.indexOf(':', at);
        boolean found = colon > at
                && colon - at <= LONGEST_REPLY
                && REPLIES.contains(raw.substring(at, colon).strip().toLowerCase(Locale.ROOT));
        if (found) {
            at = colon + 1;
            reply = true;
        }
        return found;
    }

    List<String> tags() {
        return List.copyOf(tags);
    }

    boolean isReply() {
        return reply;
    }

    int marker() {
        return marker;
    }

    int text() {
        return text;
    }
}
