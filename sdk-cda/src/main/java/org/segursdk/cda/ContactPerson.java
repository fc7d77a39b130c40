package org.segursdk.cda;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.terminology.CodedValue;

/**
 * A person close to the patient (informant): whom to warn, trusted person, carer. Source: cda §3.4.
 *
 * @param kind in what capacity
 * @param relationship tie with the patient (JDV_J11, such as {@code SIS} of HL7 RoleCode), if told
 * @param familyName name
 * @param givenName given name, if known
 * @param addresses where to write; may be empty
 * @param telecoms how to call; may be empty
 */
public record ContactPerson(
        Kind kind,
        Optional<CodedValue> relationship,
        String familyName,
        Optional<String> givenName,
        List<Address> addresses,
        List<Telecom> telecoms) {
    /** In what capacity a person is named. */
    public enum Kind {
        /** Personne à prévenir en cas d'urgence. */
        EMERGENCY("ECON"),
        /** Personne de confiance. */
        TRUSTED("NOK"),
        /** Informateur. */
        INFORMANT("CON"),
        /** Aidant. */
        CAREGIVER("CAREGIVER"),
        /** Personne aidée. */
        HELPED("PAT");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    public ContactPerson {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(relationship, "relationship");
        Objects.requireNonNull(familyName, "familyName");
        Objects.requireNonNull(givenName, "givenName");
        addresses = List.copyOf(addresses);
        telecoms = List.copyOf(telecoms);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ContactPerson[" + kind + ", redacted]";
    }
}
