package org.segursdk.conformance.port;

import java.time.LocalDate;
import java.util.Optional;

/** The search form of the DMP. The kit declares the consent beforehand. */
public interface DmpSearchPort extends DmpConsultationPort {
    /**
     * What is filled in; the rest of the form stays empty.
     *
     * @param typeCode of JDV_J66
     * @param classCode of JDV_J57
     * @param practiceSetting of JDV_J62
     * @param createdFrom first day of creation, included
     * @param author national number of the author, with its digit of kind, such as {@code 899700366240}
     */
    record Criteria(
            Optional<String> typeCode,
            Optional<String> classCode,
            Optional<String> practiceSetting,
            Optional<LocalDate> createdFrom,
            Optional<String> author) {}

    void search(String patient, Criteria criteria);
}
