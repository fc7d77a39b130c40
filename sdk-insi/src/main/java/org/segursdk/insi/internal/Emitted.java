package org.segursdk.insi.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.Provenance.Route;
import org.segursdk.insi.identity.PatientIdentity;

/** What the writers of HL7v2 and FHIR tell of an identity beside its traits. */
public final class Emitted {
    /** Civil dates and times are those of metropolitan France. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private Emitted() {}

    /** PROV or VALI: the two words every wire knows (insi §5). */
    public static String status(PatientIdentity identity) {
        return identity.status().isChecked() ? "VALI" : "PROV";
    }

    /** When INSi was asked; the Appli carte Vitale and a référentiel are not INSi. */
    public static Optional<LocalDate> asked(PatientIdentity identity) {
        return identity.state()
                .source()
                .filter(source -> source.route() == Route.INSI_TRAITS || source.route() == Route.INSI_VITALE)
                .map(source -> day(identity.state().verifiedAt().orElse(source.obtainedAt())));
    }

    /** The proof, which speaks for a checked identity only. */
    public static Optional<IdentityProof> proof(PatientIdentity identity) {
        return identity.status().isChecked() ? identity.state().proof() : Optional.empty();
    }

    public static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }
}
