package org.segursdk.insi.hl7v2;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Sex;
import org.segursdk.insi.identity.IdentityAttribute;
import org.segursdk.insi.identity.IdentityStatus;
import org.segursdk.insi.internal.Claims;
import org.segursdk.insi.matching.ReceivedPatient;
import org.segursdk.insi.matching.ReceivedPatient.Collected;
import org.segursdk.insi.matching.ReceivedPatient.LocalId;

/** Takes a patient out of PID, ZFD and MRG of whatever sender. */
final class SegmentReader {
    private static final String IN_TEXT = "INS";
    /** A date, or a time whose date is kept. */
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final Er7 er7;
    private final Violations findings = new Violations();
    private final List<Ins> active = new ArrayList<>();
    private final List<Ins> former = new ArrayList<>();
    private final List<LocalId> localIds = new ArrayList<>();
    private final Set<IdentityAttribute> attributes = EnumSet.noneOf(IdentityAttribute.class);

    private SegmentReader(Er7 er7) {
        this.er7 = er7;
    }

    static ReceivedPatient read(String text) {
        Er7 er7 = Er7.parse(text);
        List<String> pid =
                er7.segment("PID").orElseThrow(() -> Er7.refused("HL7-NO-PID", "aucun segment PID", "no segment PID"));
        return new SegmentReader(er7).patient(pid);
    }

    private ReceivedPatient patient(List<String> pid) {
        findings.check(
                er7.count("PID") <= 1,
                "PID",
                "HL7-SEVERAL-PID",
                "plusieurs patients : seul le premier est lu",
                "several patients: only the first is read");
        er7.repetitions(pid, 3).forEach(id -> identifier(id, "PID-3", active));
        er7.segment("MRG").ifPresent(mrg -> er7.repetitions(mrg, 1).stream()
                .filter(id -> isIns(id, "MRG-1"))
                .forEach(id -> ins(id, "MRG-1").ifPresent(former::add)));
        Optional<String> legal = name(pid, "L", true);
        Optional<String> used = name(pid, "D", false);
        Optional<IdentityTraits> traits = traits(pid, legal);
        List<String> zfd = er7.segment("ZFD").orElse(List.of());
        Optional<Ins> ins = Claims.only(active, "PID-3", findings);
        Optional<IdentityStatus> status = status(pid, ins.isPresent());
        return new ReceivedPatient(
                status,
                attributes,
                Claims.standing(ins, status, findings),
                former,
                traits,
                used.map(name -> er7.component(name, 1)).filter(name -> !name.isEmpty()),
                used.map(name -> er7.component(name, 2)).filter(name -> !name.isEmpty()),
                localIds,
                collected(zfd),
                findings.toList());
    }

    private Collected collected(List<String> zfd) {
        return new Collected(
                Claims.channel(er7.value(zfd, 5), "ZFD-5", findings),
                Claims.day(er7.value(zfd, 6), DAY, "ZFD-6", findings),
                Claims.proof(er7.value(zfd, 7), "ZFD-7", findings),
                Optional.empty(),
                Claims.day(er7.value(zfd, 8), DAY, "ZFD-8", findings),
                er7.value(zfd, 4).equalsIgnoreCase("Y") || !er7.value(zfd, 1).isEmpty(),
                asGiven(er7.repetitions(zfd, 1)));
    }

    /** Day, month and year of the date before it was completed. */
    private Optional<BirthDate> asGiven(List<String> lunar) {
        try {
            return lunar.stream()
                    .findFirst()
                    .filter(date -> !date.isEmpty())
                    .map(date -> BirthDate.received(
                            er7.component(date, 3) + '-' + er7.component(date, 2) + '-' + er7.component(date, 1)));
        } catch (InvalidInputException e) {
            findings.add("ZFD-1", "HL7-LUNAR", "date lunaire illisible", "unreadable lunar date");
            return Optional.empty();
        }
    }

    private void identifier(String id, String path, List<Ins> current) {
        String value = er7.component(id, 1);
        if (isIns(id, path)) {
            boolean ended = !er7.component(id, 8).isEmpty();
            if (!er7.isNull(id)) {
                ins(id, path).ifPresent(ended ? former::add : current::add);
            }
        } else if (!value.isEmpty() && !otherKind(er7.component(id, 5))) {
            localIds.add(new LocalId(value, authority(id)));
        }
    }

