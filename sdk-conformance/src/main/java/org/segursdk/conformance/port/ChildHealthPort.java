package org.segursdk.conformance.port;

import java.util.Map;
import java.util.Optional;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;

/** Mandatory examinations of children and the health certificates that come of some of them. */
public interface ChildHealthPort {
    /** A certificate of health. */
    enum Certificate {
        CS8,
        CS9,
        CS24
    }

    /**
     * What the product does when an examination is validated.
     *
     * @param certificate the certificate that it offers to fill in; empty when it offers none
     * @param validated whether the examination is validated although the offer was not answered
     */
    record Offer(Optional<Certificate> certificate, boolean validated) {}

    /** Validates the examination of that age without answering any offer; empty when the product cannot. */
    Optional<Offer> validateExamination(int months);

    /** Gives the product the MSSanté addresses of the PMI by department ({@code 2A}, {@code 75}). */
    void pmiAddresses(Map<String, String> byDepartment);

    /** Fills in and validates a certificate of a child who lives in that department; what follows is the product's. */
    void validateCertificate(Ins child, IdentityTraits traits, String department, Certificate certificate);
}
