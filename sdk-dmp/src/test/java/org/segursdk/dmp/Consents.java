package org.segursdk.dmp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.segursdk.core.identity.Ins;
import org.segursdk.dmp.consent.ConsentEvent;
import org.segursdk.dmp.consent.ConsentJournalEntry;
import org.segursdk.dmp.consent.ConsentRegister;
import org.segursdk.dmp.consent.DmpConsent;

/** A register of consents in memory. */
final class Consents implements ConsentRegister {
    private final Map<Ins, String> records = new ConcurrentHashMap<>();
    private final Map<String, List<ConsentJournalEntry>> journal = new ConcurrentHashMap<>();

    /** A patient's record, in which these events took place by that user. */
    static Consents of(Ins ins, String userId, ConsentEvent... events) {
        Consents consents = new Consents();
        consents.records.put(ins, "record-1");
        consents.journal.put("record-1", new ArrayList<>());
        for (ConsentEvent event : events) {
            consents.happen(ins, userId, event);
        }
        return consents;
    }

    void happen(Ins ins, String userId, ConsentEvent event) {
        append(find(ins).orElseThrow().apply(event, userId, Instant.now()).entry());
    }

    List<ConsentJournalEntry> journal() {
        return journal.values().stream().flatMap(List::stream).toList();
    }

    @Override
    public Optional<DmpConsent> find(String recordId) {
        return Optional.ofNullable(journal.get(recordId)).map(lines -> DmpConsent.replay(recordId, lines));
    }

    @Override
    public Optional<DmpConsent> find(Ins ins) {
        return Optional.ofNullable(records.get(ins)).flatMap(this::find);
    }

    @Override
    public void append(ConsentJournalEntry entry) {
        journal.get(entry.recordId()).add(entry);
    }
}
