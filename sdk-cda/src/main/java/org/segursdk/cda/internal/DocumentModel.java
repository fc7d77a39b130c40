package org.segursdk.cda.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.Participant.Role;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.document.Reference;
import org.segursdk.core.terminology.CodedValue;

/**
 * What a document type adds to the common header and to the metadata. The methods that add return this. Source: cda §3,
 * §7.1, §8.1, §9.1, §10.1, §11.1.
 */
public final class DocumentModel {
    /** A templateId. */
    record Template(String root, @Nullable String extension) {}

    /** A further number of an organization, such as its accreditation. */
    record OrganizationId(InstanceId id, String authority) {}

    final List<Template> templates = new ArrayList<>();
    final List<String> namespaces = new ArrayList<>();
    final Concept type;
    final String title;
    final CodedValue format;
    final DocumentedAct principal;
    final List<DocumentedAct> further = new ArrayList<>();
    final List<Reference> references = new ArrayList<>();
    final List<CodedValue> eventCodes = new ArrayList<>();

    boolean patientContact;

    @Nullable
    String attesterTemplate;

    @Nullable
    String participantTemplate;

    @Nullable
    Role participantRole;

    boolean lentContacts;
    final List<Attestation> attesters = new ArrayList<>();
    final List<OrganizationId> responsibleIds = new ArrayList<>();

    private DocumentModel(Concept type, String title, CodedValue format, DocumentedAct principal) {
        this.type = type;
        this.title = title;
        this.format = format;
        this.principal = principal;
    }

    /**
     * @param type document code with its translations
     * @param title title, already chosen
     * @param format XDS format code
     * @param principal principal act
     */
    public static DocumentModel of(Concept type, String title, CodedValue format, DocumentedAct principal) {
        return new DocumentModel(type, title, format, principal);
    }

    /** A templateId without extension; the two common ones are written anyway. */
    public DocumentModel template(String root) {
        templates.add(new Template(root, null));
        return this;
    }

    public DocumentModel template(String root, String extension) {
        templates.add(new Template(root, extension));
        return this;
    }

    /** A namespace to declare beside CDA's. */
    public DocumentModel namespace(String prefix, String uri) {
        namespaces.add("xmlns:" + prefix);
        namespaces.add(uri);
        return this;
    }

    public DocumentModel further(DocumentedAct act) {
        further.add(act);
        return this;
    }

    /** A number for the referenceIdList besides those of the header's orders. */
    public DocumentModel reference(Reference reference) {
        references.add(reference);
        return this;
    }

    /** A code for the eventCodeList besides those of the acts. */
    public DocumentModel eventCode(CodedValue code) {
        eventCodes.add(code);
        return this;
    }

    /** The patient's address and telecom are written even when they are unknown. */
    public DocumentModel patientContact() {
        this.patientContact = true;
        return this;
    }

    /** templateId of every {@code authenticator}. */
    public DocumentModel attesterTemplate(String oid) {
        this.attesterTemplate = oid;
        return this;
    }

    /** templateId of every {@code participant}. */
    public DocumentModel participantTemplate(String oid) {
        this.participantTemplate = oid;
        return this;
    }

    /** templateId of the {@code participant}s of that role. */
    public DocumentModel participantTemplate(String oid, Role role) {
        this.participantTemplate = oid;
        this.participantRole = role;
        return this;
    }

    /**
     * Everybody is reachable: as {@link #patientContact()}, and a professional without address or telecom is reached at the
     * structure's.
     */
    public DocumentModel contacts() {
        this.lentContacts = true;
        return patientContact();
    }

    /** A further {@code authenticator}, after the header's. */
    public DocumentModel attester(Attestation value) {
        this.attesters.add(value);
        return this;
    }

    /** A further number of the responsible party's organization. */
    public DocumentModel responsibleId(InstanceId id, String authority) {
        this.responsibleIds.add(new OrganizationId(id, authority));
        return this;
    }
}
