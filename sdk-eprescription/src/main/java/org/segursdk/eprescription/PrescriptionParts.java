package org.segursdk.eprescription;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Guardian;
import org.segursdk.cda.Problem;
import org.segursdk.cda.VitalSign;
import org.segursdk.cda.prescription.PrescribedDevice;
import org.segursdk.cda.prescription.PrescribedMedicine;
import org.segursdk.cda.prescription.PrescriptionFlag;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.Patient;
import org.segursdk.core.terminology.Oid;

/** What a prescription holds; its builder is of {@link Prescription}. */
abstract sealed class PrescriptionParts permits Prescription {
    private final Oid id;
    private final Patient patient;
    private final List<Guardian> guardians;
    private final DocumentAuthor prescriber;
    private final @Nullable String amNumber;
    private final boolean replacement;
    private final @Nullable Professional replaced;
    private final Instant writtenAt;
    private final ZoneId zone;
    private final Instant validFrom;
    private final @Nullable Instant validUntil;
    private final Set<PrescriptionFlag> flags;
    private final boolean opioidSubstitution;
    private final @Nullable Executant executant;
    private final List<PrescribedMedicine> medicines;
    private final List<PrescribedDevice> devices;
    private final List<PrescribedAct> acts;
    private final List<Problem> problems;
    private final List<VitalSign> vitalSigns;
    private final @Nullable ClinicalDate pregnantOn;
    private final @Nullable String comment;
    private final @Nullable Opposition opposition;

    PrescriptionParts(Prescription.Builder b, List<PrescribedMedicine> medicines, List<PrescribedDevice> devices) {
        this.id = Objects.requireNonNull(b.id);
        this.patient = Objects.requireNonNull(b.patient);
        this.guardians = List.copyOf(b.guardians);
        this.prescriber = Objects.requireNonNull(b.prescriber);
        this.amNumber = b.amNumber;
        this.replacement = b.replacement;
        this.replaced = b.replaced;
        this.writtenAt = Objects.requireNonNull(b.writtenAt);
        this.zone = b.zone;
        this.validFrom = b.validFrom == null ? this.writtenAt : b.validFrom;
        this.validUntil = b.validUntil;
        // In the order of the enum, so that the same input gives the same bytes.
        this.flags = Collections.unmodifiableSet(EnumSet.copyOf(b.flags));
        this.opioidSubstitution = b.opioidSubstitution;
        this.executant = b.executant;
        this.medicines = medicines;
        this.devices = devices;
        this.acts = List.copyOf(b.acts);
        this.problems = List.copyOf(b.problems);
        this.vitalSigns = List.copyOf(b.vitalSigns);
        this.pregnantOn = b.pregnantOn;
        this.comment = b.comment;
        this.opposition = b.opposition;
    }

    /** Identifies the document; not the number. */
    public Oid id() {
        return id;
    }

    public Patient patient() {
        return patient;
    }

    /** Who answers for a minor or a ward. */
    public List<Guardian> guardians() {
        return guardians;
    }

    /** Who prescribes and where. */
    public DocumentAuthor prescriber() {
        return prescriber;
    }

    /** The prescriber's Assurance Maladie number, 9 digits: for the 2D code and the deposit, never in the document. */
    public Optional<String> amNumber() {
        return Optional.ofNullable(amNumber);
    }

    /** Whether the prescriber replaces somebody. */
    public boolean isReplacement() {
        return replacement;
    }

    /** Who is replaced; present when the prescriber is a replacement. */
    public Optional<Professional> replaced() {
        return Optional.ofNullable(replaced);
    }

    /** Date of the prescription. */
    public Instant writtenAt() {
        return writtenAt;
    }

    /** Zone in which dates are read; Europe/Paris by default. */
    public ZoneId zone() {
        return zone;
    }

    /** Beginning of the period of validity: the date of the prescription unless told otherwise. */
    public Instant validFrom() {
        return validFrom;
    }

    /** End of the period of validity; empty when it is not known. */
    public Optional<Instant> validUntil() {
        return Optional.ofNullable(validUntil);
    }

    /** Bizone, exception, secured, urgent…, in the order of the enum. */
    public Set<PrescriptionFlag> flags() {
        return flags;
    }

    /** Whether a line is an opioid substitution treatment. */
    public boolean isOpioidSubstitution() {
        return opioidSubstitution;
    }

    public Optional<Executant> executant() {
        return Optional.ofNullable(executant);
    }

    public List<PrescribedMedicine> medicines() {
        return medicines;
    }

    public List<PrescribedDevice> devices() {
        return devices;
    }

    public List<PrescribedAct> acts() {
        return acts;
    }

    /** Problems the lines answer. */
    public List<Problem> problems() {
        return problems;
    }

    /** Weight, height. */
    public List<VitalSign> vitalSigns() {
        return vitalSigns;
    }

    /** When a pregnancy was observed. */
    public Optional<ClinicalDate> pregnantOn() {
        return Optional.ofNullable(pregnantOn);
    }

    public Optional<String> comment() {
        return Optional.ofNullable(comment);
    }

    /** The patient's answer on the view of executions; an e-prescription needs it. */
    public Optional<Opposition> opposition() {
        return Optional.ofNullable(opposition);
    }
}
