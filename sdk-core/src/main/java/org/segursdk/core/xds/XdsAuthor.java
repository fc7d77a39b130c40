package org.segursdk.core.xds;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.terminology.CodedValue;

/**
 * An author, as received.
 *
 * @param person who, when told
 * @param institutions where
 * @param specialties {@code code^label^OID}; a specialty that is not of that form is left out
 * @param roles functions towards the patient, as labels
 */
public record XdsAuthor(
        Optional<XdsPerson> person,
        List<XdsOrganization> institutions,
        List<CodedValue> specialties,
        List<String> roles) {
    static final String PERSON = "authorPerson";
    static final String INSTITUTION = "authorInstitution";
    static final String SPECIALTY = "authorSpecialty";
    static final String ROLE = "authorRole";

    public XdsAuthor {
        Objects.requireNonNull(person, "person");
        institutions = List.copyOf(institutions);
        specialties = List.copyOf(specialties);
        roles = List.copyOf(roles);
    }

    static XdsAuthor of(Classification author) {
        List<CodedValue> specialties = new ArrayList<>();
        for (String value : author.slot(SPECIALTY)) {
            List<String> parts = Hl7.split(value, '^');
            String code = Hl7.component(parts, 0);
            String label = Hl7.component(parts, 1);
            String system = Hl7.component(parts, 2);
            if (!code.isBlank() && !system.isBlank()) {
                specialties.add(CodedValue.of(code, system, label.isBlank() ? code : label));
            }
        }
        return new XdsAuthor(
                author.slot(PERSON).stream().findFirst().map(XdsPerson::parse),
                author.slot(INSTITUTION).stream().map(XdsOrganization::parse).toList(),
                specialties,
                author.slot(ROLE).stream().map(Hl7::unescape).toList());
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "XdsAuthor[redacted]";
    }
}
