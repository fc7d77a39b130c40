package org.segursdk.insi.verification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.insi.identity.PatientIdentity;

/**
 * When INS are to be verified again. The period is the site's ({@code IdentityPolicy.verificationPeriod}); the official one is in no
 * readable source. Source: insi §4.6.
 *
 * @param period how long an INS stands
 * @param zone zone of the civil dates
 */
public record VerificationPlan(Period period, ZoneId zone) {
    public VerificationPlan {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(zone, "zone");
    }

    /** The day an identity is to be verified; empty when it holds no INS. */
    public Optional<LocalDate> due(PatientIdentity identity) {
        return identity.ins()
                .map(ins -> identity.state()
                        .verifiedAt()
                        .or(() -> identity.state().source().map(source -> source.obtainedAt()))
                        .orElse(Instant.EPOCH))
                .map(last -> LocalDate.ofInstant(last, zone).plus(period));
    }

    /** The identities to be verified on that day, longest due first. */
    public List<PatientIdentity> due(List<PatientIdentity> identities, LocalDate on) {
        return identities.stream()
                .filter(identity ->
                        due(identity).filter(day -> !day.isAfter(on)).isPresent())
                .sorted(Comparator.comparing(identity -> due(identity).orElseThrow()))
                .toList();
    }
}
