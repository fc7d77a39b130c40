package org.segursdk.insi.internal;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Sex;
import org.segursdk.insi.identity.CaptureChannel;
import org.segursdk.insi.identity.IdentityAttribute;
import org.segursdk.insi.identity.IdentityStatus;

/** What the readers of datamatrix, HL7v2 and FHIR make of received parts: kept as they came, faults noted as findings. */
public final class Claims {
    private static final Pattern COG = Pattern.compile("[0-9]{5}|2[AB][0-9]{3}");
    private static final int MATRICULE_LENGTH = 13;

    private Claims() {}

    /** Matricule of 15 characters and OID; empty when either has not the form. A wrong key is noted and kept (insi §1.1). */
    public static Optional<Ins> ins(String value, String oid, String path, Violations findings) {
        Optional<InsAuthority> authority = InsAuthority.ofOid(oid);
        findings.check(
                authority.isPresent(),
                path,
                "INS-OID",
                "cet OID n'est pas celui d'une autorité d'affectation d'INS",
                "this OID is not that of an assigning authority of INS");
        Optional<Matricule> matricule = matricule(value.replace(" ", ""), path, findings);
        return authority.flatMap(assigned -> matricule.map(number -> new Ins(number, assigned)));
    }

    private static Optional<Matricule> matricule(String value, String path, Violations findings) {
        try {
            int end = Math.min(MATRICULE_LENGTH, value.length());
            Matricule matricule = Matricule.received(value.substring(0, end), value.substring(end));
            findings.check(
                    matricule.keyMatches(),
                    path,
                    "INS-MATRICULE-KEY",
                    "la clé ne correspond pas au matricule",
                    "the key does not match the matricule");
            return Optional.of(matricule);
        } catch (InvalidInputException e) {
            findings.addAll(e.violations().stream().map(v -> v.under(path)).toList());
            return Optional.empty();
        }
    }

    /** A date of birth from its parts; empty when they are not 4-2-2 digits. A date out of the calendar is noted and kept. */
    public static Optional<BirthDate> birthDate(
            String year, String month, String day, String path, Violations findings) {
        try {
            BirthDate date = BirthDate.received(year + '-' + month + '-' + day);
            findings.check(
                    date.toLocalDate().isPresent(),
                    path,
                    date.isLunar() ? "INS-BIRTHDATE-00" : "INS-BIRTHDATE",
                    "date de naissance incomplète ou absente du calendrier",
                    "date of birth incomplete or not in the calendar");
            return Optional.of(date);
        } catch (InvalidInputException e) {
            findings.add(
                    path,
                    "INS-BIRTHDATE",
                    "date de naissance absente ou illisible",
                    "date of birth missing or unreadable");
            return Optional.empty();
        }
    }

    /**
     * Traits as received; empty when name, given names or date are missing.
     *
     * @param first first given name, empty to take it from the list
     * @param place COG code; noted and left out when it has not the form
     */
    public static Optional<IdentityTraits> traits(
            String name,
            String givenNames,
            String first,
            Sex sex,
            Optional<BirthDate> date,
            String place,
            Violations findings) {
        findings.require(name, "birthName").require(givenNames, "birthGivenNames");
        findings.check(
                sex != Sex.UNKNOWN,
                "sex",
                "INS-SEX",
                "sexe inconnu : ne peut interroger INSi",
                "unknown sex: cannot query INSi");
        boolean placed = COG.matcher(place).matches();
        findings.check(
                placed,
                "birthPlace",
                "INS-COG",
                "code du lieu de naissance absent ou sans la forme d'un code COG",
                "code of the place of birth missing or not of the form of a COG code");
        if (name.isBlank() || givenNames.isBlank() || date.isEmpty()) {
            return Optional.empty();
        }
        IdentityTraits traits = IdentityTraits.received(
                name,
                givenNames,
                first.isBlank() ? Optional.empty() : Optional.of(first),
                sex,
                date.get(),
                placed ? Optional.of(place) : Optional.empty());
        findings.nested("", () -> asTyped(traits));
        return Optional.of(traits);
    }

