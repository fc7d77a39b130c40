package org.segursdk.cda.prescription;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Problem;
import org.segursdk.cda.VitalSign;
import org.segursdk.cda.internal.Assembly;
import org.segursdk.cda.internal.PdfCopy;
import org.segursdk.cda.internal.prescription.Code2dProbe;
import org.segursdk.cda.internal.prescription.PrescriptionAssembly;
import org.segursdk.cda.internal.prescription.PrescriptionContent;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.document.Document;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/**
 * Prescription of medicines and devices (eP-MED-DM 2024.01), with its PDF copy. The header's event tells the period of
 * validity: start and stop. The PDF and the 2D code are read from their sources at each writing, never held. Immutable.
 * Source: cda §10, eprescription §6.
 */
public final class PrescriptionDocument {
    /** LOINC 57833-6. */
    public static final CodedValue TYPE =
            CodedValue.of("57833-6", CodeSystems.LOINC, "Prescription de produits de santé");
    /** Title unless the header has one. */
    public static final String DEFAULT_TITLE = "Prescription de médicaments et/ou de dispositifs médicaux";

    private final CdaHeader header;
    private final PrescriptionContent content;
    private final Assembly assembly;

    private PrescriptionDocument(CdaHeader header, PrescriptionContent content) {
        this.header = header;
        this.content = content;
        this.assembly = PrescriptionAssembly.assemble(header, content);
    }

    public static Builder builder() {
        return new Builder();
    }

    public CdaHeader header() {
        return header;
    }

    /** Number of the e-prescription, 18 characters; absent when none was registered. */
    public Optional<String> number() {
        return content.number();
    }

    public Optional<Code2dImage> code2d() {
        return content.code2d();
    }

    public Set<PrescriptionFlag> flags() {
        return content.flags();
    }

    public List<PrescribedMedicine> medicines() {
        return content.medicines();
    }

    public List<PrescribedDevice> devices() {
        return content.devices();
    }

    /** Active problems the lines may answer. */
    public List<Problem> problems() {
        return content.problems();
    }

    public List<VitalSign> vitalSigns() {
        return content.vitalSigns();
    }

    /** When the pregnancy was observed; empty when the prescription does not tell of one. */
    public Optional<ClinicalDate> pregnantOn() {
        return content.pregnantOn();
    }

    public Optional<String> comment() {
        return content.comment();
    }

    /** The bytes and the metadata, ready to be exchanged. */
    public Document toDocument() {
        return assembly.toDocument();
    }

    /**
     * Writes the bytes through a small buffer, reading the PDF and the 2D code once more; the caller closes the stream.
     *
     * @throws IOException when the stream cannot be written or a source cannot be read
     */
    public void writeTo(OutputStream out) throws IOException {
        assembly.writeTo(out);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "PrescriptionDocument[" + header.id() + "]";
    }

    /** Builds a prescription; every broken rule is reported at once. */
    public static final class Builder {
        private @Nullable CdaHeader header;
        private CdaHeader.@Nullable Builder headerBuilder;
        private @Nullable String number;
        private @Nullable Code2dImage code2d;
        private final EnumSet<PrescriptionFlag> flags = EnumSet.noneOf(PrescriptionFlag.class);
        private boolean validityEndUnknown;
        private final List<Supplier<PrescribedMedicine>> medicines = new ArrayList<>();
        private final List<Supplier<PrescribedDevice>> devices = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private final List<VitalSign> vitalSigns = new ArrayList<>();
        private @Nullable ClinicalDate pregnantOn;
        private @Nullable String comment;
        private @Nullable ContentSource pdf;

        private Builder() {}

        /** Required: one author, the prescriber; its event's start and stop are the period of validity. */
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

        /** Number of the e-prescription: 18 characters, digits and capitals. */
        public Builder number(String value) {
            this.number = value;
            return this;
        }

        /** Needs a number. */
        public Builder code2d(Code2dImage value) {
            this.code2d = value;
            return this;
        }

        public Builder addFlag(PrescriptionFlag value) {
            this.flags.add(value);
            return this;
        }

