package org.segursdk.dmp.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.identity.Ins;
import org.segursdk.dmp.patient.AdministrativeData;
import org.segursdk.dmp.patient.LegalRepresentative;
import org.segursdk.dmp.patient.ReceivedContact;
import org.segursdk.dmp.patient.ReceivedPlace;
import org.segursdk.dmp.patient.RecordState;

/**
 * The answer to TD1.3a. What identifies the patient (names, sex, date and place of birth) is not read: it may not be shown
 * (RG_0320). The name of a legal representative is read: it is nobody's trait but theirs. Source: dmp §4.3.
 */
public final class AdministrativeDataAnswer extends RecordAnswer {
    /** More addresses, telecoms or representatives than anybody has. */
    private static final int MAX = 1_000;

    private final Holder patient = new Holder();
    private final List<LegalRepresentative> representatives = new ArrayList<>();
    private @Nullable Boolean deceased;
    private @Nullable Representative representative;
    private @Nullable PlaceParts place;

    private AdministrativeDataAnswer(Ins asked) {
        super(asked);
    }

    /**
     * Reads the payload the parser stands on.
     *
     * @param asked the INS of the request, only compared
     * @throws XMLStreamException not well-formed, or another payload
     */
    public static AdministrativeDataAnswer read(XMLStreamReader in, Ins asked) throws XMLStreamException {
        AdministrativeDataAnswer answer = new AdministrativeDataAnswer(asked);
        answer.walk(in);
        return answer;
    }

    /** The data, in the state the DMP told. */
    AdministrativeData data(RecordState state) {
        return new AdministrativeData(
                state,
                patient.places,
                patient.contacts,
                Optional.ofNullable(deceased),
                representatives,
                observed(BRIS_DE_GLACE),
                observed(EMERGENCY),
                observed(ENS),
                observed(WEB_ACCOUNT),
                isUnderOtherIns());
    }

    @Override
    void element(XMLStreamReader in) throws XMLStreamException {
        if (isAt("patientPerson", "deceasedInd")) {
            deceased = bool(attribute(in, "value"));
        } else if (isAt("personalRelationship")) {
            representative = new Representative();
        } else if (isAt("personalRelationship", "code") && representative != null) {
            representative.relation = attribute(in, "code");
            representative.relationSystem = attribute(in, "codeSystem");
        } else if (isAt("telecom")) {
            Holder holder = holder();
            if (holder != null) {
                holder.telecom(in);
            }
        } else if (isAt("addr")) {
            place = holder() == null ? null : new PlaceParts(attribute(in, "use"));
        } else {
            super.element(in);
        }
    }

    @Override
    void elementEnd(XMLStreamReader in, String text) throws XMLStreamException {
        if (isAt("addr")) {
            endOfPlace(in, text);
        } else if (parent().equals("addr")) {
            if (place != null) {
                place.part(last(), text, in);
            }
        } else if (isAt("relationshipHolder1", "name", last()) && representative != null) {
            representative.name(last(), text, in);
        } else if (isAt("personalRelationship") && representative != null) {
            add(representatives, representative.build(), MAX, in);
            representative = null;
        } else {
            super.elementEnd(in, text);
        }
    }

    private void endOfPlace(XMLStreamReader in, String text) throws XMLStreamException {
        Holder holder = holder();
        if (place != null && holder != null) {
            place.part("", text, in);
            ReceivedPlace built = place.build();
            if (!built.isEmpty() && !holder.places.contains(built)) {
                add(holder.places, built, MAX, in);
            }
        }
        place = null;
    }

    /** Whose address or telecom stands here; nobody's for the place of birth. */
    private @Nullable Holder holder() {
        return switch (parent()) {
            case "patient", "patientPerson" -> patient;
            case "personalRelationship" -> representative;
            default -> null;
        };
    }

    /** What one person has. */
    private static class Holder {
        final List<ReceivedPlace> places = new ArrayList<>();
        final List<ReceivedContact> contacts = new ArrayList<>();

        void telecom(XMLStreamReader in) throws XMLStreamException {
            ReceivedContact contact = new ReceivedContact(attribute(in, "value"), attribute(in, "use"));
            // The official sample gives the same twice.
            if (!contact.value().isEmpty() && !contacts.contains(contact)) {
                add(contacts, contact, MAX, in);
            }
        }
    }

    /** A legal representative being read. */
    private static final class Representative extends Holder {
        private String relation = "";
        private String relationSystem = "";
        private String prefix = "";
        private String family = "";
        private final List<String> given = new ArrayList<>();

        void name(String part, String text, XMLStreamReader in) throws XMLStreamException {
            switch (part) {
                case "prefix" -> prefix = text;
                case "family" -> family = family.isEmpty() ? text : family + ' ' + text;
                case "given" -> add(given, text, MAX, in);
                default -> {
                    // Nothing else is needed.
                }
            }
        }

        LegalRepresentative build() {
            return new LegalRepresentative(relation, relationSystem, prefix, family, given, places, contacts);
        }
    }

    /** An address being read. */
    private static final class PlaceParts {
        private final String use;
        private final List<String> lines = new ArrayList<>();
        private String postalCode = "";
        private String city = "";
        private String country = "";

        PlaceParts(String use) {
            this.use = use;
        }

        void part(String name, String text, XMLStreamReader in) throws XMLStreamException {
            if (text.isEmpty()) {
                return;
            }
            switch (name) {
                case "postalCode" -> postalCode = text;
                case "city" -> city = text;
                case "country" -> country = text;
                default -> add(lines, text, MAX, in);
            }
        }

        ReceivedPlace build() {
            return new ReceivedPlace(lines, postalCode, city, country, use);
        }
    }
}
