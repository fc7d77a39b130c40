package org.segursdk.cda.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.read.Actors;
import org.segursdk.cda.internal.read.Datatypes;
import org.segursdk.cda.internal.read.Scope;
import org.segursdk.cda.internal.tree.Node;

/**
 * The header of any CI-SIS document as written. Each part is looked up when it is asked for; what the document does not tell is
 * absent. Immutable, thread-safe. Source: cda §3.
 */
public final class ReadHeader {
    private static final String SDTC = "urn:hl7-org:sdtc";
    private static final String LAB = "urn:oid:1.3.6.1.4.1.19376.1.3.2";
    private static final String PS3_20 = "urn:dicom-org:ps3-20";

    private final Node document;
    private final Datatypes types;
    private final Actors actors;

    ReadHeader(Scope scope) {
        this.document = scope.document();
        this.types = new Datatypes(scope);
        this.actors = new Actors(types);
    }

    /** Conformity claims: templateIds with their extension, in their order. */
    public List<ReadId> templateIds() {
        return document.children("templateId").stream().map(Datatypes::id).toList();
    }

    /** Whether it claims that template, whatever the extension. */
    public boolean hasTemplate(String root) {
        return document.hasTemplate(root);
    }

    /** {@code FR}, if told. */
    public Optional<String> realm() {
        Node realm = document.child("realmCode");
        return realm == null ? Optional.empty() : Datatypes.attribute(realm, "code");
    }

    /** Identifier of this version. */
    public Optional<ReadId> id() {
        return one("id", Datatypes::id);
    }

    /** Identifier common to all versions. */
    public Optional<ReadId> setId() {
        return one("setId", Datatypes::id);
    }

