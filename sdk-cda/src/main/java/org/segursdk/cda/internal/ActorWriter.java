package org.segursdk.cda.internal;

import java.util.List;
import java.util.Optional;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.document.LocalPatientId;
import org.segursdk.core.document.Patient;
import org.segursdk.core.terminology.CodeSystems;

/** Persons and structures of the header. Source: cda §4, §3.2–§3.9. */
public final class ActorWriter {
    private final XmlOut out;

    public ActorWriter(XmlOut out) {
        this.out = out;
    }

    /** {@code assignedEntity} with its person and structure; {@code setting} writes the practice setting too. */
    public void assignedEntity(DocumentAuthor actor, boolean setting) {
        out.start("assignedEntity");
        assigned(actor.professional());
        person("assignedPerson", actor.professional());
        organization("representedOrganization", actor.structure(), setting);
        out.end();
    }

    /** Identifier, profession, addresses and telecoms, in this order. */
    public void assigned(Professional professional) {
        professionalId(professional);
        out.code("code", professional.specialty());
        addresses(professional.addresses());
        telecoms(professional.telecoms());
    }

    public void professionalId(Professional professional) {
        out.empty(
                "id",
                "root",
                CodeSystems.ID_NAT_PS,
                "extension",
                professional.id().value());
    }

    public void person(String element, Professional professional) {
        out.start(element).start("name");
        professional.civility().ifPresent(civility -> out.leaf("prefix", civility));
        if (!professional.givenName().isBlank()) {
            out.leaf("given", professional.givenName());
        }
        out.leaf("family", professional.familyName());
        professional.title().ifPresent(title -> out.leaf("suffix", title));
        out.end().end();
    }

    public void person(String element, String familyName, Optional<String> givenName) {
        out.start(element).start("name");
        givenName.ifPresent(given -> out.leaf("given", given));
        out.leaf("family", familyName).end().end();
    }

    public void organization(String element, Structure structure, boolean setting) {
        out.start(element);
        structureId(structure);
        out.leaf("name", structure.name());
        telecoms(structure.telecoms());
        addresses(structure.addresses());
        if (setting) {
            out.code("standardIndustryClassCode", structure.practiceSetting());
        }
        out.end();
    }

    public void id(InstanceId id) {
        id.extension()
                .ifPresentOrElse(
                        extension -> out.empty("id", "root", id.root().value(), "extension", extension),
                        () -> out.empty("id", "root", id.root().value()));
    }

    /** The INS when it is qualified, otherwise the first local number. */
    public void patientId(Patient patient) {
        patient.ins()
                .ifPresentOrElse(
                        ins -> out.empty(
                                "id",
                                "root",
                                ins.ins().authority().oid().value(),
                                "extension",
                                ins.ins().matricule().value()),
                        () -> {
                            LocalPatientId local = patient.localIds().get(0);
                            out.empty("id", "root", local.domain().value(), "extension", local.value());
                        });
    }

    public void structureId(Structure structure) {
        structureId(structure.id());
    }

    public void structureId(StructureId id) {
        out.empty("id", "root", CodeSystems.ID_NAT_STRUCT, "extension", id.value());
    }

    /** Equal addresses side by side are an error of the validator: one is enough. */
    public void addresses(List<Address> addresses) {
        addresses.stream().distinct().forEach(this::address);
    }

    public void address(Address address) {
        out.start("addr", "use", address.use().code());
        address.parts()
                .ifPresentOrElse(
                        parts -> parts.parts().forEach((part, value) -> out.leaf(part.element(), value)),
                        () -> address.lines().forEach(line -> out.leaf("streetAddressLine", line)));
        out.end();
    }

    public void telecoms(List<Telecom> telecoms) {
        telecoms.stream().distinct().forEach(this::telecom);
    }

    public void telecom(Telecom telecom) {
        out.empty("telecom", "value", telecom.uri(), "use", telecom.use().code());
    }
}