    /** Whether a repetition is an INS: by OID; a billing number may bear the OID of the NIR under another type. */
    private boolean isIns(String id, String path) {
        String type = er7.component(id, 5);
        boolean known = InsAuthority.ofOid(er7.subcomponent(id, 4, 2)).isPresent();
        boolean other = known && !type.isEmpty() && !type.equals(IN_TEXT);
        findings.check(
                !other,
                path,
                "HL7-INS-TYPE",
                "OID d'une INS sous un autre type d'identifiant : non retenu",
                "OID of an INS under another type of identifier: not kept");
        return !other && (known || type.equals(IN_TEXT));
    }

    private Optional<Ins> ins(String id, String path) {
        return Claims.ins(er7.component(id, 1), er7.subcomponent(id, 4, 2), path, findings);
    }

    /** Billing, account and visit numbers, and INS under a strange type, are no numbers of the patient's record. */
    private boolean otherKind(String type) {
        return Set.of("NH", "SS", "SNS", "AN", "VN", "INS-C").contains(type);
    }

    private String authority(String id) {
        String universal = er7.subcomponent(id, 4, 2);
        return universal.isEmpty() ? er7.subcomponent(id, 4, 1) : universal;
    }

    private Optional<String> name(List<String> pid, String type, boolean needed) {
        List<String> names = er7.repetitions(pid, 5);
        Optional<String> typed = names.stream()
                .filter(name -> er7.component(name, 7).equals(type))
                .findFirst();
        if (typed.isPresent() || !needed || names.isEmpty()) {
            return typed;
        }
        findings.add(
                "PID-5",
                "HL7-NAME-TYPE",
                "aucun nom de type L : le premier nom sans type est lu",
                "no name of type L: the first one without type is read");
        return names.stream().filter(name -> er7.component(name, 7).isEmpty()).findFirst();
    }

    private Optional<IdentityTraits> traits(List<String> pid, Optional<String> legal) {
        String name = legal.map(one -> er7.component(one, 1)).orElse("");
        String first = legal.map(one -> er7.component(one, 2)).orElse("");
        String list = legal.map(one -> er7.component(one, 3)).orElse("");
        String place = er7.repetitions(pid, 11).stream()
                .filter(address -> er7.component(address, 7).equals("BDL"))
                .findFirst()
                .map(address -> er7.component(address, 9))
                .orElse("");
        return Claims.traits(
                name,
                Claims.givenNames(list, first, "PID-5", findings),
                first,
                sex(pid),
                birthDate(pid),
                place,
                findings);
    }

    private Sex sex(List<String> pid) {
        return switch (er7.value(pid, 8)) {
            case "M" -> Sex.MALE;
            case "F" -> Sex.FEMALE;
            default -> Sex.UNKNOWN;
        };
    }

    /** Year, month and day; what follows is a time, what is missing is unknown. */
    private Optional<BirthDate> birthDate(List<String> pid) {
        String date = er7.value(pid, 7);
        return Claims.birthDate(
                part(date, 0, 4, ""), part(date, 4, 6, "00"), part(date, 6, 8, "00"), "birthDate", findings);
    }

    private static String part(String date, int start, int end, String missing) {
        return date.length() >= end ? date.substring(start, end) : missing;
    }

    private Optional<IdentityStatus> status(List<String> pid, boolean withIns) {
        List<String> codes = er7.repetitions(pid, 32).stream()
                .map(one -> er7.component(one, 1))
                .filter(code -> !code.isEmpty())
                .toList();
        Arrays.stream(IdentityAttribute.values())
                .filter(attribute -> codes.contains(attribute.code()))
                .forEach(attributes::add);
        findings.check(
                !codes.isEmpty(), "PID-32", "HL7-NO-STATUS", "statut de l'identité absent", "identity status missing");
        List<String> statuses = codes.stream()
                .filter(code -> Stream.of(IdentityAttribute.values())
                        .noneMatch(attribute -> attribute.code().equals(code)))
                .toList();
        findings.check(
                statuses.stream().allMatch(code -> code.equals("VALI") || code.equals("PROV"))
                        && statuses.stream().distinct().count() <= 1,
                "PID-32",
                "HL7-STATUS",
                "un code autre que VALI ou PROV, ou les deux : compris comme provisoire",
                "a code other than VALI or PROV, or both: taken as provisional");
        if (codes.isEmpty()) {
            return Optional.empty();
        }
        boolean validated = !statuses.isEmpty() && statuses.stream().allMatch("VALI"::equals);
        IdentityStatus checked = withIns ? IdentityStatus.QUALIFIED : IdentityStatus.VALIDATED;
        return Claims.status(Optional.of(validated ? checked : IdentityStatus.PROVISIONAL), attributes, findings);
    }
}
