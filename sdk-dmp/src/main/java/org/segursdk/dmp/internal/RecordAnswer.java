package org.segursdk.dmp.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;

/**
 * An answer about the record of one INS, PRPA_IN201308UV02: its state and what is observed of it. Names, sex and dates of the
 * patient are not read (RG_0320). Source: dmp §2.4, §4.2, §4.3.
 */
abstract class RecordAnswer extends QueryAnswer {
    static final String ENS = "RATTACHEMENT_ENS";
    static final String WEB_ACCOUNT = "COMPTE_INTERNET_OUVERT";
    static final String BRIS_DE_GLACE = "OPPOSITION_BRIS_DE_GLACE";
    static final String EMERGENCY = "OPPOSITION_ACCES_URGENCE";

    private final Ins asked;
    private final Map<String, Boolean> observations = new HashMap<>();
    private String observation = "";
    private String patientStatus = "";
    private boolean insTold;
    private boolean sameIns;

    /** @param asked the INS of the request, only compared */
    RecordAnswer(Ins asked) {
        this.asked = asked;
    }

    final void walk(XMLStreamReader in) throws XMLStreamException {
        walk(in, Hl7v3.NAMESPACE, "PRPA_IN201308UV02");
    }

    @Override
    void element(XMLStreamReader in) throws XMLStreamException {
        if (isAt("patient", "statusCode")) {
            patientStatus = attribute(in, "code");
        } else if (isAt("patient", "id")) {
            if (InsAuthority.ofOid(attribute(in, "root")).isPresent()) {
                insTold = true;
                // The authority is not compared: test platforms answer under production OIDs.
                sameIns |= asked.matricule().value().equals(attribute(in, "extension"));
            }
        } else if (isAt("administrativeObservation", "code")) {
            observation = attribute(in, "code");
        } else if (isAt("administrativeObservation", "value")) {
            observe(bool(attribute(in, "value")));
        }
    }

    private void observe(@Nullable Boolean value) {
        boolean known =
                switch (observation) {
                    case ENS, WEB_ACCOUNT, BRIS_DE_GLACE, EMERGENCY -> true;
                    default -> false;
                };
        if (known && value != null) {
            observations.put(observation, value);
        }
    }

    @Override
    void elementEnd(XMLStreamReader in, String text) throws XMLStreamException {
        if (isAt("administrativeObservation")) {
            observation = "";
        }
    }

    /** {@code active}, {@code terminated}, {@code ""} when there is no patient. */
    public final String patientStatus() {
        return patientStatus;
    }

    /** What was observed under a code, when told. */
    final Optional<Boolean> observed(String code) {
        return Optional.ofNullable(observations.get(code));
    }

    /** Whether the patient answered bears an INS, and not the one asked. */
    public final boolean isUnderOtherIns() {
        return insTold && !sameIns;
    }
}
