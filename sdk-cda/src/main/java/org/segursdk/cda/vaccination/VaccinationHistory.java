package org.segursdk.cda.vaccination;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Vaccination;
import org.segursdk.cda.internal.Assembly;
import org.segursdk.cda.internal.vaccination.VaccinationAssembly;
import org.segursdk.core.document.Document;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/**
 * Historique des vaccinations, VAC 2023.01: what the DMP makes of the notes; software may make one to hand over a record.
 * Immutable.
 */
public final class VaccinationHistory {
    /** LOINC {@code 11369-6}, also the principal act. */
    public static final CodedValue TYPE = CodedValue.of("11369-6", CodeSystems.LOINC, "Historique des vaccinations");
    /** Title unless the header has one. */
    public static final String DEFAULT_TITLE = "Historique des vaccinations";

    private final CdaHeader header;
    private final Statement<Vaccination> vaccinations;
    private final Assembly assembly;

    private VaccinationHistory(CdaHeader header, Statement<Vaccination> vaccinations) {
        this.header = header;
        this.vaccinations = vaccinations;
        this.assembly = VaccinationAssembly.assemble(header, vaccinations);
    }

    public static Builder builder() {
        return new Builder();
    }

    public CdaHeader header() {
        return header;
    }

    /** The vaccinations, "none known" or "not recorded". */
    public Statement<Vaccination> vaccinations() {
        return vaccinations;
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
        return "VaccinationHistory[" + header.id() + "]";
    }

    /** Builds a history; every broken rule is reported at once. */
    public static final class Builder {
        private @Nullable CdaHeader header;
        private CdaHeader.@Nullable Builder headerBuilder;
        private @Nullable Statement<Vaccination> vaccinations;

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

        /** Required. */
        public Builder vaccinations(Statement<Vaccination> value) {
            this.vaccinations = value;
            return this;
        }

        /**
         * @throws InvalidInputException listing every broken rule of the header and of the body: {@code REQUIRED},
         *     {@code VAC-*}, {@code CDA-*}, {@code JDV-*}
         */
        public VaccinationHistory build() {
            Violations violations = new Violations().require(vaccinations, "vaccinations");
            Optional<CdaHeader> built = Optional.ofNullable(header);
            if (headerBuilder != null) {
                built = violations.nested("header", headerBuilder::build);
            } else {
                violations.require(header, "header");
            }
            VaccinationAssembly.check(built, vaccinations == null ? Statement.notRecorded() : vaccinations, violations);
            violations.throwIfAny("VaccinationHistory");
            if (vaccinations == null) {
                throw new IllegalStateException("a violation was lost");
            }
            return new VaccinationHistory(built.orElseThrow(), vaccinations);
        }
    }
}
