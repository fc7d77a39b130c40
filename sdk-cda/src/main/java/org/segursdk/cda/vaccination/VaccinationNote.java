package org.segursdk.cda.vaccination;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.Vaccination;
import org.segursdk.cda.internal.Assembly;
import org.segursdk.cda.internal.vaccination.VaccinationAssembly;
import org.segursdk.core.document.Document;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/**
 * Note de vaccination, VAC-NOTE 2023.01: one vaccination, which the DMP adds to the history it keeps. Immutable.
 */
public final class VaccinationNote {
    /** LOINC {@code 87273-9}, also the principal act. */
    public static final CodedValue TYPE = CodedValue.of("87273-9", CodeSystems.LOINC, "Note de vaccination");
    /** Title unless the header has one. */
    public static final String DEFAULT_TITLE = "Note de vaccination";

    private final CdaHeader header;
    private final Vaccination vaccination;
    private final Assembly assembly;

    private VaccinationNote(CdaHeader header, Vaccination vaccination) {
        this.header = header;
        this.vaccination = vaccination;
        this.assembly = VaccinationAssembly.assemble(header, vaccination);
    }

    public static Builder builder() {
        return new Builder();
    }

    public CdaHeader header() {
        return header;
    }

    /** The vaccination: its day, CIS and ATC codes, batch and who vouches for it. */
    public Vaccination vaccination() {
        return vaccination;
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
        return "VaccinationNote[" + header.id() + "]";
    }

    /** Builds a note; every broken rule is reported at once. */
    public static final class Builder {
        private @Nullable CdaHeader header;
        private CdaHeader.@Nullable Builder headerBuilder;
        private @Nullable Vaccination vaccination;

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
        public Builder vaccination(Vaccination value) {
            this.vaccination = value;
            return this;
        }

        /**
         * @throws InvalidInputException listing every broken rule of the header and of the body: {@code REQUIRED},
         *     {@code VAC-*}, {@code CDA-*}, {@code JDV-*}
         */
        public VaccinationNote build() {
            Violations violations = new Violations().require(vaccination, "vaccination");
            Optional<CdaHeader> built = Optional.ofNullable(header);
            if (headerBuilder != null) {
                built = violations.nested("header", headerBuilder::build);
            } else {
                violations.require(header, "header");
            }
            VaccinationAssembly.check(built, vaccination, violations);
            violations.throwIfAny("VaccinationNote");
            if (vaccination == null) {
                throw new IllegalStateException("a violation was lost");
            }
            return new VaccinationNote(built.orElseThrow(), vaccination);
        }
    }
}
