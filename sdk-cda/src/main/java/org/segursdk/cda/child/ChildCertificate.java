package org.segursdk.cda.child;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.Allergy;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Treatment;
import org.segursdk.cda.Vaccination;
import org.segursdk.cda.VitalSign;
import org.segursdk.cda.internal.Assembly;
import org.segursdk.cda.internal.child.CertificateAssembly;
import org.segursdk.cda.internal.child.CertificateContent;
import org.segursdk.core.document.Document;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/**
 * Certificate of the child's health at the 9th month (CS9 2024.01) or at the 24th (CS24 2024.01). The addresses of the child and
 * of the structure that examined are structured ones. Immutable.
 */
public final class ChildCertificate {
    /** {@code CERT_DECL}. */
    public static final CodedValue TYPE =
            CodedValue.of("CERT_DECL", CodeSystems.TRE_A05_DOCUMENT_TYPE, "Certificat, déclaration");
    /** Principal act: a consultation. */
    public static final CodedValue EVENT = CodedValue.of("11429006", CodeSystems.SNOMED_CT, "consultation");

    private final CdaHeader header;
    private final CertificateContent content;
    private final Assembly assembly;

    private ChildCertificate(CdaHeader header, CertificateContent content) {
        this.header = header;
        this.content = content;
        this.assembly = CertificateAssembly.assemble(header, content);
    }

    public static Builder ninthMonth() {
        return new Builder(Milestone.NINTH_MONTH);
    }

    public static Builder twentyFourthMonth() {
        return new Builder(Milestone.TWENTY_FOURTH_MONTH);
    }

    public CdaHeader header() {
        return header;
    }

    public Milestone milestone() {
        return content.milestone();
    }

    /** At least one, with a date of birth. */
    public List<Parent> parents() {
        return content.parents();
    }

    /** Whether somebody else looks after the child. */
    public boolean dayCare() {
        return content.dayCare().orElseThrow();
    }

    /** Who, when somebody does. */
    public Optional<ChildCare> dayCareKind() {
        return content.dayCareKind();
    }

    /** Number of children at home. */
    public Optional<Integer> childrenAtHome() {
        return content.childrenAtHome();
    }

    /** Months of breast milk only, from birth. */
    public Optional<Integer> exclusiveBreastfeedingMonths() {
        return content.exclusiveBreastfeedingMonths();
    }

    /** Months of mixed feeding, from birth. */
    public Optional<Integer> mixedFeedingMonths() {
        return content.mixedFeedingMonths();
    }

    /** Risk of lead poisoning; 24th month only. */
    public Optional<Boolean> leadRisk() {
        return content.leadRisk();
    }

    /** Alone with a screen; 24th month only. */
    public Optional<ScreenExposure> screenExposure() {
        return content.screenExposure();
    }

    /** Born before 33 weeks. */
    public boolean veryPremature() {
        return content.veryPremature().orElseThrow();
    }

    /** Home accidents of the period; empty when there was none. */
    public Set<AccidentCause> homeAccidents() {
        return content.homeAccidents();
    }

    /** Weight, height, head circumference; at the 24th month the body mass index too. */
    public List<VitalSign> measurements() {
        return content.measurements();
    }

    /** Outcome of the screening. */
    public NeurodevelopmentScreening neurodevelopment() {
        return content.neurodevelopment().orElseThrow();
    }

    /** Whether the child walks; required at the 24th month, and only there. */
    public Optional<Boolean> walks() {
        return content.walks();
    }

    /** Age at which the child walked; 24th month only. */
    public Optional<Integer> walkingAgeMonths() {
        return content.walkingAgeMonths();
    }

    /** Required at the 24th month, and only there. */
    public Optional<Statement<Allergy>> allergies() {
        return content.allergies();
    }

    /** Vaccinations done. */
    public Statement<Vaccination> vaccinations() {
        return content.vaccinations().orElseThrow();
    }

