package org.segursdk.conformance.evidence;

import java.util.Objects;
import java.util.Optional;

/**
 * A file or a link the vendor supplied for a requirement, or a review without a file.
 *
 * @param requirement the requirement it is for
 * @param proof number of the official proof, such as {@code INS/va1.34.01.01}; empty when there is none
 * @param name name of the file, or the link
 * @param sha256 hexadecimal digest of the file; empty for a link or a review alone
 * @param size bytes; 0 for a link
 * @param review what a reviewer said; empty before
 */
public record SuppliedEvidence(
        String requirement, Optional<String> proof, String name, String sha256, long size, Optional<Review> review) {
    public SuppliedEvidence {
        Objects.requireNonNull(requirement, "requirement");
        Objects.requireNonNull(proof, "proof");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(review, "review");
    }

    public boolean isAccepted() {
        return review.filter(Review::accepted).isPresent();
    }

    public boolean isRefused() {
        return review.filter(each -> !each.accepted()).isPresent();
    }
}
