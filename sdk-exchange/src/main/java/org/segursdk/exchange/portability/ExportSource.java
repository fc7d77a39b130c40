package org.segursdk.exchange.portability;

import java.util.List;

/** What a structure holds: a port to the software's own storage. The order of the keys does not change while an export runs. */
public interface ExportSource {
    /**
     * Keys of records, in the order of the keys.
     *
     * @param after those after this one; {@code ""} for the first
     * @param atMost how many at most
     */
    List<String> records(String after, int atMost);

    /** Everything held of a record, whatever the depth of the export; contents are opened one after the other. */
    ExportedRecord record(String recordId);

    /** Files of no single patient, agenda and traces; they go into exports of everything ({@link ExportScope#ALL}) alone. */
    default List<ExportedFile> transverse() {
        return List.of();
    }
}
