package org.segursdk.mss.received;

import java.util.ArrayList;
import java.util.List;
import org.segursdk.mss.internal.mime.Scanned;
import org.segursdk.mss.internal.mime.Wording;
import org.segursdk.mss.message.MssAddress;

/** Reads addresses with their display names: groups, comments and quotes as RFC 5322 has them, anything else as far as it goes. */
final class AddressList {
    private static final int MOST = 1000;
    private static final int LONGEST = 300;

    private final List<ReceivedAddress> found = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder comment = new StringBuilder();
    private final StringBuilder angle = new StringBuilder();
    private boolean inAngle;
    private boolean hadAngle;

    private AddressList() {}

    /** Of all fields of that name. */
    static List<ReceivedAddress> of(Scanned root, String field) {
        AddressList list = new AddressList();
        root.fields(field).forEach(list::read);
        return List.copyOf(list.found);
    }

    private void read(String field) {
        int i = 0;
        while (i < field.length() && found.size() < MOST) {
            char c = field.charAt(i);
            if (c == '"' && !inAngle) {
                i = quoted(field, i + 1);
            } else if (c == '(' && !inAngle) {
                i = comment(field, i + 1);
            } else {
                plain(c);
                i++;
            }
        }
        end();
    }

    private void plain(char c) {
        if (c == '<') {
            angle.setLength(0);
            inAngle = true;
            hadAngle = true;
        } else if (c == '>' && inAngle) {
            inAngle = false;
        } else if (inAngle) {
            angle.append(c);
        } else if (c == ',' || c == ';') {
            end();
        } else if (c == ':' && words.indexOf("@") < 0) {
            // the name of a group
            words.setLength(0);
        } else {
            words.append(c);
        }
    }

    private int quoted(String field, int from) {
        int i = from;
        while (i < field.length() && field.charAt(i) != '"') {
            if (field.charAt(i) == '\\' && i + 1 < field.length()) {
                i++;
            }
            words.append(field.charAt(i));
            i++;
        }
        return i + 1;
    }

    private int comment(String field, int from) {
        int depth = 1;
        int i = from;
        while (i < field.length()) {
            char c = field.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                break;
            }
            comment.append(c);
            i++;
        }
        return i + 1;
    }

    private void end() {
        String label = hadAngle ? words.toString() : comment.toString();
        String address = (hadAngle ? angle.toString() : words.toString()).strip();
        if (!address.isEmpty() || !label.isBlank()) {
            String shown = line(Scanned.decodedWords(label));
            found.add(new ReceivedAddress(shown, MssAddress.read(address), line(address)));
        }
        words.setLength(0);
        comment.setLength(0);
        angle.setLength(0);
        inAngle = false;
        hadAngle = false;
    }

    private static String line(String text) {
        return Wording.cut(Wording.shown(text).strip(), LONGEST);
    }
}
