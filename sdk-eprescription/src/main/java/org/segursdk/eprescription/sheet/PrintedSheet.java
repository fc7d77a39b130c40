package org.segursdk.eprescription.sheet;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.prescription.Code2dImage;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.eprescription.EPrescriptionProfile;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.PrescriptionNumber;

/** The sheet handed to the patient, as a PDF/A-1b, and what it was made of. Immutable. Source: eprescription §5. */
public final class PrintedSheet {
    /** What every page of a specimen bears. */
    public static final String SPECIMEN = "SPÉCIMEN – NON DÉLIVRABLE";

    private final Prescription prescription;
    private final @Nullable PrescriptionNumber number;
    private final @Nullable Code2dImage code2d;
    private final byte[] pdf;
    private final int pages;
    private final boolean specimen;
    private final String textsVersion;
    private final EPrescriptionProfile profile;

    PrintedSheet(SheetPrinter printer, Printing printing, @Nullable Code2dImage code2d, byte[] pdf, int pages) {
        this.prescription = printing.prescription();
        this.number = printing.number().orElse(null);
        this.specimen = printing.specimen();
        this.code2d = code2d;
        this.pdf = pdf;
        this.pages = pages;
        this.textsVersion = printer.texts().version();
        this.profile = printer.profile();
    }

    /** What is printed. */
    record Printing(Prescription prescription, Optional<PrescriptionNumber> number, boolean specimen) {
        /** Redacted. */
        @Override
        public String toString() {
            return "Printing[redacted]";
        }
    }

    public Prescription prescription() {
        return prescription;
    }

    /** Empty on a sheet without deposit. */
    public Optional<PrescriptionNumber> number() {
        return Optional.ofNullable(number);
    }

    /** The 2D code alone; present when there is a number. */
    public Optional<Code2dImage> code2d() {
        return Optional.ofNullable(code2d);
    }

    public DocumentContent pdf() {
        return DocumentContent.of(pdf);
    }

    public int pages() {
        return pages;
    }

    /** Whether every page says that it is not to be dispensed: the gateway or the number is simulated. */
    public boolean isSpecimen() {
        return specimen;
    }

    public String textsVersion() {
        return textsVersion;
    }

    public EPrescriptionProfile profile() {
        return profile;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "PrintedSheet[pages " + pages + (specimen ? ", specimen" : "") + "]";
    }
}
