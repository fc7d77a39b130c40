package org.segursdk.examples.cabinet.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.insi.desk.InsProposal;

/** What the server keeps for one browser between two pages: a message to show once, and INSi's answers that wait for a decision. Thread-safe. */
final class Memory {
    private static final int MOST = 20;

    private final Map<String, InsProposal.Found> proposals = new LinkedHashMap<>();

    private @Nullable String notice;
    private boolean refused;
    private boolean secretary;

    /** Told on the next page, once. */
    synchronized void tell(String text) {
        notice = text;
        refused = false;
    }

    synchronized void tellRefusal(String text) {
        notice = text;
        refused = true;
    }

    synchronized Html takeNotice() {
        String text = notice;
        notice = null;
        return text == null
                ? Html.NONE
                : Html.of(
                        "<p class=\"notice {}\" role=\"status\"><strong>{}</strong> {}</p>",
                        refused ? "refused" : "done",
                        refused ? "Non fait :" : "Fait :",
                        text);
    }

    synchronized void propose(String recordId, InsProposal.Found found) {
        if (proposals.size() >= MOST) {
            proposals.remove(proposals.keySet().iterator().next());
        }
        proposals.put(recordId, found);
    }

    synchronized Optional<InsProposal.Found> proposal(String recordId) {
        return Optional.ofNullable(proposals.get(recordId));
    }

    synchronized void forget(String recordId) {
        proposals.remove(recordId);
    }

    synchronized void secretary(boolean value) {
        secretary = value;
    }

    synchronized boolean isSecretary() {
        return secretary;
    }
}
