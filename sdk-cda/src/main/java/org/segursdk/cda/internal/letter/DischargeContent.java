package org.segursdk.cda.internal.letter;

import java.util.List;
import java.util.Optional;
import org.segursdk.cda.Allergy;
import org.segursdk.cda.MedicalDevice;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Treatment;
import org.segursdk.cda.letter.Appointment;
import org.segursdk.cda.letter.FollowUp;
import org.segursdk.cda.letter.LetterStatus;
import org.segursdk.cda.letter.PlannedAct;
import org.segursdk.cda.letter.Stay;

/** What a discharge letter says. Source: cda §11.2. */
public record DischargeContent(LetterStatus status, String reason, Stay stay, Draft rest) {
    /** What may be checked before all is there. */
    public record Draft(
            Optional<Stay> stay,
            Statement<Treatment> stoppedTreatments,
            Statement<Treatment> dischargeTreatments,
            Statement<Allergy> allergies,
            Optional<String> awaitedResults,
            List<PlannedAct> plannedActs,
            List<FollowUp> followUps,
            List<Appointment> appointments,
            List<MedicalDevice> devices) {
        /** The whole; the rules were checked before. */
        public DischargeContent with(LetterStatus status, String reason) {
            return new DischargeContent(status, reason, stay.orElseThrow(), this);
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Draft[redacted]";
        }
    }

    public Statement<Treatment> stoppedTreatments() {
        return rest.stoppedTreatments();
    }

    public Statement<Treatment> dischargeTreatments() {
        return rest.dischargeTreatments();
    }

    public Statement<Allergy> allergies() {
        return rest.allergies();
    }

    public Optional<String> awaitedResults() {
        return rest.awaitedResults();
    }

    public List<PlannedAct> plannedActs() {
        return rest.plannedActs();
    }

    public List<FollowUp> followUps() {
        return rest.followUps();
    }

    public List<Appointment> appointments() {
        return rest.appointments();
    }

    public List<MedicalDevice> devices() {
        return rest.devices();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "DischargeContent[redacted]";
    }
}
