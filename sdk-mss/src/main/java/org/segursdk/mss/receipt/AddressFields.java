package org.segursdk.mss.receipt;

import java.util.ArrayList;
import java.util.List;
import org.segursdk.mss.message.MssAddress;

/** Addresses of a received field: display names and comments passed over, what is no address left out. */
final class AddressFields {
    private static final int MAX = 50;

    private AddressFields() {}

    static List<MssAddress> read(String field) {
        List<MssAddress> found = new ArrayList<>();
        StringBuilder item = new StringBuilder();
        int comment = 0;
        boolean quoted = false;
        for (int i = 0; i <= field.length(); i++) {
            char c = i < field.length() ? field.charAt(i) : ',';
            boolean escape = c == '\\' && (quoted || comment > 0);
            if (escape) {
                i++;
            } else if (c == '"' && comment == 0) {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                comment++;
            } else if (!quoted && c == ')' && comment > 0) {
                comment--;
            } else if (!quoted && comment == 0 && (c == ',' || c == ';') || i == field.length()) {
                add(item.toString(), found);
                item.setLength(0);
            } else if (!quoted && comment == 0) {
                item.append(c);
            }
        }
        return found;
    }

    private static void add(String item, List<MssAddress> found) {
        int open = item.lastIndexOf('<');
        int close = item.indexOf('>', open + 1);
        String bare = open >= 0 && close > open ? item.substring(open + 1, close) : item;
        if (found.size() < MAX) {
            MssAddress.read(bare.strip()).ifPresent(found::add);
        }
    }
}
