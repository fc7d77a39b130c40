package org.segursdk.insi.hl7v2;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.document.LocalPatientId;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.insi.identity.IdentityAttribute;
import org.segursdk.insi.identity.IdentityStatus;
import org.segursdk.insi.identity.PatientIdentity;
import org.segursdk.insi.identity.StoredIdentity;
import org.segursdk.insi.internal.Emitted;

/** The fields of PID, ZFD and MRG. */
final class SegmentWriter {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(Emitted.ZONE);

    private SegmentWriter() {}

    /** @param withdrawn an INS that the receivers have to drop */
    static String pid(
            PatientIdentity identity, List<LocalPatientId> localIds, Instant updatedAt, Optional<Ins> withdrawn) {
        IdentityTraits traits = identity.traits();
        List<String> ids = new ArrayList<>();
        localIds.forEach(id -> ids.add(id.toCx()));
        identity.qualifiedIns().ifPresent(qualified -> ids.add(active(qualified)));
        withdrawn.ifPresent(ins -> ids.add("\"\"" + assigned(ins.authority())));
        String[] fields = new String[34];
        Arrays.fill(fields, "");
        fields[0] = "PID";
        fields[1] = "1";
        fields[3] = String.join("~", ids);
        fields[5] = names(identity.state());
        fields[7] = traits.birthDate().toCompact();
        fields[8] = traits.sex().code();
        fields[11] = traits.birthPlace()
                .map(place -> "^^^^^^BDL^^" + Er7.escape(place))
                .orElse("");
        fields[32] = reliability(identity);
        fields[33] = SECOND.format(updatedAt);
        return join(fields);
    }

    private static String active(QualifiedIns qualified) {
        return former(qualified.ins()) + "^^"
                + DAY.format(Emitted.day(qualified.provenance().obtainedAt()));
    }

    /** Matricule with authority and type, without dates. */
    private static String former(Ins ins) {
        return ins.matricule().value() + assigned(ins.authority());
    }

    /** CX.2 to CX.5. The label of the NIA is inferred; receivers match on the OID. */
    private static String assigned(InsAuthority authority) {
        String label = authority == InsAuthority.NIA ? "ASIP-SANTE-INS-NIA" : "ASIP-SANTE-INS-NIR";
        return "^^^" + label + '&' + authority.oid() + "&ISO^INS";
    }

    private static String names(StoredIdentity state) {
        IdentityTraits traits = state.traits();
        String legal = Er7.escape(traits.birthName()) + '^' + Er7.escape(traits.firstGivenName()) + '^'
                + Er7.escape(traits.birthGivenNames()) + "^^^^L";
        if (state.usedName().isEmpty() && state.usedGivenName().isEmpty()) {
            return legal;
        }
        return legal + '~' + Er7.escape(state.usedName().orElse("")) + '^'
                + Er7.escape(state.usedGivenName().orElse("")) + "^^^^^D";
    }

    /** The wire knows PROV and VALI; attributes follow as repetitions. */
    private static String reliability(PatientIdentity identity) {
        StringBuilder out = new StringBuilder(Emitted.status(identity));
        identity.attributes().stream().sorted().map(IdentityAttribute::code).forEach(code -> out.append('~')
                .append(code));
        return out.toString();
    }

    static String zfd(PatientIdentity identity, @Nullable BirthDate lunar) {
        StoredIdentity state = identity.state();
        String[] fields = new String[9];
        Arrays.fill(fields, "");
        fields[0] = "ZFD";
        fields[1] = lunar == null ? "" : lunar(lunar.toCompact());
        fields[4] = state.birthDateUncertain() || lunar != null ? "Y" : "N";
        fields[5] = state.channel().code();
        fields[6] = Emitted.asked(identity).map(DAY::format).orElse("");
        Optional<IdentityProof> proof = Emitted.proof(identity);
        fields[7] = proof.map(IdentityProof::type).flatMap(ProofType::code).orElse("");
        fields[8] = proof.flatMap(IdentityProof::expiresOn).map(DAY::format).orElse("");
        return join(fields);
    }

    /** Day, month and year. */
    private static String lunar(String compact) {
        return compact.substring(6, 8) + '^' + compact.substring(4, 6) + '^' + compact.substring(0, 4);
    }

    static String mrg(Ins former) {
        return "MRG|" + former(former);
    }

    /** Whether this identity may have sent its INS. */
    static boolean sends(PatientIdentity identity) {
        return identity.status() == IdentityStatus.QUALIFIED;
    }

    /** Empty fields at the end are not written. */
    private static String join(String[] fields) {
        int end = fields.length;
        while (end > 1 && fields[end - 1].isEmpty()) {
            end--;
        }
        return String.join("|", Arrays.asList(fields).subList(0, end));
    }
}
