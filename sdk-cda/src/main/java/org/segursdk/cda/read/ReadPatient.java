package org.segursdk.cda.read;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.document.LocalPatientId;
import org.segursdk.core.document.Patient;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.Sex;
import org.segursdk.core.terminology.Oid;

/**
 * The patient as the document names them. A matricule read in a document is not a qualified INS: qualify it by the RNIV rules
 * before it is used as one. Source: cda §3.1.
 *
 * @param ids INS and local numbers, in their order
 * @param names names as written; normally one
 * @param gender administrative sex, if told
 * @param birthTime date of birth, if told
 * @param birthPlace address of the place of birth, if told; its {@code county} is the COG code
 * @param addresses addresses
 * @param telecoms telecoms
 * @param guardians legal representatives
 * @param deceased whether the document says the patient is dead; empty when it says nothing
 * @param deceasedTime date of death, if told
 * @param multipleBirth whether born a twin; empty when it says nothing
 * @param multipleBirthOrder rank of birth, as written, if told
 */
public record ReadPatient(
        List<ReadId> ids,
        List<ReadName> names,
        Optional<ReadCode> gender,
        Optional<ReadTime> birthTime,
        Optional<ReadAddress> birthPlace,
        List<ReadAddress> addresses,
        List<ReadTelecom> telecoms,
        List<ReadActor> guardians,
        Optional<Boolean> deceased,
        Optional<ReadTime> deceasedTime,
        Optional<Boolean> multipleBirth,
        Optional<String> multipleBirthOrder) {
    private static final int MATRICULE = 15;

    public ReadPatient {
        ids = List.copyOf(ids);
        names = List.copyOf(names);
        Objects.requireNonNull(gender, "gender");
        Objects.requireNonNull(birthTime, "birthTime");
        Objects.requireNonNull(birthPlace, "birthPlace");
        addresses = List.copyOf(addresses);
        telecoms = List.copyOf(telecoms);
        guardians = List.copyOf(guardians);
        Objects.requireNonNull(deceased, "deceased");
        Objects.requireNonNull(deceasedTime, "deceasedTime");
        Objects.requireNonNull(multipleBirth, "multipleBirth");
        Objects.requireNonNull(multipleBirthOrder, "multipleBirthOrder");
    }

    /** The identifier given by an INS authority, if there is one. */
    public Optional<ReadId> insId() {
        return ids.stream().filter(ReadPatient::isIns).findFirst();
    }

    private static boolean isIns(ReadId id) {
        return id.root().flatMap(InsAuthority::ofOid).isPresent();
    }

    /** The matricule with its authority, when it has the form of one; its key may be wrong. */
    public Optional<Ins> ins() {
        return insId().flatMap(id -> {
            String digits = id.extension().orElse("");
            if (digits.length() != MATRICULE) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Ins(
                        Matricule.received(digits.substring(0, 13), digits.substring(13)),
                        InsAuthority.ofOid(id.root().orElse("")).orElseThrow()));
            } catch (InvalidInputException notOne) {
                return Optional.empty();
            }
        });
    }

    /** Local numbers that have the form of one. */
    public List<LocalPatientId> localIds() {
        return ids.stream()
                .filter(id -> !isIns(id))
                .flatMap(id -> local(id).stream())
                .toList();
    }

    private static Optional<LocalPatientId> local(ReadId id) {
        if (id.root().filter(Oid::isValid).isEmpty() || id.extension().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new LocalPatientId(Oid.of(id.root().get()), id.extension().get()));
        } catch (InvalidInputException separators) {
            return Optional.empty();
        }
    }

    /** Nom de naissance: the family name marked {@code BR}. */
    public Optional<String> birthName() {
        return part(ReadName.Kind.FAMILY, "BR");
    }

    /** Nom utilisé: the family name marked {@code CL}, if told. */
    public Optional<String> usedName() {
        return part(ReadName.Kind.FAMILY, "CL");
    }

    /** Prénoms de naissance: the given name without mark, a list separated by spaces. */
    public Optional<String> birthGivenNames() {
        return part(ReadName.Kind.GIVEN, "");
    }

    /** Premier prénom de naissance: the given name marked {@code BR}. */
    public Optional<String> firstGivenName() {
        return part(ReadName.Kind.GIVEN, "BR");
    }

    /** Prénom utilisé: the given name marked {@code CL}, if told. */
    public Optional<String> usedGivenName() {
        return part(ReadName.Kind.GIVEN, "CL");
    }

    private Optional<String> part(ReadName.Kind kind, String qualifier) {
        return names.stream()
                .flatMap(name -> name.first(kind, qualifier).stream())
                .findFirst();
    }

    /** COG code of the place of birth, if told. */
    public Optional<String> birthPlaceCode() {
        return birthPlace.flatMap(place -> place.part("county"));
    }

    /** Administrative sex; {@code UN} is unknown, an absent or other code is none. */
    public Optional<Sex> sex() {
        return gender.flatMap(ReadCode::code).flatMap(code -> switch (code) {
            case "M" -> Optional.of(Sex.MALE);
            case "F" -> Optional.of(Sex.FEMALE);
            case "UN" -> Optional.of(Sex.UNKNOWN);
            default -> Optional.empty();
        });
    }

    /** Date of birth as a civil date, when the document tells the day. */
    public Optional<BirthDate> birthDate() {
        return birthTime.flatMap(ReadTime::day).map(BirthDate::of);
    }

    /**
     * The strict traits as written, when the document tells the birth name, a birth given name, sex and the date of birth.
     * Whatever they say, they are only what the document says.
     */
    public Optional<IdentityTraits> traits() {
        Optional<String> given = birthGivenNames().or(this::firstGivenName);
        if (birthName().isEmpty()
                || given.isEmpty()
                || sex().isEmpty()
                || birthDate().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(IdentityTraits.received(
                birthName().get(),
                given.get(),
                firstGivenName(),
                sex().get(),
                birthDate().get(),
                birthPlaceCode()));
    }

    /** As a patient known by local traits and numbers only; empty when traits or local numbers are missing. */
    public Optional<Patient> localPatient() {
        Optional<IdentityTraits> traits = traits();
        if (traits.isEmpty() || localIds().isEmpty()) {
            return Optional.empty();
        }
        Patient.Builder patient = Patient.local(traits.get());
        localIds().forEach(patient::addLocalId);
        usedName().ifPresent(patient::usedName);
        usedGivenName().ifPresent(patient::usedGivenName);
        return Optional.of(patient.build());
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadPatient[redacted]";
    }
}
