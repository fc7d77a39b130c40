package org.segursdk.mss.mailbox;

import java.util.List;
import java.util.Objects;

/**
 * What one pass over a folder did.
 *
 * @param stored mails stored in this pass, in order of arrival
 * @param alreadyHeld how many were found that the store held, after a pass that was cut or a renumbering
 * @param failures mails that could not be brought over; tried again at the next pass
 * @param renumbered whether the server gave the folder new numbers since the last pass
 * @param more whether the pass stopped at its limit with mails left
 */
public record SyncReport(
        List<MailKey> stored, int alreadyHeld, List<Failure> failures, boolean renumbered, boolean more) {
    public SyncReport {
        stored = List.copyOf(stored);
        failures = List.copyOf(failures);
    }

    /**
     * A mail that could not be brought over.
     *
     * @param key which
     * @param reason for a technical log, without content
     */
    public record Failure(MailKey key, String reason) {
        public Failure {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(reason, "reason");
        }

        /** Without the reason. */
        @Override
        public String toString() {
            return "Failure[" + key + "]";
        }
    }
}
