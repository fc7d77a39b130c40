package org.segursdk.cda.child;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.VitalSign;
import org.segursdk.cda.internal.Assembly;
import org.segursdk.cda.internal.child.MeasurementsAssembly;
import org.segursdk.core.document.Document;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** Mesures de l'enfant, CSE-MDE 2023.01: weight, height, head circumference taken at a visit. Immutable. */
public final class ChildMeasurements {
    /** LOINC {@code 29274-8}. */
    public static final CodedValue TYPE = CodedValue.of("29274-8", CodeSystems.LOINC, "Mesures de signes vitaux");
    /** Principal act: a consultation. */
    public static final CodedValue EVENT = CodedValue.of("11429006", CodeSystems.SNOMED_CT, "consultation");
    /** Title unless the header has one. */
    public static final String DEFAULT_TITLE = "Carnet de santé de l'enfant - Mesures de l'enfant";

    private final CdaHeader header;
    private final List<VitalSign> measurements;
    private final Assembly assembly;

    private ChildMeasurements(CdaHeader header, List<VitalSign> measurements) {
        this.header = header;
        this.measurements = measurements;
        this.assembly = MeasurementsAssembly.assemble(header, measurements);
    }

    public static Builder builder() {
        return new Builder();
    }

    public CdaHeader header() {
        return header;
    }

    /** At least one. */
    public List<VitalSign> measurements() {
        return measurements;
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
        return "ChildMeasurements[" + header.id() + "]";
    }

    /** Builds a document; every broken rule is reported at once. */
    public static final class Builder {
        private @Nullable CdaHeader header;
        private CdaHeader.@Nullable Builder headerBuilder;
        private final List<VitalSign> measurements = new ArrayList<>();

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

        /** At least one. */
        public Builder addMeasurement(VitalSign value) {
            this.measurements.add(value);
            return this;
        }

        /**
         * @throws InvalidInputException listing every broken rule of the header and of the body: {@code REQUIRED},
         *     {@code CSE-*}, {@code CDA-*}, {@code JDV-*}
         */
        public ChildMeasurements build() {
            Violations violations = new Violations();
            Optional<CdaHeader> built = Optional.ofNullable(header);
            if (headerBuilder != null) {
                built = violations.nested("header", headerBuilder::build);
            } else {
                violations.require(header, "header");
            }
            MeasurementsAssembly.check(built, measurements, violations);
            violations.throwIfAny("ChildMeasurements");
            return new ChildMeasurements(built.orElseThrow(), List.copyOf(measurements));
        }
    }
}
