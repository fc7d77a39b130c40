package org.segursdk.cda.child;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Treatment;
import org.segursdk.cda.Vaccination;
import org.segursdk.cda.internal.Assembly;
import org.segursdk.cda.internal.child.EighthDayAssembly;
import org.segursdk.cda.internal.child.EighthDayContent;
import org.segursdk.core.document.Document;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodedValue;

/**
 * First certificate of the child's health, due within eight days of the birth (CS8 2024.01). The mother is among the header's
 * contacts; the child and the structure that examined have structured addresses. Immutable.
 */
public final class EighthDayCertificate {
    /** {@code CERT_DECL}. */
    public static final CodedValue TYPE = ChildCertificate.TYPE;

    private final CdaHeader header;
    private final EighthDayContent content;
    private final Assembly assembly;

    private EighthDayCertificate(CdaHeader header, EighthDayContent content) {
        this.header = header;
        this.content = content;
        this.assembly = EighthDayAssembly.assemble(header, content);
    }

    public static Builder builder() {
        return new Builder();
    }

    public CdaHeader header() {
        return header;
    }

    public Parent mother() {
        return content.mother();
    }

    public Optional<Parent> otherParent() {
        return content.otherParent();
    }

    public MotherHabits motherHabits() {
        return content.motherHabits();
    }

    /** Number of children at home before this birth. */
    public int childrenAtHome() {
        return content.childrenAtHome();
    }

    public SocialCoverage coverage() {
        return content.coverage();
    }

    public Pregnancy pregnancy() {
        return content.pregnancy();
    }

    public Delivery delivery() {
        return content.delivery();
    }

    public Newborn newborn() {
        return content.newborn();
    }

    /** Immunoglobulin against hepatitis B that was given. */
    public Optional<Treatment> immunoglobulin() {
        return content.immunoglobulin();
    }

    public Statement<Vaccination> vaccinations() {
        return content.vaccinations();
    }

    /** What the child needs in particular. */
    public Optional<String> specialNeeds() {
        return content.specialNeeds();
    }

    /** Whether the parents agree to be called by the physician of the PMI. */
    public boolean pmiContact() {
        return content.pmiContact();
    }

    public Optional<Transfer> transfer() {
        return content.transfer();
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
        return "EighthDayCertificate[" + header.id() + "]";
    }

    /** Builds a certificate; every broken rule is reported at once. */
    public static final class Builder {
        private @Nullable CdaHeader header;
        private CdaHeader.@Nullable Builder headerBuilder;
        private @Nullable Parent mother;
        private @Nullable Parent otherParent;
        private @Nullable MotherHabits motherHabits;
        private @Nullable Integer childrenAtHome;
        private @Nullable SocialCoverage coverage;
        private @Nullable Pregnancy pregnancy;
        private @Nullable Delivery delivery;
        private @Nullable Newborn newborn;
        private @Nullable Treatment immunoglobulin;
        private @Nullable Boolean immunoglobulinGiven;
        private @Nullable Statement<Vaccination> vaccinations;
        private @Nullable String specialNeeds;
        private @Nullable Boolean pmiContact;
        private @Nullable Transfer transfer;

        private Builder() {}

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

        /** Required, with name and date of birth. */
        public Builder mother(Parent value) {
            this.mother = value;
            return this;
        }

        public Builder otherParent(Parent value) {
            this.otherParent = value;
            return this;
        }

        /** Required. */
        public Builder motherHabits(MotherHabits value) {
            this.motherHabits = value;
            return this;
        }

        /** Required: number of children at home before this birth. */
        public Builder childrenAtHome(int value) {
            this.childrenAtHome = value;
            return this;
        }

        /** Required. */
        public Builder coverage(SocialCoverage value) {
            this.coverage = value;
            return this;
        }

        /** Required. */
        public Builder pregnancy(Pregnancy value) {
            this.pregnancy = value;
            return this;
        }

        /** Required. */
        public Builder delivery(Delivery value) {
            this.delivery = value;
            return this;
        }

        /** Required. */
        public Builder newborn(Newborn value) {
            this.newborn = value;
            return this;
        }

        /** Immunoglobulin against hepatitis B that was given. */
        public Builder immunoglobulin(Treatment value) {
            this.immunoglobulin = value;
            this.immunoglobulinGiven = true;
            return this;
        }

        /** To be said when none was given. */
        public Builder noImmunoglobulin() {
            this.immunoglobulin = null;
            this.immunoglobulinGiven = false;
            return this;
        }

        /** Required: vaccinations done. */
        public Builder vaccinations(Statement<Vaccination> value) {
            this.vaccinations = value;
            return this;
        }

        public Builder specialNeeds(String value) {
            this.specialNeeds = value;
            return this;
        }

        /** Required: whether the parents agree to be called by the physician of the PMI. */
        public Builder pmiContact(boolean value) {
            this.pmiContact = value;
            return this;
        }

        public Builder transfer(Transfer value) {
            this.transfer = value;
            return this;
        }

        /**
         * @throws InvalidInputException listing every broken rule of the header and of the body: {@code REQUIRED},
         *     {@code CSE-*}, {@code VAC-*}, {@code CDA-*}, {@code JDV-*}
         */
        public EighthDayCertificate build() {
            Violations violations = new Violations();
            Optional<CdaHeader> built = Optional.ofNullable(header);
            if (headerBuilder != null) {
                built = violations.nested("header", headerBuilder::build);
            } else {
                violations.require(header, "header");
            }
            Optional<EighthDayContent> content = content(violations);
            EighthDayAssembly.check(built, content, violations);
            violations.throwIfAny("EighthDayCertificate");
            return new EighthDayCertificate(built.orElseThrow(), content.orElseThrow());
        }

        private Optional<EighthDayContent> content(Violations violations) {
            violations
                    .require(mother, "mother")
                    .require(motherHabits, "motherHabits")
                    .require(childrenAtHome, "childrenAtHome")
                    .require(coverage, "coverage")
                    .require(pregnancy, "pregnancy")
                    .require(delivery, "delivery")
                    .require(newborn, "newborn")
                    .require(immunoglobulinGiven, "immunoglobulin")
                    .require(vaccinations, "vaccinations")
                    .require(pmiContact, "pmiContact");
            if (mother == null
                    || motherHabits == null
                    || childrenAtHome == null
                    || coverage == null
                    || pregnancy == null
                    || delivery == null
                    || newborn == null
                    || vaccinations == null
                    || pmiContact == null) {
                return Optional.empty();
            }
            return Optional.of(new EighthDayContent(
                    mother,
                    Optional.ofNullable(otherParent),
                    motherHabits,
                    childrenAtHome,
                    coverage,
                    pregnancy,
                    delivery,
                    newborn,
                    Optional.ofNullable(immunoglobulin),
                    vaccinations,
                    Optional.ofNullable(specialNeeds),
                    pmiContact,
                    Optional.ofNullable(transfer)));
        }
    }
}