    /** Antibody against RSV (nirsévimab…) that was given; 9th month only. */
    public Optional<Treatment> rsvAntibody() {
        return content.rsvAntibody();
    }

    /** Referrals; empty when there is none. */
    public Set<Orientation> orientations() {
        return content.orientations();
    }

    /** The bytes and the metadata, ready to be exchanged. */
    public Document toDocument() {
        return assembly.toDocument();
    }

    /**
     * Writes the bytes through a small buffer; the caller closes the stream.
     *
     * @throws IOException when the stream cannot be written
     */
    public void writeTo(OutputStream out) throws IOException {
        assembly.writeTo(out);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ChildCertificate[" + header.id() + "]";
    }

    /** Builds a certificate; every broken rule is reported at once. */
    public static final class Builder {
        private final Milestone milestone;
        private @Nullable CdaHeader header;
        private CdaHeader.@Nullable Builder headerBuilder;
        private final List<Parent> parents = new ArrayList<>();
        private @Nullable Boolean dayCare;
        private @Nullable ChildCare dayCareKind;
        private @Nullable Integer childrenAtHome;
        private @Nullable Integer exclusiveBreastfeedingMonths;
        private @Nullable Integer mixedFeedingMonths;
        private @Nullable Boolean leadRisk;
        private @Nullable ScreenExposure screenExposure;
        private @Nullable Boolean veryPremature;
        private @Nullable Set<AccidentCause> homeAccidents;
        private final List<VitalSign> measurements = new ArrayList<>();
        private @Nullable NeurodevelopmentScreening neurodevelopment;
        private @Nullable Boolean walks;
        private @Nullable Integer walkingAgeMonths;
        private @Nullable Statement<Allergy> allergies;
        private @Nullable Statement<Vaccination> vaccinations;
        private @Nullable Treatment rsvAntibody;
        private @Nullable Boolean rsvAntibodyGiven;
        private @Nullable Set<Orientation> orientations;

        private Builder(Milestone milestone) {
            this.milestone = milestone;
        }

        /** Required. */
        public Builder header(CdaHeader value) {
            this.header = value;
            this.headerBuilder = null;
            return this;
        }

        /** The same, built here: what it lacks is reported with the rest. */
        public Builder header(CdaHeader.Builder value) {
            this.headerBuilder = value;
            this.header = null;
            return this;
        }

        /** At least one, with a date of birth. */
        public Builder addParent(Parent value) {
            this.parents.add(value);
            return this;
        }

        /** Required: whether somebody else looks after the child. */
        public Builder dayCare(boolean value) {
            this.dayCare = value;
            return this;
        }

        /** Who, when somebody does. */
        public Builder dayCareKind(ChildCare value) {
            this.dayCareKind = value;
            return this;
        }

        /** Number of children at home. */
        public Builder childrenAtHome(int value) {
            this.childrenAtHome = value;
            return this;
        }

        /** Months of breast milk only, from birth. */
        public Builder exclusiveBreastfeedingMonths(int value) {
            this.exclusiveBreastfeedingMonths = value;
            return this;
        }

        /** Months of mixed feeding, from birth. */
        public Builder mixedFeedingMonths(int value) {
            this.mixedFeedingMonths = value;
            return this;
        }

        /** Risk of lead poisoning; 24th month only. */
        public Builder leadRisk(boolean value) {
            this.leadRisk = value;
            return this;
        }

        /** Alone with a screen; 24th month only. */
        public Builder screenExposure(ScreenExposure value) {
            this.screenExposure = value;
            return this;
        }

        /** Required: born before 33 weeks. */
        public Builder veryPremature(boolean value) {
            this.veryPremature = value;
            return this;
        }

        /** One more home accident. */
        public Builder addHomeAccident(AccidentCause value) {
            if (homeAccidents == null) {
                homeAccidents = EnumSet.noneOf(AccidentCause.class);
            }
            homeAccidents.add(value);
            return this;
        }

