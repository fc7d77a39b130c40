package org.segursdk.eprescription;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Guardian;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.VitalSign;
import org.segursdk.cda.VitalSignKind;
import org.segursdk.cda.prescription.PrescribedDevice;
import org.segursdk.cda.prescription.PrescribedMedicine;
import org.segursdk.cda.prescription.PrescriptionFlag;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.Patient;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.Oid;
import org.segursdk.eprescription.internal.ModelRules;

/**
 * What a prescriber prescribes to a patient: lines, their prescriber, their validity. It knows neither number nor sheet: those
 * come after, and a prescription that could not be deposited does without. Lines are those of {@code sdk-cda}. Immutable.
 * Source: eprescription §2, §6, §9.
 *
 * <p>{@link Builder#build()} refuses what an official rule refuses, and nothing else; {@link PrescriptionHints} tells the rest.
 */
public final class Prescription extends PrescriptionParts {
    private Prescription(Builder builder, List<PrescribedMedicine> medicines, List<PrescribedDevice> devices) {
        super(builder, medicines, devices);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Prescription[" + id() + "]";
    }

    /** Builds a prescription; every broken rule is reported at once. */
    public static final class Builder {

        @Nullable
        Oid id;

        @Nullable
        Patient patient;

        final List<Guardian> guardians = new ArrayList<>();

        @Nullable
        DocumentAuthor prescriber;

        @Nullable
        String amNumber;

        boolean replacement;

        @Nullable
        Professional replaced;

        @Nullable
        Instant writtenAt;

        ZoneId zone = ZoneId.of("Europe/Paris");

        @Nullable
        Instant validFrom;

        @Nullable
        Instant validUntil;

        boolean endUnknown;
        final EnumSet<PrescriptionFlag> flags = EnumSet.noneOf(PrescriptionFlag.class);
        boolean opioidSubstitution;

        @Nullable
        Executant executant;

        final List<Supplier<PrescribedMedicine>> medicines = new ArrayList<>();
        final List<Supplier<PrescribedDevice>> devices = new ArrayList<>();
        final List<PrescribedAct> acts = new ArrayList<>();
        final List<Problem> problems = new ArrayList<>();
        final List<VitalSign> vitalSigns = new ArrayList<>();

        @Nullable
        ClinicalDate pregnantOn;

        @Nullable
        String comment;

        @Nullable
        Opposition opposition;

        private Builder() {}

        /** Required: an OID of yours, or {@link Oid#fromUuid}; never used before. */
        public Builder id(Oid value) {
            this.id = value;
            return this;
        }

        /** Required. */
        public Builder patient(Patient value) {
            this.patient = value;
            return this;
        }

        /** Of a minor or a ward. */
        public Builder addGuardian(Guardian value) {
            this.guardians.add(value);
            return this;
        }

        /** Required: who prescribes and where. */
        public Builder prescriber(DocumentAuthor value) {
            this.prescriber = value;
            return this;
        }

        /** The prescriber's Assurance Maladie number, 9 digits. */
        public Builder amNumber(String value) {
            this.amNumber = value;
            return this;
        }

        /** The prescriber replaces somebody, who must be told by {@link #replaced}. */
        public Builder replacement() {
            this.replacement = true;
            return this;
        }

        /** Who is replaced; says by itself that the prescriber is a replacement. */
        public Builder replaced(Professional value) {
            this.replacement = true;
            this.replaced = value;
            return this;
        }

        /** Required: date of the prescription. */
        public Builder writtenAt(Instant value) {
            this.writtenAt = value;
            return this;
        }

        /** Default Europe/Paris. */
        public Builder zone(ZoneId value) {
            this.zone = value;
            return this;
        }

        /** Default the date of the prescription. */
        public Builder validFrom(Instant value) {
            this.validFrom = value;
            return this;
        }

        /** Required, unless {@link #validityEndUnknown()}. */
        public Builder validUntil(Instant value) {
            this.validUntil = value;
            return this;
        }

        public Builder validityEndUnknown() {
            this.endUnknown = true;
            return this;
        }

