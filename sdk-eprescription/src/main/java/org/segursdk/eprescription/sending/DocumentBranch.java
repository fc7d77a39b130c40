package org.segursdk.eprescription.sending;

import org.segursdk.core.error.SegurException;
import org.segursdk.eprescription.Prescription;

/** A branch to which the documents go: the DMP, a secure mail. A port, since the modules that do it are neighbours of this one. */
@FunctionalInterface
public interface DocumentBranch {
    /**
     * Sends them. For the DMP: documents that are there already, by their ids, are success, since the same may be sent again after the process
     * died.
     *
     * @throws SegurException they were not sent, or nobody knows
     */
    void send(Prescription prescription, SendingDocuments documents);
}
