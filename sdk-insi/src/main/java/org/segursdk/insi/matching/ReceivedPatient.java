package org.segursdk.insi.matching;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.document.LocalPatientId;
import org.segursdk.core.error.Violation;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.terminology.Oid;
import org.segursdk.insi.identity.CaptureChannel;
import org.segursdk.insi.identity.IdentityAttribute;
import org.segursdk.insi.identity.IdentityEvent.ReferentialUpdated;
import org.segursdk.insi.identity.IdentityStatus;

/**
 * A patient as another system tells it, in HL7v2 or FHIR: claims with what is wrong about them, not rights. Source: insi §6, §8,
 * §9.
 *
 * @param status the status that is told; VALI with matricule and OID counts as qualified where the format has no word for it;
 *     empty when none is told
 * @param attributes attributes that are told
 * @param ins matricule and OID; only of an identity told as qualified, or told without any status
 * @param formerIns INS told as ended, deactivated or replaced
 * @param traits the traits as received; empty when too few are there to make them
 * @param usedName nom utilisé, if told
 * @param usedGivenName prénom utilisé, if told
 * @param localIds numbers of the patient in other domains
 * @param collected how and when the identity was collected and checked
 * @param findings what is wrong or missing, with the place; never quotes a value
 */
public record ReceivedPatient(
        Optional<IdentityStatus> status,
        Set<IdentityAttribute> attributes,
        Optional<Ins> ins,
        List<Ins> formerIns,
        Optional<IdentityTraits> traits,
        Optional<String> usedName,
        Optional<String> usedGivenName,
        List<LocalId> localIds,
        Collected collected,
        List<Violation> findings) {
    /** Findings that leave open what the sender meant. */
    private static final Set<String> DOUBTFUL = Set.of(
            "INS-OID",
            "INS-MATRICULE-FORM",
            "INS-SEVERAL",
            "HL7-STATUS",
            "FHIR-STATUS",
            "FHIR-INACTIVE",
            "FHIR-MODIFIER");

    /**
     * How and when the sender collected and checked the identity; each part empty when it is not told or not legible. Dates are
     * civil dates of metropolitan France. Source: insi §8, §9.
     *
     * @param channel how the traits were captured
     * @param insiAskedOn when INSi was last asked
     * @param proof what evidenced the identity
     * @param proofCheckedOn when the proof was looked at (FHIR only)
     * @param proofExpiresOn until when the proof holds (HL7v2 only)
     * @param birthDateUncertain whether the date of birth is told as completed or uncertain
     * @param birthDateAsGiven the lunar date before it was completed (HL7v2 only)
     */
    public record Collected(
            Optional<CaptureChannel> channel,
            Optional<LocalDate> insiAskedOn,
            Optional<ProofType> proof,
            Optional<LocalDate> proofCheckedOn,
            Optional<LocalDate> proofExpiresOn,
            boolean birthDateUncertain,
            Optional<BirthDate> birthDateAsGiven) {
        public Collected {
            Objects.requireNonNull(channel, "channel");
            Objects.requireNonNull(insiAskedOn, "insiAskedOn");
            Objects.requireNonNull(proof, "proof");
            Objects.requireNonNull(proofCheckedOn, "proofCheckedOn");
            Objects.requireNonNull(proofExpiresOn, "proofExpiresOn");
            Objects.requireNonNull(birthDateAsGiven, "birthDateAsGiven");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Collected[redacted]";
        }
    }

    /**
     * A number of the patient in a domain of identification.
     *
     * @param value the number
     * @param authority OID of the domain, or its name where the sender has no OID
     */
    public record LocalId(String value, String authority) {
        public LocalId {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(authority, "authority");
        }

        /** The number in the terms of this SDK; empty when the domain has no OID or the number an odd form. */
        public Optional<LocalPatientId> toLocalPatientId() {
            boolean formed = Oid.isValid(authority)
                    && !value.isBlank()
                    && value.length() <= 64
                    && value.chars().noneMatch(c -> "^&|~\\<>".indexOf(c) >= 0);
            return formed ? Optional.of(new LocalPatientId(Oid.of(authority), value)) : Optional.empty();
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "LocalId[redacted]";
        }
    }

    public ReceivedPatient {
        Objects.requireNonNull(status, "status");
        attributes = attributes.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(attributes));
        Objects.requireNonNull(ins, "ins");
        formerIns = List.copyOf(formerIns);
        Objects.requireNonNull(traits, "traits");
        Objects.requireNonNull(usedName, "usedName");
        Objects.requireNonNull(usedGivenName, "usedGivenName");
        localIds = List.copyOf(localIds);
        Objects.requireNonNull(collected, "collected");
        findings = List.copyOf(findings);
    }

    /** Whether the sender says that the identity was checked: validated or qualified. */
    public boolean validated() {
        return status.filter(IdentityStatus::isChecked).isPresent();
    }

    /** What {@link PatientIndex} matches on. */
    public ReceivedIdentity identity() {
        return new ReceivedIdentity(ins, traits, usedName);
    }

    /**
     * The event that takes the identity over from the identity référentiel of the domain (rules 28, 33); the life cycle refuses
     * it unless the référentiel is the declared one.
     *
     * @param referential name of the sender, as {@code IdentityPolicy} declares it
     * @return empty when a person has to look first, lest a qualified identity be lowered by an ill-made message: too few traits, no
     *     legible status, an INS that cannot be read or is not the only one, a deactivated identity, a modifier nobody knows
     */
    public Optional<ReferentialUpdated> asUpdateFrom(String referential) {
        if (status.isEmpty() || findings.stream().anyMatch(finding -> DOUBTFUL.contains(finding.rule()))) {
            return Optional.empty();
        }
        Optional<Ins> qualified = status.get() == IdentityStatus.QUALIFIED ? ins : Optional.empty();
        return traits.map(told -> new ReferentialUpdated(referential, told, validated(), qualified));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReceivedPatient[" + status + ", ins=" + ins.isPresent() + ", findings=" + findings.size()
                + ", redacted]";
    }
}
