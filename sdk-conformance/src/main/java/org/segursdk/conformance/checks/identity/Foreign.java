package org.segursdk.conformance.checks.identity;

import java.util.Map;
import org.segursdk.conformance.port.IdentityPort.Field;
import org.segursdk.conformance.port.InsReceptionPort.ForeignData;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.sandbox.InsiPerson;

/** People whom other domains tell of; order number 000. */
final class Foreign {
    static final String CLINIC = "CLINIQUE-A";
    static final InsiPerson JEANNE = People.person("2800299352000", "TESTEUSE", "JEANNE", "1980-02-14", "99352");
    static final InsiPerson ALIX = People.person("2850799352000", "TESTEUSE", "ALIX", "1985-07-01", "99352");
    static final InsiPerson LOUISE = People.person("2910399352000", "TESTEUSE", "LOUISE", "1991-03-09", "99352");

    private Foreign() {}

    static ForeignData data(String document, InsiPerson person) {
        return data(document, CLINIC, person);
    }

    static ForeignData data(String document, String domain, InsiPerson person) {
        return new ForeignData(document, domain, person.ins(), person.traits());
    }

    /** The same person as a secretary types her. */
    static Map<Field, String> typed(InsiPerson person) {
        IdentityTraits traits = person.traits();
        return People.typed(
                traits.birthName(),
                traits.birthGivenNames(),
                "F",
                traits.birthDate().toIso(),
                traits.birthPlace().orElseThrow());
    }
}
