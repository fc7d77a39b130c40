package org.segursdk.dmp.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.identity.Ins;
import org.segursdk.dmp.patient.PatientCandidate;
import org.segursdk.dmp.patient.PatientSearchResult;
import org.segursdk.dmp.patient.RecordState;

/**
 * The answer to TD0.5: PRPA_IN201306UV02. The query's own id is not compared: in the official sample it is another than the
 * request's. Source: dmp §4.4, examples §6.
 */
public final class PatientSearchAnswer extends QueryAnswer {
    private static final int MAX_CANDIDATES = 10_000;

    private final List<PatientCandidate> candidates = new ArrayList<>();
    private OptionalInt total = OptionalInt.empty();
    private OptionalInt remaining = OptionalInt.empty();
    private @Nullable Candidate candidate;

    private PatientSearchAnswer() {}

    /**
     * Reads the payload the parser stands on.
     *
     * @throws XMLStreamException not well-formed, or another payload
     */
    public static PatientSearchAnswer read(XMLStreamReader in) throws XMLStreamException {
        PatientSearchAnswer answer = new PatientSearchAnswer();
        answer.walk(in, Hl7v3.NAMESPACE, "PRPA_IN201306UV02");
        return answer;
    }

    PatientSearchResult result() {
        return new PatientSearchResult(candidates, total, remaining);
    }

    @Override
    void element(XMLStreamReader in) throws XMLStreamException {
        if (isAt("patient")) {
            candidate = new Candidate();
        } else if (candidate != null) {
            candidate.element(this, in);
        } else if (isAt("queryAck", "resultTotalQuantity")) {
            total = number(attribute(in, "value"));
        } else if (isAt("queryAck", "resultRemainingQuantity")) {
            remaining = number(attribute(in, "value"));
        }
    }

    @Override
    void elementEnd(XMLStreamReader in, String text) throws XMLStreamException {
        if (candidate == null) {
            return;
        }
        if (isAt("patient")) {
            add(candidates, candidate.build(), MAX_CANDIDATES, in);
            candidate = null;
        } else if (isAt("administrativeObservation") || isAt("queryMatchObservation")) {
            candidate.observation = "";
        }
    }

    /** A candidate being read. */
    private static final class Candidate {
        private Optional<Ins> ins = Optional.empty();
        private Optional<RecordState> state = Optional.empty();
        private OptionalInt match = OptionalInt.empty();
        private @Nullable Boolean emergency;
        private String observation = "";

        void element(PatientSearchAnswer at, XMLStreamReader in) {
            if (at.isAt("patient", "id")) {
                Optional<Ins> found = ReceivedIns.of(attribute(in, "root"), attribute(in, "extension"));
                ins = ins.or(() -> found);
            } else if (at.isAt("patient", "statusCode")) {
                state = RecordState.ofCode(attribute(in, "code"));
            } else if (at.isAt("queryMatchObservation", "code") || at.isAt("administrativeObservation", "code")) {
                observation = attribute(in, "code");
            } else if (at.isAt("queryMatchObservation", "value") && observation.equals("POURCENTAGE")) {
                match = percentage(attribute(in, "value"));
            } else if (at.isAt("administrativeObservation", "value") && observation.equals(RecordAnswer.EMERGENCY)) {
                emergency = bool(attribute(in, "value"));
            }
        }

        private static OptionalInt percentage(String text) {
            OptionalInt number = number(text);
            return number.isPresent() && number.getAsInt() <= 100 ? number : OptionalInt.empty();
        }

        PatientCandidate build() {
            return new PatientCandidate(ins, state, match, Optional.ofNullable(emergency));
        }
    }
}