        /** The end of the validity is not known; the header's event then has no stop. */
        public Builder validityEndUnknown() {
            this.validityEndUnknown = true;
            return this;
        }

        public Builder addMedicine(PrescribedMedicine value) {
            this.medicines.add(() -> value);
            return this;
        }

        /** The same, built here: what it lacks is reported with the rest. */
        public Builder addMedicine(PrescribedMedicine.Builder value) {
            this.medicines.add(value::build);
            return this;
        }

        public Builder addDevice(PrescribedDevice value) {
            this.devices.add(() -> value);
            return this;
        }

        /** The same, built here: what it lacks is reported with the rest. */
        public Builder addDevice(PrescribedDevice.Builder value) {
            this.devices.add(value::build);
            return this;
        }

        /** An active problem, which lines may name as their reason. */
        public Builder addProblem(Problem value) {
            this.problems.add(value);
            return this;
        }

        /** Weight, height… */
        public Builder addVitalSign(VitalSign value) {
            this.vitalSigns.add(value);
            return this;
        }

        /** The patient is pregnant; to be said whenever she is. */
        public Builder pregnant(ClinicalDate observedOn) {
            this.pregnantOn = observedOn;
            return this;
        }

        public Builder comment(String value) {
            this.comment = value;
            return this;
        }

        /** Required: the sheet handed to the patient. The source gives the same bytes at each opening. */
        public Builder pdf(ContentSource value) {
            this.pdf = value;
            return this;
        }

        /**
         * Reads the PDF and the 2D code once, to check them.
         *
         * @throws InvalidInputException listing every broken rule of the header and of the body: {@code REQUIRED},
         *     {@code EP-*}, {@code CDA-*}, {@code JDV-*}, {@code CONTENT-UNREADABLE}
         */
        public PrescriptionDocument build() {
            Violations violations = new Violations().require(pdf, "pdf");
            Checked checked = check(violations);
            violations.throwIfAny("PrescriptionDocument");
            return new PrescriptionDocument(checked.header().orElseThrow(), checked.content());
        }

        /**
         * What {@link #build()} would refuse, apart from a missing PDF: a prescription can be checked before its sheet is made.
         */
        public List<Violation> violations() {
            Violations violations = new Violations();
            check(violations);
            return violations.toList();
        }

        private record Checked(Optional<CdaHeader> header, PrescriptionContent content) {
            /** Redacted. */
            @Override
            public String toString() {
                return "Checked[redacted]";
            }
        }

        private Checked check(Violations violations) {
            Optional<CdaHeader> built = Optional.ofNullable(header);
            if (headerBuilder != null) {
                built = violations.nested("header", headerBuilder::build);
            } else {
                violations.require(header, "header");
            }
            int before = violations.toList().size();
            List<PrescribedMedicine> medicineLines = lines(medicines, "medicines", violations);
            List<PrescribedDevice> deviceLines = lines(devices, "devices", violations);
            boolean linesMissing = violations.toList().size() > before;
            PrescriptionContent content = new PrescriptionContent(
                    Optional.ofNullable(number),
                    Optional.ofNullable(code2d),
                    // In the order of the enum, so that the same input gives the same bytes.
                    Collections.unmodifiableSet(EnumSet.copyOf(flags)),
                    validityEndUnknown,
                    medicineLines,
                    deviceLines,
                    List.copyOf(problems),
                    List.copyOf(vitalSigns),
                    Optional.ofNullable(pregnantOn),
                    Optional.ofNullable(comment),
                    PdfCopy.check(Optional.ofNullable(pdf), "pdf", violations),
                    Code2dProbe.check(Optional.ofNullable(code2d), "code2d", violations));
            PrescriptionAssembly.check(built, content, linesMissing, violations);
            return new Checked(built, content);
        }

        /** Lines that lack something were reported; the others are still checked. */
        private static <T> List<T> lines(List<Supplier<T>> suppliers, String path, Violations violations) {
            List<T> built = new ArrayList<>();
            for (int i = 0; i < suppliers.size(); i++) {
                violations.nested(path + "[" + i + "]", suppliers.get(i)).ifPresent(built::add);
            }
            return List.copyOf(built);
        }
    }
}
