package org.segursdk.cda.read;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.terminology.CodeSystems;

/**
 * A person, device or structure that took part in the care or in the document, as written. Source: cda §3.2–§3.9.
 *
 * @param type {@code typeCode} as written ({@code REF}, {@code PRF}, {@code AUTHEN}…); empty when none
 * @param roleClass {@code classCode} of the role ({@code PROV}, {@code ECON}…); empty when none
 * @param templateIds templateId roots
 * @param function function towards the patient or the act, if told
 * @param time when, if told
 * @param ids identifiers, in their order
 * @param role profession and specialty of a professional, tie of a relative, if told
 * @param addresses addresses
 * @param telecoms telecoms
 * @param name name of the person, if told
 * @param device model and software of a device, if it is one
 * @param organization structure, if told
 */
public record ReadActor(
        String type,
        String roleClass,
        List<String> templateIds,
        Optional<ReadCode> function,
        Optional<ReadPeriod> time,
        List<ReadId> ids,
        Optional<ReadCode> role,
        List<ReadAddress> addresses,
        List<ReadTelecom> telecoms,
        Optional<ReadName> name,
        Optional<Device> device,
        Optional<ReadOrganization> organization) {
    /**
     * A device or software.
     *
     * @param model model, if told
     * @param software software, if told
     */
    public record Device(Optional<String> model, Optional<String> software) {
        public Device {
            Objects.requireNonNull(model, "model");
            Objects.requireNonNull(software, "software");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Device[redacted]";
        }
    }

    public ReadActor {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(roleClass, "roleClass");
        templateIds = List.copyOf(templateIds);
        Objects.requireNonNull(function, "function");
        Objects.requireNonNull(time, "time");
        ids = List.copyOf(ids);
        Objects.requireNonNull(role, "role");
        addresses = List.copyOf(addresses);
        telecoms = List.copyOf(telecoms);
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(organization, "organization");
    }

    /** The national number of a professional (IdNat_PS), if told. */
    public Optional<String> nationalId() {
        return ids.stream()
                .filter(id -> id.isOf(CodeSystems.ID_NAT_PS))
                .flatMap(id -> id.extension().stream())
                .findFirst();
    }

    /** Whether it bears that function code. */
    public boolean hasFunction(String code) {
        return function.flatMap(ReadCode::code).filter(code::equals).isPresent();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadActor[redacted]";
    }
}
