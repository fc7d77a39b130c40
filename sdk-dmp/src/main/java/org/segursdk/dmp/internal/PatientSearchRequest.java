package org.segursdk.dmp.internal;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.segursdk.core.Software;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.dmp.DmpProfile;
import org.segursdk.dmp.patient.PatientSearch;
import org.segursdk.dmp.patient.SearchTrait;

/**
 * The request of TD0.5: PRPA_IN201305UV02. The official sample gives the surname alone; the other parameters are those of
 * PDQv3. Source: dmp §4.4, examples §6.
 */
public final class PatientSearchRequest {
    private final QueryFrame frame;
    private final PatientSearch search;

    /**
     * @throws InvalidInputException rules {@code DMP-SEARCH-MANDATORY}, {@code DMP-SEARCH-PARAMETER}, as the profile says
     */
    public PatientSearchRequest(
            DmpProfile profile, Software software, PatientSearch search, Instant time, UUID messageId, UUID queryId) {
        check(search, profile);
        this.frame = new QueryFrame(profile, software, time, messageId, queryId);
        this.search = search;
    }

    private static void check(PatientSearch search, DmpProfile profile) {
        Violations violations = new Violations();
        Set<SearchTrait> missing = EnumSet.noneOf(SearchTrait.class);
        missing.addAll(profile.patient().mandatorySearchTraits().value());
        missing.removeAll(search.traits());
        for (SearchTrait each : missing) {
            violations.add(
                    each.path(),
                    "DMP-SEARCH-MANDATORY",
                    "ce critère est nécessaire pour chercher un patient sans INS",
                    "this criterion is needed to search a patient without INS");
        }
        for (SearchTrait each : search.traits()) {
            violations.check(
                    profile.patient().searchTraits().value().contains(each),
                    each.path(),
                    "DMP-SEARCH-PARAMETER",
                    "le profil ne retient pas ce critère",
                    "the profile does not take this criterion");
        }
        violations.throwIfAny("PatientSearch");
    }

    /** Extension of the message's id, which the answer echoes. */
    public String messageId() {
        return frame.messageId();
    }

    public void writeTo(XMLStreamWriter writer) throws XMLStreamException {
        frame.write(
                writer,
                "PRPA_IN201305UV02",
                out -> {
                    // No attentionLine in this transaction.
                },
                out -> out.empty("code", "code", "PRPA_TE201305UV02", "codeSystem", Hl7v3.INTERACTIONS),
                this::parameters);
    }

    /** In the order of the schema. */
    private void parameters(V3Writer out) throws XMLStreamException {
        if (search.sex().isPresent()) {
            out.start("livingSubjectAdministrativeGender");
            out.empty("value", "code", search.sex().get().code());
            end(out, "LivingSubject.administrativeGender");
        }
        if (search.birthDate().isPresent()) {
            out.start("livingSubjectBirthTime");
            out.empty("value", "value", known(search.birthDate().get()));
            end(out, "LivingSubject.birthTime");
        }
        out.start("livingSubjectName");
        out.start("value");
        if (search.givenName().isPresent()) {
            out.text("given", search.givenName().get());
        }
        out.text("family", search.familyName());
        out.end();
        end(out, "LivingSubject.name");
        if (search.postalCode().isPresent() || search.city().isPresent()) {
            out.start("patientAddress");
            out.start("value");
            if (search.city().isPresent()) {
                out.text("city", search.city().get());
            }
            if (search.postalCode().isPresent()) {
                out.text("postalCode", search.postalCode().get());
            }
            out.end();
            end(out, "Patient.addr");
        }
    }

    private static void end(V3Writer out, String semantics) throws XMLStreamException {
        out.text("semanticsText", semantics);
        out.end();
    }

    /** A date in HL7 is as long as it is known: nothing stands for an unknown day or month. */
    private static String known(BirthDate date) {
        String compact = date.toCompact();
        if (compact.startsWith("00", 4)) {
            return compact.substring(0, 4);
        }
        return compact.endsWith("00") ? compact.substring(0, 6) : compact;
    }
}
