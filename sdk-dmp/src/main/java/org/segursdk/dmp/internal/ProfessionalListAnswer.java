package org.segursdk.dmp.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.TransportException;
import org.segursdk.dmp.DmpProfile;
import org.segursdk.dmp.patient.AuthorisedProfessional;

/** The answer to TD1.6. Source: dmp §5.3, examples §4. */
public final class ProfessionalListAnswer extends FunctionalAnswer {
    private static final String ENTRY = "listOfAuthorizationByPatient";
    /** Specialties or rights of one professional. */
    private static final int MAX_VALUES = 100;

    private final DmpStamps stamps;
    private final List<AuthorisedProfessional> entries = new ArrayList<>();
    private Entry entry = new Entry();

    private ProfessionalListAnswer(DmpProfile profile) {
        this.stamps = new DmpStamps(profile.patient().listZone().value());
    }

    /**
     * Reads the payload the parser stands on.
     *
     * @throws XMLStreamException not well-formed, or another payload
     */
    public static ProfessionalListAnswer read(XMLStreamReader in, DmpProfile profile) throws XMLStreamException {
        ProfessionalListAnswer answer = new ProfessionalListAnswer(profile);
        answer.walk(in, Functional.HABILITATIONS, "listAuthorizationByPatientResponse");
        return answer;
    }

    /**
     * The professionals, in the order of the answer.
     *
     * @throws ServiceFaultException layer {@code FUNCTIONAL}: refused
     * @throws TransportException uncertain, code {@code DMP-ANSWER-UNEXPECTED}: no status
     */
    public List<AuthorisedProfessional> entries(FunctionalMeaning meaning) {
        meaning.requireDone(this);
        return List.copyOf(entries);
    }

    @Override
    void started(XMLStreamReader in) {
        if (isAt(ENTRY)) {
            entry = new Entry();
        }
    }

    @Override
    void entryElementEnd(XMLStreamReader in, String text) throws XMLStreamException {
        if (isAt("output", ENTRY)) {
            add(entries, entry.build(), Functional.MAX_ENTRIES, in);
        } else if (parent().equals(ENTRY)) {
            field(in, text);
        }
    }

    private void field(XMLStreamReader in, String text) throws XMLStreamException {
        switch (last()) {
            case "nationalId" -> entry.id = text;
            case "nationalIdType" -> entry.idType = text;
            case "lastName" -> entry.familyName = text;
            case "firstName" -> entry.givenName = text;
            case "codeSpeciality" -> add(entry.specialtyCodes, text, MAX_VALUES, in);
            case "libSpeciality" -> add(entry.specialtyLabels, text, MAX_VALUES, in);
            case "specificRight" -> add(entry.rights, text, MAX_VALUES, in);
            case "mode" -> entry.mode = text;
            case "startOfAuthorization" -> entry.since = stamps.read(text);
            case "lastActionDate" -> entry.lastAction = stamps.read(text);
            default -> {
                // Nothing else is needed.
            }
        }
    }

    /** An entry being read. */
    private static final class Entry {
        private String id = "";
        private String idType = "";
        private String familyName = "";
        private String givenName = "";
        private final List<String> specialtyCodes = new ArrayList<>();
        private final List<String> specialtyLabels = new ArrayList<>();
        private final List<String> rights = new ArrayList<>();
        private String mode = "";
        private Optional<Instant> since = Optional.empty();
        private Optional<Instant> lastAction = Optional.empty();

        AuthorisedProfessional build() {
            return new AuthorisedProfessional(
                    id,
                    idType,
                    familyName,
                    givenName,
                    specialtyCodes,
                    specialtyLabels,
                    AuthorisedProfessional.Access.ofCode(mode),
                    mode,
                    since,
                    lastAction,
                    rights);
        }
    }
}
