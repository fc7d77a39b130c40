package org.segursdk.mss.mailbox;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the server notes about a mail, for all who open the mailbox.
 *
 * @param values as the server writes them, such as {@code \Seen}; compared without regard to case
 */
public record MailFlags(Set<String> values) {
    public MailFlags {
        values = Set.copyOf(values);
    }

    private boolean has(String flag) {
        return values.stream().anyMatch(flag::equalsIgnoreCase);
    }

    /** Read by somebody. */
    public boolean seen() {
        return has("\\Seen");
    }

    public boolean answered() {
        return has("\\Answered");
    }

    /** Marked as important. */
    public boolean flagged() {
        return has("\\Flagged");
    }

    /** To be removed at the next expunge. */
    public boolean deleted() {
        return has("\\Deleted");
    }

    /** Whether somebody answered the request for a read receipt. Source: RFC 3503. */
    public boolean receiptSent() {
        return has("$MDNSent");
    }

    @Override
    public String toString() {
        return values.stream()
                .map(value -> value.toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(" ", "MailFlags[", "]"));
    }
}