        /** To be said when there was none. */
        public Builder noHomeAccident() {
            this.homeAccidents = EnumSet.noneOf(AccidentCause.class);
            return this;
        }

        /** Weight, height, head circumference; at the 24th month the body mass index too. */
        public Builder addMeasurement(VitalSign value) {
            this.measurements.add(value);
            return this;
        }

        /** Required: outcome of the screening. */
        public Builder neurodevelopment(NeurodevelopmentScreening value) {
            this.neurodevelopment = value;
            return this;
        }

        /** Whether the child walks; required at the 24th month, and only there. */
        public Builder walks(boolean value) {
            this.walks = value;
            return this;
        }

        /** Age at which the child walked; 24th month only. */
        public Builder walkingAgeMonths(int value) {
            this.walkingAgeMonths = value;
            return this;
        }

        /** Required at the 24th month, and only there. */
        public Builder allergies(Statement<Allergy> value) {
            this.allergies = value;
            return this;
        }

        /** Required: vaccinations done. */
        public Builder vaccinations(Statement<Vaccination> value) {
            this.vaccinations = value;
            return this;
        }

        /** Antibody against RSV that was given; 9th month only. */
        public Builder rsvAntibody(Treatment value) {
            this.rsvAntibody = value;
            this.rsvAntibodyGiven = true;
            return this;
        }

        /** To be said at the 9th month when none was given. */
        public Builder noRsvAntibody() {
            this.rsvAntibody = null;
            this.rsvAntibodyGiven = false;
            return this;
        }

        /** One more referral. */
        public Builder addOrientation(Orientation value) {
            if (orientations == null) {
                orientations = EnumSet.noneOf(Orientation.class);
            }
            orientations.add(value);
            return this;
        }

        /** To be said when there is none. */
        public Builder noOrientation() {
            this.orientations = EnumSet.noneOf(Orientation.class);
            return this;
        }

        /**
         * @throws InvalidInputException listing every broken rule of the header and of the body: {@code REQUIRED},
         *     {@code CSE-*}, {@code VAC-*}, {@code CDA-*}, {@code JDV-*}
         */
        public ChildCertificate build() {
            Violations violations = new Violations()
                    .require(dayCare, "dayCare")
                    .require(veryPremature, "veryPremature")
                    .require(homeAccidents, "homeAccidents")
                    .require(neurodevelopment, "neurodevelopment")
                    .require(vaccinations, "vaccinations")
                    .require(orientations, "orientations");
            Optional<CdaHeader> built = Optional.ofNullable(header);
            if (headerBuilder != null) {
                built = violations.nested("header", headerBuilder::build);
            } else {
                violations.require(header, "header");
            }
            CertificateContent content = content();
            CertificateAssembly.check(built, content, violations);
            violations.throwIfAny("ChildCertificate");
            return new ChildCertificate(built.orElseThrow(), content);
        }

        private CertificateContent content() {
            return new CertificateContent(
                    milestone,
                    parents,
                    Optional.ofNullable(dayCare),
                    Optional.ofNullable(dayCareKind),
                    Optional.ofNullable(childrenAtHome),
                    Optional.ofNullable(exclusiveBreastfeedingMonths),
                    Optional.ofNullable(mixedFeedingMonths),
                    Optional.ofNullable(leadRisk),
                    Optional.ofNullable(screenExposure),
                    Optional.ofNullable(veryPremature),
                    homeAccidents == null ? Set.of() : homeAccidents,
                    measurements,
                    Optional.ofNullable(neurodevelopment),
                    Optional.ofNullable(walks),
                    Optional.ofNullable(walkingAgeMonths),
                    Optional.ofNullable(allergies),
                    Optional.ofNullable(vaccinations),
                    Optional.ofNullable(rsvAntibody),
                    Optional.ofNullable(rsvAntibodyGiven),
                    orientations == null ? Set.of() : orientations);
        }
    }
}
