package org.segursdk.dmp.patient;

import java.util.List;
import java.util.Objects;

/**
 * A legal representative of a patient as the DMP knows them. Their name may be shown: it is no trait of the patient's identity.
 * {@code toString} shows none of it. Source: dmp §4.3.
 *
 * @param relation code of the relation, such as {@code FTH} (father), {@code ""} when not told
 * @param relationSystem OID of its code system, {@code 2.16.840.1.113883.1.11.19579} in what was seen, {@code ""} when not told
 * @param prefix such as {@code M}, {@code ""} when not told
 * @param familyName {@code ""} when not told
 * @param givenNames 0..n
 * @param places 0..n
 * @param contacts 0..n
 */
public record LegalRepresentative(
        String relation,
        String relationSystem,
        String prefix,
        String familyName,
        List<String> givenNames,
        List<ReceivedPlace> places,
        List<ReceivedContact> contacts) {
    public LegalRepresentative {
        Objects.requireNonNull(relation, "relation");
        Objects.requireNonNull(relationSystem, "relationSystem");
        Objects.requireNonNull(prefix, "prefix");
        Objects.requireNonNull(familyName, "familyName");
        givenNames = List.copyOf(givenNames);
        places = List.copyOf(places);
        contacts = List.copyOf(contacts);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "LegalRepresentative[redacted]";
    }
}
