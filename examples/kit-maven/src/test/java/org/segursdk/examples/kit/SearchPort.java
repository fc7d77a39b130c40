package org.segursdk.examples.kit;

import org.segursdk.core.identity.IdentityTraits;

/** What the check of our own asks of our product. */
public interface SearchPort {
    /** Searches the INS of somebody, as the reception desk does. */
    void search(IdentityTraits traits);
}
