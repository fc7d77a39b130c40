package org.segursdk.cda.internal.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.tree.Node;
import org.segursdk.cda.read.ReadActor;
import org.segursdk.cda.read.ReadAddress;
import org.segursdk.cda.read.ReadId;
import org.segursdk.cda.read.ReadName;
import org.segursdk.cda.read.ReadOrganization;
import org.segursdk.cda.read.ReadTelecom;

/** Persons, devices and structures, whatever element holds them. Source: cda §3, §4. */
public final class Actors {
    private static final Set<String> ROLES = Set.of(
            "assignedAuthor",
            "assignedEntity",
            "associatedEntity",
            "intendedRecipient",
            "relatedEntity",
            "participantRole",
            "relatedSubject",
            "assignedCustodian");
    private static final Set<String> PERSONS = Set.of(
            "assignedPerson",
            "associatedPerson",
            "informationRecipient",
            "relatedPerson",
            "playingEntity",
            "subject",
            "guardianPerson");
    private static final Set<String> ORGANIZATIONS = Set.of(
            "representedOrganization",
            "scopingOrganization",
            "receivedOrganization",
            "representedCustodianOrganization",
            "guardianOrganization",
            "scopingEntity");

    private final Datatypes types;

    public Actors(Datatypes types) {
        this.types = types;
    }

    /** What takes part: {@code author}, {@code participant}, {@code performer}… */
    public ReadActor actor(Node participation) {
        Node role = firstOf(participation, ROLES);
        Node holder = role == null ? participation : role;
        Node person = firstOf(holder, PERSONS);
        Node device = holder.child("assignedAuthoringDevice");
        if (device == null) {
            device = holder.child("playingDevice");
        }
        Node organization = firstOf(holder, ORGANIZATIONS);
        return new ReadActor(
                participation.value("typeCode"),
                holder.value("classCode"),
                Datatypes.templates(participation),
                types.code(participation, "functionCode"),
                Datatypes.period(participation, "time"),
                Datatypes.ids(holder),
                types.code(holder, "code"),
                addresses(holder),
                telecoms(holder),
                person == null ? Optional.empty() : name(person),
                device == null
                        ? Optional.empty()
                        : Optional.of(new ReadActor.Device(
                                Datatypes.text(device.child("manufacturerModelName")),
                                Datatypes.text(device.child("softwareName")))),
                organization == null ? Optional.empty() : Optional.of(organization(organization)));
    }

    public List<ReadActor> actors(Node parent, String name) {
        return parent.children(name).stream().map(this::actor).toList();
    }

    private static @Nullable Node firstOf(Node parent, Set<String> names) {
        for (Node child = parent.first(); child != null; child = child.next()) {
            if (names.contains(child.name()) && child.is(child.name())) {
                return child;
            }
        }
        return null;
    }

    public ReadOrganization organization(Node node) {
        return new ReadOrganization(
                ids(node),
                Datatypes.text(node.child("name")),
                addresses(node),
                telecoms(node),
                types.code(node, "standardIndustryClassCode"));
    }

    private static List<ReadId> ids(Node node) {
        return Datatypes.ids(node);
    }

    public static Optional<ReadName> name(Node person) {
        Node name = person.child("name");
        return name == null ? Optional.empty() : Optional.of(nameOf(name));
    }

    public static ReadName nameOf(Node name) {
        List<ReadName.Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder(name.ownText());
        for (Node child : name) {
            if (child.isText()) {
                text.append(child.ownText());
                continue;
            }
            ReadName.Kind kind =
                    switch (child.name()) {
                        case "family" -> ReadName.Kind.FAMILY;
                        case "given" -> ReadName.Kind.GIVEN;
                        case "prefix" -> ReadName.Kind.PREFIX;
                        case "suffix" -> ReadName.Kind.SUFFIX;
                        case "delimiter" -> ReadName.Kind.DELIMITER;
                        default -> null;
                    };
            String value = child.fullText().strip();
            if (kind != null && !value.isEmpty()) {
                parts.add(new ReadName.Part(kind, child.value("qualifier"), value));
            }
        }
        return new ReadName(
                parts, Optional.of(text.toString().strip()).filter(t -> !t.isEmpty()), Datatypes.nullFlavor(name));
    }

    public static List<ReadAddress> addresses(Node parent) {
        return parent.children("addr").stream().map(Actors::address).toList();
    }

    public static ReadAddress address(Node node) {
        List<ReadAddress.Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder(node.ownText());
        for (Node child : node) {
            if (child.isText()) {
                text.append(child.ownText());
            } else if (!child.fullText().isBlank()) {
                parts.add(new ReadAddress.Part(child.name(), child.fullText().strip()));
            }
        }
        return new ReadAddress(
                parts,
                Optional.of(text.toString().strip()).filter(t -> !t.isEmpty()),
                Datatypes.attribute(node, "use"),
                Datatypes.nullFlavor(node));
    }

    public static List<ReadTelecom> telecoms(Node parent) {
        return parent.children("telecom").stream()
                .map(node -> new ReadTelecom(
                        node.value("value").strip(), Datatypes.attribute(node, "use"), Datatypes.nullFlavor(node)))
                .toList();
    }
}
