package org.segursdk.conformance.port;

/** A document that goes to the DMP in two forms: structured (CDA level 3) and rendered (CDA level 1). */
public interface FeedFormsPort extends DmpFeedPort {
    /** The professional validates a document that the product sends in both forms, in one submission. */
    void validateBothForms(String patient);
}
