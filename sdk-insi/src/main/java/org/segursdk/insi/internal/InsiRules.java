package org.segursdk.insi.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Sex;
import org.segursdk.insi.InsiAuthentication;

/** What is refused before anything is sent. Source: insi §2.1, §3.4, §3.6. */
public final class InsiRules {
    private static final String PHYSICIAN = "10";

    private InsiRules() {}

    /** Traits that INSi would refuse. */
    public static void check(IdentityTraits traits, Clock clock) {
        Violations violations = new Violations();
        violations
                .check(
                        traits.sex() != Sex.UNKNOWN,
                        "sex",
                        "INSI-SEX",
                        "INSi ne connaît que les sexes masculin et féminin",
                        "INSi knows male and female only")
                .check(
                        traits.birthDate().toLocalDate().isPresent(),
                        "birthDate",
                        "INSI-BIRTHDATE",
                        "la date de naissance doit être complète et exister (une date lunaire ne se recherche pas)",
                        "the date of birth must be complete and exist (a lunar date cannot be searched)")
                .check(
                        traits.birthDate().toLocalDate().stream().noneMatch(date -> isFuture(date, clock)),
                        "birthDate",
                        "INSI-BIRTHDATE",
                        "la date de naissance est dans le futur",
                        "the date of birth is in the future");
        // Traits kept verbatim from elsewhere are held to the same rules as typed ones.
        try {
            IdentityTraits.builder()
                    .birthName(traits.birthName())
                    .birthGivenNames(traits.birthGivenNames())
                    .firstGivenName(traits.firstGivenName())
                    .sex(traits.sex())
                    .birthDate(traits.birthDate())
                    .birthPlace(traits.birthPlace().orElse(""))
                    .build();
        } catch (InvalidInputException e) {
            violations.addAll(e.violations());
        }
        violations.throwIfAny("IdentityTraits");
    }

    // The latest date there is anywhere: a child born today overseas is not of the future.
    private static boolean isFuture(LocalDate date, Clock clock) {
        return date.isAfter(clock.instant().atOffset(ZoneOffset.ofHours(14)).toLocalDate());
    }

    /** A context that cannot make a call. */
    public static void check(SegurContext context, InsiAuthentication authentication) {
        Violations violations = new Violations();
        violations.check(
                context.environment() == Environment.SANDBOX
                        || context.software().cndaAuthorisation().isPresent(),
                "software.cndaAuthorisation",
                "INSI-IDAM",
                "le numéro d'autorisation CNDA du logiciel (IDAM) est nécessaire",
                "the CNDA authorisation number of the software (IDAM) is needed");
        if (!(authentication instanceof InsiAuthentication.MutualTls)) {
            violations.check(
                    context.structure().billingId().isPresent(),
                    "structure.billingId",
                    "INSI-BILLING-ID",
                    "l'identifiant de facturation de la structure est nécessaire",
                    "the billing id of the structure is needed");
        }
        if (authentication instanceof InsiAuthentication.Cpx cpx) {
            Professional professional = cpx.session().professional();
            Optional<String> specialty = cpx.specialtyCode().or(professional::specialtyCode);
            violations.check(
                    specialty.isPresent() || !professional.professionCode().equals(Optional.of(PHYSICIAN)),
                    "session.professional.specialty",
                    "INSI-SPECIALTY",
                    "le code spécialité d'un médecin est nécessaire",
                    "the specialty code of a physician is needed");
        }
        violations.throwIfAny("InsiClient");
    }

    /** The specialty an assertion bears: physicians only. */
    static Optional<String> specialty(InsiAuthentication.Cpx cpx) {
        Professional professional = cpx.session().professional();
        boolean physician = professional.professionCode().equals(Optional.of(PHYSICIAN));
        return physician ? cpx.specialtyCode().or(professional::specialtyCode) : cpx.specialtyCode();
    }
}