    /** The same traits under the rules for typed ones: normalised and checked. */
    public static IdentityTraits asTyped(IdentityTraits traits) {
        IdentityTraits.Builder builder = IdentityTraits.builder()
                .birthName(traits.birthName())
                .birthGivenNames(traits.birthGivenNames())
                .firstGivenName(traits.firstGivenName())
                .sex(traits.sex())
                .birthDate(traits.birthDate());
        traits.birthPlace().ifPresent(builder::birthPlace);
        return builder.build();
    }

    /** The told status, lowered to provisional where an attribute forbids any other (insi §4.2). */
    public static Optional<IdentityStatus> status(
            Optional<IdentityStatus> told, Set<IdentityAttribute> attributes, Violations findings) {
        boolean blocked = attributes.stream().anyMatch(IdentityAttribute::blocksIns);
        if (blocked
                && told.filter(status -> status != IdentityStatus.PROVISIONAL).isPresent()) {
            findings.add(
                    "status",
                    "INS-ATTRIBUTE-STATUS",
                    "une identité douteuse ou fictive est provisoire",
                    "a doubtful or fictitious identity is provisional");
            return Optional.of(IdentityStatus.PROVISIONAL);
        }
        return told;
    }

    /** The INS when the told status lets it stand: qualified, or no status at all (insi §5). */
    public static Optional<Ins> standing(Optional<Ins> ins, Optional<IdentityStatus> told, Violations findings) {
        boolean stands = told.isEmpty() || told.get() == IdentityStatus.QUALIFIED;
        findings.check(
                ins.isEmpty() || stands,
                "ins",
                "INS-NOT-QUALIFIED",
                "un matricule accompagne une identité qui n'est pas qualifiée : il n'est pas retenu",
                "a matricule comes with an identity that is not qualified: it is not kept");
        return stands ? ins : Optional.empty();
    }

    /** The one INS that stands; two different ones are a matter for a person. */
    public static Optional<Ins> only(List<Ins> active, String path, Violations findings) {
        List<Ins> distinct = active.stream().distinct().toList();
        findings.check(
                distinct.size() <= 1,
                path,
                "INS-SEVERAL",
                "plusieurs INS actives différentes : aucune n'est retenue",
                "several different active INS: none is kept");
        return distinct.size() == 1 ? Optional.of(distinct.get(0)) : Optional.empty();
    }

    /** The list of given names, or the first one where no list is told. */
    public static String givenNames(String list, String first, String path, Violations findings) {
        findings.check(
                !list.isBlank() || first.isBlank(),
                path,
                "INS-GIVEN-NAMES",
                "liste des prénoms absente : le premier prénom en tient lieu",
                "list of given names missing: the first given name stands for it");
        return list.isBlank() ? first : list;
    }

    /**
     * A civil date, followed or not by a time.
     *
     * @param date empty when none is told
     * @param format of its first characters
     */
    public static Optional<LocalDate> day(String date, DateTimeFormatter format, String path, Violations findings) {
        if (date.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.from(format.parse(date, new ParsePosition(0))));
        } catch (DateTimeException e) {
            findings.add(path, "INS-DATE", "date illisible", "unreadable date");
            return Optional.empty();
        }
    }

    /** @param code empty when none is told */
    public static Optional<CaptureChannel> channel(String code, String path, Violations findings) {
        Optional<CaptureChannel> channel = CaptureChannel.ofCode(code);
        findings.check(
                code.isEmpty() || channel.isPresent(),
                path,
                "INS-CHANNEL",
                "mode d'obtention inconnu",
                "unknown method of collection");
        return channel;
    }

    /** @param code empty when none is told */
    public static Optional<ProofType> proof(String code, String path, Violations findings) {
        Optional<ProofType> proof = ProofType.ofCode(code);
        findings.check(
                code.isEmpty() || proof.isPresent(),
                path,
                "INS-PROOF-CODE",
                "type de justificatif inconnu",
                "unknown type of proof");
        return proof;
    }
}
