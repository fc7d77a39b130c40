package org.segursdk.dmp;

import java.util.List;
import java.util.Optional;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.dmp.internal.Caller;
import org.segursdk.dmp.internal.DocumentUpdate;
import org.segursdk.dmp.internal.Exchanges;
import org.segursdk.dmp.patient.AuthorisationChange;
import org.segursdk.dmp.patient.AuthorisationFilter;
import org.segursdk.dmp.patient.AuthorisationUpdate;
import org.segursdk.dmp.patient.AuthorisedProfessional;
import org.segursdk.dmp.rights.DmpOperation;
import org.segursdk.dmp.search.FoundDocument;

/** A professional in the record of a patient who agreed to it. Source: dmp §2.3. */
public final class ConsultationAccess extends DmpAccess {
    private final Optional<Boolean> treatingPhysician;

    ConsultationAccess(Exchanges exchanges, Caller caller, QualifiedIns ins, Optional<Boolean> treatingPhysician) {
        super(exchanges, caller, ins, treatingPhysician);
        this.treatingPhysician = treatingPhysician;
    }

    /** Whether the DMP knows the user as the patient's médecin traitant, when it told. */
    public Optional<Boolean> treatingPhysician() {
        return treatingPhysician;
    }

    /** Hides a document from the other professionals (TD3.3a). Returns the DMP's warnings. */
    public List<DmpIssue> mask(FoundDocument document) {
        return change(DmpOperation.MASK, document, DocumentUpdate::mask);
    }

    /** Shows a masked document to professionals again (TD3.3a). Returns the DMP's warnings. */
    public List<DmpIssue> unmask(FoundDocument document) {
        return change(DmpOperation.UNMASK, document, DocumentUpdate::unmask);
    }

    /** Shows the patient a document that awaited its announcement (TD3.3b). There is no way back. Returns the DMP's warnings. */
    public List<DmpIssue> showToPatient(FoundDocument document) {
        return change(DmpOperation.SHOW, document, DocumentUpdate::showToPatient);
    }

    /** Shows a minor's document to the legal representatives (TD3.3b). There is no way back. Returns the DMP's warnings. */
    public List<DmpIssue> showToLegalRepresentatives(FoundDocument document) {
        return change(DmpOperation.SHOW, document, DocumentUpdate::showToLegalRepresentatives);
    }

    /** The professionals who may open this record, or whom the patient blocked (TD1.6). */
    public List<AuthorisedProfessional> professionals(AuthorisationFilter filter) {
        return patients.professionals(caller, ins, filter);
    }

    /** Changes the user's own authorisation, or declares or ends the role of médecin traitant (TD0.3). */
    public AuthorisationUpdate changeAuthorisation(AuthorisationChange change) {
        return patients.authorise(caller, ins, change);
    }
}
