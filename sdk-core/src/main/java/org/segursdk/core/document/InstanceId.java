package org.segursdk.core.document;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.Oid;

/**
 * The identifier of a thing in the world (HL7 II): a request, an examination, a prescription. An authority's OID with a
 * number, or an OID that is the number itself. Source: cda §1.2, §2.
 *
 * @param root OID of who assigned the number, or the whole identifier
 * @param extension the number, 1 to 64 characters, unless the root says all
 */
public record InstanceId(Oid root, Optional<String> extension) {
    private static final int MAX_EXTENSION = 64;

    /**
     * @throws InvalidInputException rule {@code CDA-ID-EXTENSION}
     */
    public InstanceId {
        Objects.requireNonNull(root, "root");
        Objects.requireNonNull(extension, "extension");
        new Violations()
                .check(
                        extension
                                .filter(e -> e.isBlank() || e.length() > MAX_EXTENSION)
                                .isEmpty(),
                        "extension",
                        "CDA-ID-EXTENSION",
                        "de 1 à 64 caractères",
                        "1 to 64 characters")
                .throwIfAny("InstanceId");
    }

    /** An OID that is the identifier itself, such as a DICOM UID. */
    public static InstanceId of(Oid root) {
        return new InstanceId(root, Optional.empty());
    }

    /** A number given by an authority. */
    public static InstanceId of(Oid authority, String number) {
        return new InstanceId(authority, Optional.of(number));
    }

    /** Redacted: a request's number leads to its patient. */
    @Override
    public String toString() {
        return "InstanceId[" + root + "]";
    }
}
