package org.segursdk.dmp.patient;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the DMP holds of a patient beside the documents (TD1.3a): how to reach them, who represents them, what they oppose. The
 * identity traits that come with it are left out on purpose: showing them is forbidden (RG_0320), the software shows its own.
 * What the DMP did not tell is absent: absent is never a no. {@code toString} shows none of it. Source: dmp §2.4, §4.3.
 *
 * @param state whether the record is open
 * @param places the patient's addresses, 0..n
 * @param contacts the patient's telephones and electronic addresses, 0..n, each once
 * @param deceased whether the DMP knows the patient as deceased
 * @param legalRepresentatives of a minor or a protected adult, 0..n
 * @param opposesBrisDeGlace whether the patient refuses that the glass be broken
 * @param opposesEmergency whether the patient refuses the access of medical regulation
 * @param ensAttached whether the record belongs to a Mon espace santé
 * @param webAccountOpen whether the patient's own internet access is open
 * @param answeredUnderOtherIns the DMP knows the patient under another INS than the one asked: query INSi again
 */
public record AdministrativeData(
        RecordState state,
        List<ReceivedPlace> places,
        List<ReceivedContact> contacts,
        Optional<Boolean> deceased,
        List<LegalRepresentative> legalRepresentatives,
        Optional<Boolean> opposesBrisDeGlace,
        Optional<Boolean> opposesEmergency,
        Optional<Boolean> ensAttached,
        Optional<Boolean> webAccountOpen,
        boolean answeredUnderOtherIns) {
    public AdministrativeData {
        Objects.requireNonNull(state, "state");
        places = List.copyOf(places);
        contacts = List.copyOf(contacts);
        Objects.requireNonNull(deceased, "deceased");
        legalRepresentatives = List.copyOf(legalRepresentatives);
        Objects.requireNonNull(opposesBrisDeGlace, "opposesBrisDeGlace");
        Objects.requireNonNull(opposesEmergency, "opposesEmergency");
        Objects.requireNonNull(ensAttached, "ensAttached");
        Objects.requireNonNull(webAccountOpen, "webAccountOpen");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "AdministrativeData[" + state + ", redacted]";
    }
}
