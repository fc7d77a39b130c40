package org.segursdk.cda;

import java.time.Instant;
import java.util.Objects;
import org.segursdk.core.document.DocumentAuthor;

/**
 * Someone who validated the document, and when: an author, the legal authenticator or a further attester.
 *
 * @param by who
 * @param at when, to the second
 */
public record Attestation(DocumentAuthor by, Instant at) {
    public Attestation {
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
    }
}
