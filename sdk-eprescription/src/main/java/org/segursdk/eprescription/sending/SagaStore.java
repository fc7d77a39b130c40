package org.segursdk.eprescription.sending;

import java.util.Optional;
import org.segursdk.core.terminology.Oid;

/**
 * Where the states of sendings are kept, one text for each prescription. A port: a column of the software's database, a file. When {@link
 * #save} returns, the text survives the death of the process and of the machine; a save that is cut leaves the text before or after it, not
 * a part. One sending is run by one process at a time: the caller sees to it.
 */
public interface SagaStore {
    /** What was saved last. */
    Optional<String> load(Oid prescriptionId);

    /** Keeps it in place of what was saved before. What it throws stops the sending where it is. */
    void save(Oid prescriptionId, String text);
}