        public Builder addFlag(PrescriptionFlag value) {
            this.flags.add(value);
            return this;
        }

        /** A line is an opioid substitution treatment: on a secured prescription the executant must be told. */
        public Builder opioidSubstitution() {
            this.opioidSubstitution = true;
            return this;
        }

        public Builder executant(Executant value) {
            this.executant = value;
            return this;
        }

        public Builder addMedicine(PrescribedMedicine value) {
            this.medicines.add(() -> value);
            return this;
        }

        /** The same, built here: what it lacks is reported with the rest. */
        public Builder addMedicine(PrescribedMedicine.Builder value) {
            this.medicines.add(value::build);
            return this;
        }

        public Builder addDevice(PrescribedDevice value) {
            this.devices.add(() -> value);
            return this;
        }

        /** The same, built here: what it lacks is reported with the rest. */
        public Builder addDevice(PrescribedDevice.Builder value) {
            this.devices.add(value::build);
            return this;
        }

        public Builder addAct(PrescribedAct value) {
            this.acts.add(value);
            return this;
        }

        /** A problem that lines may name as their reason. */
        public Builder addProblem(Problem value) {
            this.problems.add(value);
            return this;
        }

        /** @param kilograms such as {@code 12.4} */
        public Builder weight(String kilograms, ClinicalDate measured) {
            return addVitalSign(VitalSign.of(VitalSignKind.WEIGHT, Quantity.of(kilograms, "kg"), measured));
        }

        public Builder addVitalSign(VitalSign value) {
            this.vitalSigns.add(value);
            return this;
        }

        /** The patient is pregnant; to be said whenever she is. */
        public Builder pregnant(ClinicalDate observedOn) {
            this.pregnantOn = observedOn;
            return this;
        }

        public Builder comment(String value) {
            this.comment = value;
            return this;
        }

        /** Needed for an e-prescription; a prescription on paper does without. */
        public Builder opposition(Opposition value) {
            this.opposition = value;
            return this;
        }

        /**
         * @throws InvalidInputException listing every broken rule: {@code REQUIRED}, {@code EPR-*}, and those of the document,
         *     {@code EP-*}, {@code CDA-*}, {@code JDV-*}
         */
        public Prescription build() {
            Violations violations = new Violations()
                    .require(id, "id")
                    .require(patient, "patient")
                    .require(prescriber, "prescriber")
                    .require(writtenAt, "writtenAt");
            List<PrescribedMedicine> builtMedicines = lines(medicines, "medicines", violations);
            List<PrescribedDevice> builtDevices = lines(devices, "devices", violations);
            boolean complete = violations.isEmpty();
            violations.check(
                    (validUntil == null) == endUnknown,
                    "validUntil",
                    "EP-VALIDITY",
                    "la période de validité a une fin, ou sa fin est dite inconnue",
                    "the period of validity has an end, or its end is said unknown");
            violations.check(
                    replacement == (replaced != null),
                    "replaced",
                    "EPR-REPLACED",
                    "un remplaçant dit qui il remplace",
                    "a replacement tells who is replaced");
            violations.check(
                    !(opioidSubstitution && flags.contains(PrescriptionFlag.SECURED)) || executant != null,
                    "executant",
                    "EPR-EXECUTANT",
                    "ordonnance sécurisée et substitution aux opiacés : dites qui délivre",
                    "secured prescription and opioid substitution: tell who dispenses");
            if (!complete) {
                violations.throwIfAny("Prescription");
            }
            Prescription made = new Prescription(this, builtMedicines, builtDevices);
            ModelRules.check(made, violations);
            violations.throwIfAny("Prescription");
            return made;
        }

        private static <T> List<T> lines(List<Supplier<T>> suppliers, String path, Violations violations) {
            List<T> built = new ArrayList<>();
            for (int i = 0; i < suppliers.size(); i++) {
                violations.nested(path + "[" + i + "]", suppliers.get(i)).ifPresent(built::add);
            }
            return List.copyOf(built);
        }
    }
}
