package org.segursdk.exchange.portability;

import java.util.List;
import java.util.Objects;
import org.segursdk.exchange.journal.Disclosure;
import org.segursdk.insi.identity.IdentityJournalEntry;
import org.segursdk.insi.identity.StoredIdentity;

/**
 * A patient's record.
 *
 * @param identity the identity, with the INS if one is stored
 * @param documents all documents
 * @param identityJournal what was done with the identity
 * @param disclosures who received what
 * @param facts data that are no documents
 */
public record ExportedRecord(
        StoredIdentity identity,
        List<ExportedDocument> documents,
        List<IdentityJournalEntry> identityJournal,
        List<Disclosure> disclosures,
        List<ExportedFact> facts) {
    public ExportedRecord {
        Objects.requireNonNull(identity, "identity");
        documents = List.copyOf(documents);
        identityJournal = List.copyOf(identityJournal);
        disclosures = List.copyOf(disclosures);
        facts = List.copyOf(facts);
    }

    /** Without data beside the documents. */
    public ExportedRecord(
            StoredIdentity identity,
            List<ExportedDocument> documents,
            List<IdentityJournalEntry> identityJournal,
            List<Disclosure> disclosures) {
        this(identity, documents, identityJournal, disclosures, List.of());
    }

    /** How many documents. */
    @Override
    public String toString() {
        return "ExportedRecord[" + documents.size() + " document(s)]";
    }
}
