package org.segursdk.core.xds;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The answer of a registry or repository to a submission, an update or a query.
 *
 * @param status as received
 * @param errors errors and warnings
 * @param objects what a query found; empty otherwise
 * @param totalResultCount as a query tells it
 */
public record RegistryResponse(
        String status, List<RegistryError> errors, RegistryObjects objects, OptionalInt totalResultCount) {
    public static final String SUCCESS = "urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success";
    public static final String PARTIAL_SUCCESS = "urn:ihe:iti:2007:ResponseStatusType:PartialSuccess";
    public static final String FAILURE = "urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Failure";

    public RegistryResponse {
        Objects.requireNonNull(status, "status");
        errors = List.copyOf(errors);
        Objects.requireNonNull(objects, "objects");
        Objects.requireNonNull(totalResultCount, "totalResultCount");
    }

    /** Whether everything was done: any other status, known or not, is not a success. */
    public boolean isSuccess() {
        return SUCCESS.equals(status);
    }
}
