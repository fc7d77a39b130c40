package org.segursdk.cda.internal.child;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.cda.Allergy;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Treatment;
import org.segursdk.cda.Vaccination;
import org.segursdk.cda.VitalSign;
import org.segursdk.cda.child.AccidentCause;
import org.segursdk.cda.child.ChildCare;
import org.segursdk.cda.child.Milestone;
import org.segursdk.cda.child.NeurodevelopmentScreening;
import org.segursdk.cda.child.Orientation;
import org.segursdk.cda.child.Parent;
import org.segursdk.cda.child.ScreenExposure;

/** What a certificate says. Source: CSE-CS9 2024.01, CSE-CS24 2024.01. */
public record CertificateContent(
        Milestone milestone,
        List<Parent> parents,
        Optional<Boolean> dayCare,
        Optional<ChildCare> dayCareKind,
        Optional<Integer> childrenAtHome,
        Optional<Integer> exclusiveBreastfeedingMonths,
        Optional<Integer> mixedFeedingMonths,
        Optional<Boolean> leadRisk,
        Optional<ScreenExposure> screenExposure,
        Optional<Boolean> veryPremature,
        Set<AccidentCause> homeAccidents,
        List<VitalSign> measurements,
        Optional<NeurodevelopmentScreening> neurodevelopment,
        Optional<Boolean> walks,
        Optional<Integer> walkingAgeMonths,
        Optional<Statement<Allergy>> allergies,
        Optional<Statement<Vaccination>> vaccinations,
        Optional<Treatment> rsvAntibody,
        Optional<Boolean> rsvAntibodyGiven,
        Set<Orientation> orientations) {
    public CertificateContent {
        parents = List.copyOf(parents);
        homeAccidents = Set.copyOf(homeAccidents);
        measurements = List.copyOf(measurements);
        orientations = Set.copyOf(orientations);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "CertificateContent[" + milestone + "]";
    }
}
