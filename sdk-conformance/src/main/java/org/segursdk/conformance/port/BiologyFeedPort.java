package org.segursdk.conformance.port;

import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;

/** Reports of a laboratory that go to the DMP. What cannot be done raises {@link UnsupportedOperationException}. */
public interface BiologyFeedPort {
    /** Validates a partial report, one analysis of which is still in course, and feeds it. Returns when the DMP answered; the product's id. */
    String feedPartial(Ins ins, IdentityTraits traits);

    /** Validates the complete report and feeds it in place of the partial one. */
    void complete(String report);
}
