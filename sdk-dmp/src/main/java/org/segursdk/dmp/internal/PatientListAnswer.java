package org.segursdk.dmp.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.identity.Ins;
import org.segursdk.dmp.DmpProfile;
import org.segursdk.dmp.patient.PatientListEntry;

/**
 * The answer to TD0.4. Names and dates of birth are not read: they may not be shown (RG_0320), and the INS leads to the
 * software's own. Source: dmp §2.4, §5.2, examples §5.
 */
public final class PatientListAnswer extends FunctionalAnswer {
    private static final String ENTRY = "patientlistData";

    private final DmpStamps stamps;
    private final List<PatientListEntry> entries = new ArrayList<>();
    private Entry entry = new Entry();
    private String identifier = "";
    private String identifierType = "";

    private PatientListAnswer(DmpProfile profile) {
        this.stamps = new DmpStamps(profile.patient().listZone().value());
    }

    /**
     * Reads the payload the parser stands on.
     *
     * @throws XMLStreamException not well-formed, or another payload
     */
    public static PatientListAnswer read(XMLStreamReader in, DmpProfile profile) throws XMLStreamException {
        PatientListAnswer answer = new PatientListAnswer(profile);
        answer.walk(in, Functional.PATIENTS, "patientListResponse");
        return answer;
    }

    /**
     * The records, in the order of the answer.
     *
     * @throws ServiceFaultException layer {@code FUNCTIONAL}: refused
     * @throws TransportException uncertain, code {@code DMP-ANSWER-UNEXPECTED}: no status
     */
    public List<PatientListEntry> entries(FunctionalMeaning meaning) {
        meaning.requireDone(this);
        return List.copyOf(entries);
    }

    @Override
    void started(XMLStreamReader in) {
        if (isAt(ENTRY)) {
            entry = new Entry();
        } else if (isAt(ENTRY, "patientIdentifier")) {
            identifier = "";
            identifierType = "";
        }
    }

    @Override
    void entryElementEnd(XMLStreamReader in, String text) throws XMLStreamException {
        if (isAt("output", ENTRY)) {
            add(entries, entry.build(), Functional.MAX_ENTRIES, in);
        } else if (isAt(ENTRY, "patientIdentifier")) {
            Optional<Ins> found = ReceivedIns.of(identifierType, identifier);
            entry.ins = entry.ins.or(() -> found);
        } else if (isAt("patientIdentifier", "nationalId")) {
            identifier = text;
        } else if (isAt("patientIdentifier", "nationalIdType")) {
            identifierType = text;
        } else if (parent().equals(ENTRY)) {
            field(text);
        }
    }

    private void field(String text) {
        switch (last()) {
            case "MT" -> entry.treatingPhysician = bool(text);
            case "message" -> entry.message = bool(text);
            case "lastAccessDate" -> entry.lastAccess = stamps.read(text);
            case "lastUpdateDate" -> entry.lastUpdate = stamps.read(text);
            case "lastAddDate" -> entry.lastAdd = stamps.read(text);
            default -> {
                // Nothing else is needed.
            }
        }
    }

    /** An entry being read. */
    private static final class Entry {
        private Optional<Ins> ins = Optional.empty();
        private @Nullable Boolean treatingPhysician;
        private @Nullable Boolean message;
        private Optional<Instant> lastAccess = Optional.empty();
        private Optional<Instant> lastUpdate = Optional.empty();
        private Optional<Instant> lastAdd = Optional.empty();

        PatientListEntry build() {
            return new PatientListEntry(
                    ins,
                    Optional.ofNullable(treatingPhysician),
                    Optional.ofNullable(message),
                    lastAccess,
                    lastUpdate,
                    lastAdd);
        }
    }
}