    /** Number of this version, when it is a positive whole number. */
    public OptionalInt version() {
        Node number = document.child("versionNumber");
        try {
            int value =
                    number == null ? 0 : Integer.parseInt(number.value("value").strip());
            return value > 0 ? OptionalInt.of(value) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** Type of document, with its translations. */
    public Optional<ReadCode> code() {
        return types.code(document, "code");
    }

    public Optional<String> title() {
        return Datatypes.text(document.child("title"));
    }

    /** When this version was made. */
    public Optional<ReadTime> createdAt() {
        return Datatypes.time(document, "effectiveTime");
    }

    public Optional<ReadCode> confidentiality() {
        return types.code(document, "confidentialityCode");
    }

    /** {@code fr-FR}, if told. */
    public Optional<String> language() {
        Node language = document.child("languageCode");
        return language == null ? Optional.empty() : Datatypes.attribute(language, "code");
    }

    /** Whom the document is about. */
    public Optional<ReadPatient> patient() {
        Node role = document.at("recordTarget", "patientRole");
        return role == null ? Optional.empty() : Optional.of(patient(role));
    }

    private ReadPatient patient(Node role) {
        Node patient = role.child("patient");
        Node birth = patient == null ? null : patient.at("birthplace", "place", "addr");
        return new ReadPatient(
                Datatypes.ids(role),
                list(patient, "name", Actors::nameOf),
                patient == null ? Optional.empty() : types.code(patient, "administrativeGenderCode"),
                patient == null ? Optional.empty() : Datatypes.time(patient, "birthTime"),
                birth == null ? Optional.empty() : Optional.of(Actors.address(birth)),
                Actors.addresses(role),
                Actors.telecoms(role),
                list(patient, "guardian", actors::actor),
                bool(sdtc(patient, "deceasedInd")),
                Optional.ofNullable(sdtc(patient, "deceasedTime")).map(Datatypes::time),
                bool(sdtc(patient, "multipleBirthInd")),
                Optional.ofNullable(sdtc(patient, "multipleBirthOrderNumber"))
                        .flatMap(node -> Datatypes.attribute(node, "value")));
    }

    private static <T> List<T> list(@Nullable Node parent, String name, Function<Node, T> reading) {
        return parent == null
                ? List.of()
                : parent.children(name).stream().map(reading).toList();
    }

    private static @Nullable Node sdtc(@Nullable Node parent, String name) {
        return parent == null ? null : foreign(parent, SDTC, name);
    }

    private static @Nullable Node foreign(Node parent, String namespace, String name) {
        for (Node child : parent) {
            if (child.name().equals(name) && child.namespace().equals(namespace)) {
                return child;
            }
        }
        return null;
    }

    private static Optional<Boolean> bool(@Nullable Node node) {
        String value = node == null ? "" : node.value("value");
        return value.equals("true") || value.equals("false") ? Optional.of(value.equals("true")) : Optional.empty();
    }

    /** Who wrote it: professionals, devices, the patient; each with the time they validated. */
    public List<ReadActor> authors() {
        return actors.actors(document, "author");
    }

    public Optional<ReadActor> dataEnterer() {
        return one("dataEnterer", actors::actor);
    }

    /** Informants: professionals, or relatives with their {@link ReadActor#roleClass()}. */
    public List<ReadActor> informants() {
        return actors.actors(document, "informant");
    }

    /** The structure that keeps the document. */
    public Optional<ReadOrganization> custodian() {
        Node custodian = document.at("custodian", "assignedCustodian", "representedCustodianOrganization");
        return custodian == null ? Optional.empty() : Optional.of(actors.organization(custodian));
    }

    /** Whom it is meant for. */
    public List<ReadActor> recipients() {
        return actors.actors(document, "informationRecipient");
    }

    /** Who takes responsibility for it. */
    public Optional<ReadActor> legalAuthenticator() {
        return one("legalAuthenticator", actors::actor);
    }

    /** Further professionals who vouch for it: the validating biologists, for instance. */
    public List<ReadActor> authenticators() {
        return actors.actors(document, "authenticator");
    }

    /** Prescriber, sampler, médecin traitant, correspondents… */
    public List<ReadActor> participants() {
        return actors.actors(document, "participant");
    }

    /** The médecin traitant, when a participant is told to be it (function {@code PCP}). */
    public Optional<ReadActor> treatingPhysician() {
        return participants().stream().filter(p -> p.hasFunction("PCP")).findFirst();
    }

    /** The requests it answers. */
    public List<ReadOrder> orders() {
        List<ReadOrder> orders = new ArrayList<>();
        for (Node fulfilled : document.children("inFulfillmentOf")) {
            for (Node order : fulfilled.children("order")) {
                List<ReadId> accession = new ArrayList<>();
                for (Node child : order) {
                    if (child.name().equals("accessionNumber")
                            && child.namespace().equals(PS3_20)) {
                        accession.add(Datatypes.id(child));
                    }
                }
                orders.add(new ReadOrder(Datatypes.ids(order), types.code(order, "code"), accession));
            }
        }
        return orders;
    }

    /** The acts documented; the first is the principal one. */
    public List<ReadServiceEvent> events() {
        List<ReadServiceEvent> events = new ArrayList<>();
        for (Node documented : document.children("documentationOf")) {
            for (Node event : documented.children("serviceEvent")) {
                Node status = foreign(event, LAB, "statusCode");
                events.add(new ReadServiceEvent(
                        event.value("classCode"),
                        Datatypes.ids(event),
                        types.code(event, "code"),
                        status == null ? Optional.empty() : Datatypes.attribute(status, "code"),
                        Datatypes.period(event, "effectiveTime"),
                        actors.actors(event, "performer")));
            }
        }
        return events;
    }

    /** Documents this one replaces, renders or completes. */
    public List<ReadRelation> relations() {
        List<ReadRelation> relations = new ArrayList<>();
        for (Node related : document.children("relatedDocument")) {
            for (Node parent : related.children("parentDocument")) {
                relations.add(new ReadRelation(
                        related.value("typeCode"),
                        Datatypes.ids(parent),
                        Optional.ofNullable(parent.child("setId")).map(Datatypes::id),
                        Optional.ofNullable(parent.child("versionNumber"))
                                .flatMap(node -> Datatypes.attribute(node, "value"))));
            }
        }
        return relations;
    }

    /** {@code lab:statusCode} of the principal act: {@code active} for a partial biology report; if told. */
    public Optional<String> principalStatus() {
        Node event = document.at("documentationOf", "serviceEvent");
        Node status = event == null ? null : foreign(event, LAB, "statusCode");
        return status == null ? Optional.empty() : Datatypes.attribute(status, "code");
    }

    /** Whether the document cancels and replaces another. */
    public boolean isReplacement() {
        for (Node related : document.children("relatedDocument")) {
            if (related.value("typeCode").equals("RPLC")) {
                return true;
            }
        }
        return false;
    }

    public List<ReadConsent> consents() {
        List<ReadConsent> consents = new ArrayList<>();
        for (Node authorization : document.children("authorization")) {
            for (Node consent : authorization.children("consent")) {
                consents.add(new ReadConsent(
                        Datatypes.ids(consent),
                        types.code(consent, "code"),
                        Optional.ofNullable(consent.child("statusCode"))
                                .flatMap(node -> Datatypes.attribute(node, "code"))));
            }
        }
        return consents;
    }

    /** The care it belongs to. */
    public Optional<ReadEncounter> encounter() {
        Node node = document.at("componentOf", "encompassingEncounter");
        if (node == null) {
            return Optional.empty();
        }
        Node responsible = node.child("responsibleParty");
        Node facility = node.at("location", "healthCareFacility");
        return Optional.of(new ReadEncounter(
                Datatypes.ids(node),
                types.code(node, "code"),
                Datatypes.period(node, "effectiveTime"),
                types.code(node, "dischargeDispositionCode"),
                responsible == null ? Optional.empty() : Optional.of(actors.actor(responsible)),
                actors.actors(node, "encounterParticipant"),
                facility == null ? Optional.empty() : Optional.of(facility(facility))));
    }

    private ReadEncounter.Facility facility(Node facility) {
        Node place = facility.child("location");
        Node address = place == null ? null : place.child("addr");
        return new ReadEncounter.Facility(
                Datatypes.ids(facility),
                types.code(facility, "code"),
                Datatypes.text(place == null ? null : place.child("name")),
                address == null ? Optional.empty() : Optional.of(Actors.address(address)));
    }

    private <T> Optional<T> one(String name, Function<Node, T> reading) {
        return Optional.ofNullable(document.child(name)).map(reading);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadHeader[redacted]";
    }
}
