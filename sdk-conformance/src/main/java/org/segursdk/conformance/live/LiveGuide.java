package org.segursdk.conformance.live;

import org.segursdk.core.error.LocalizedText;

/** Has a product without adapter act: tells a person, or a script of the vendor's, what to do, and waits until it is done. */
public interface LiveGuide {
    /**
     * Asks for one gesture.
     *
     * @param check id of the check that asks
     * @param instruction what to do with the product
     * @return whether it was done; false passes the check over, which then saw nothing
     * @throws InterruptedException when the run is ended meanwhile
     */
    boolean ask(String check, LocalizedText instruction) throws InterruptedException;
}
