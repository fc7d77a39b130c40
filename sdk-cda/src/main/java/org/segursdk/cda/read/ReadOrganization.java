package org.segursdk.cda.read;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.terminology.CodeSystems;

/**
 * A structure as written. Source: cda §4.1.
 *
 * @param ids IdNat_Struct, COFRAC number… in their order
 * @param name name, if told
 * @param addresses addresses
 * @param telecoms telecoms
 * @param practiceSetting cadre d'exercice ({@code standardIndustryClassCode}), if told
 */
public record ReadOrganization(
        List<ReadId> ids,
        Optional<String> name,
        List<ReadAddress> addresses,
        List<ReadTelecom> telecoms,
        Optional<ReadCode> practiceSetting) {
    /** Root of the accreditation numbers of COFRAC. Source: cda §2. */
    public static final String COFRAC = "1.2.250.1.213.6.3.1";

    public ReadOrganization {
        ids = List.copyOf(ids);
        Objects.requireNonNull(name, "name");
        addresses = List.copyOf(addresses);
        telecoms = List.copyOf(telecoms);
        Objects.requireNonNull(practiceSetting, "practiceSetting");
    }

    /** The national number (IdNat_Struct), if told. */
    public Optional<String> nationalId() {
        return number(CodeSystems.ID_NAT_STRUCT);
    }

    /** The accreditation number of a laboratory, if told. */
    public Optional<String> accreditation() {
        return number(COFRAC);
    }

    private Optional<String> number(String root) {
        return ids.stream()
                .filter(id -> id.isOf(root))
                .flatMap(id -> id.extension().stream())
                .findFirst();
    }

    /** Redacted: a practice often bears its doctor's name. */
    @Override
    public String toString() {
        return "ReadOrganization[redacted]";
    }
}
