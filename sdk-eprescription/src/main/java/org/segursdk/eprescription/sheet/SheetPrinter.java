package org.segursdk.eprescription.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.prescription.Code2dImage;
import org.segursdk.core.Environment;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.Violations;
import org.segursdk.eprescription.EPrescription;
import org.segursdk.eprescription.EPrescriptionProfile;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.Provenance;
import org.segursdk.eprescription.code2d.Code2d;
import org.segursdk.eprescription.internal.QrCode;
import org.segursdk.eprescription.internal.sheet.SheetContent;
import org.segursdk.eprescription.internal.sheet.SheetFooter;
import org.segursdk.eprescription.internal.sheet.SheetPdf;

/**
 * Lays the sheet out. With a number, every page bears the 2D code, the number, the patient's answer and the text on the data;
 * without one (no deposit was made), none of them. Whenever the gateway or the number is simulated every page says
 * {@value PrintedSheet#SPECIMEN}. Immutable, thread-safe; makes no network call. Source: eprescription §5, §9.
 */
public final class SheetPrinter {
    private static final int PIXELS = 6;

    private final Environment environment;
    private final EPrescriptionProfile profile;
    private final PrintTexts texts;

    private SheetPrinter(Environment environment, EPrescriptionProfile profile, PrintTexts texts) {
        this.environment = environment;
        this.profile = profile;
        this.texts = texts;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Where the software runs. */
    public Environment environment() {
        return environment;
    }

    public PrintTexts texts() {
        return texts;
    }

    public EPrescriptionProfile profile() {
        return profile;
    }

    /**
     * The sheet of an e-prescription: to be handed over once its deposit was acknowledged.
     *
     * @param gateway what the prescription is deposited through
     * @throws SegurSecurityException code {@code EPR-PROFILE-UNACCEPTED}: production, and nobody accepted the profile
     * @throws InvalidInputException rules {@code EPR-TEXT-OPPOSED}: the patient opposes and the wording for it was not given; {@code
     *     EPR-CODE2D-RPPS}, {@code EPR-CODE2D-SIZE}
     */
    public PrintedSheet withNumber(EPrescription ePrescription, Provenance gateway) {
        Code2d writer = Code2d.writer(profile, environment);
        String agreement = texts.agreement(ePrescription.opposition())
                .orElseThrow(() -> InvalidInputException.of(
                        "PrintedSheet",
                        "texts.agreement.opposed",
                        "EPR-TEXT-OPPOSED",
                        "le texte imprimé quand le patient s'oppose n'est pas connu : donnez-le par withOpposed",
                        "the text printed when the patient opposes is not known: give it by withOpposed"));
        byte[] payload = writer.payload(writer.data(ePrescription));
        QrCode code = QrCode.of(
                payload, profile.errorCorrection().value(), profile.quietZone().value());
        SheetFooter footer = SheetFooter.deposited(
                code,
                profile.moduleMillimetres().value(),
                texts.number(ePrescription.number()),
                List.of(agreement, texts.dataNotice()));
        boolean specimen = gateway.isSimulated() || ePrescription.number().isSimulated();
        return print(
                new PrintedSheet.Printing(ePrescription.prescription(), Optional.of(ePrescription.number()), specimen),
                footer,
                Code2dImage.png(DocumentContent.of(code.png(PIXELS))));
    }

    /**
     * The sheet of a prescription that is not in the national base: neither number nor code.
     *
     * @param gateway what the deposit was tried through
     */
    public PrintedSheet withoutNumber(Prescription prescription, Provenance gateway) {
        return withoutNumber(prescription, gateway.isSimulated());
    }

    /** The sheet of a prescription that no gateway knows of. */
    public PrintedSheet withoutNumber(Prescription prescription) {
        return withoutNumber(prescription, false);
    }

    private PrintedSheet withoutNumber(Prescription prescription, boolean specimen) {
        return print(new PrintedSheet.Printing(prescription, Optional.empty(), specimen), SheetFooter.plain(), null);
    }

    private PrintedSheet print(PrintedSheet.Printing printing, SheetFooter footer, @Nullable Code2dImage code2d) {
        SheetContent content = SheetContent.of(printing.prescription(), texts);
        List<String> made = new ArrayList<>(List.of("textes " + texts.version()));
        printing.number().ifPresent(number -> made.add("profil " + profile.name()));
        profile.acceptedFor().filter(text -> printing.number().isPresent()).ifPresent(made::add);
        try {
            SheetPdf.Made sheet = SheetPdf.write(
                    content,
                    footer,
                    texts,
                    printing.specimen() ? Optional.of(PrintedSheet.SPECIMEN) : Optional.empty(),
                    String.join(" ; ", made));
            return new PrintedSheet(this, printing, code2d, sheet.pdf(), sheet.pages());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Builds a printer. */
    public static final class Builder {
        private @Nullable Environment environment;
        private EPrescriptionProfile profile = EPrescriptionProfile.observedV2();
        private PrintTexts texts = PrintTexts.observed();

        private Builder() {}

        /** Required: where the software runs. */
        public Builder environment(Environment value) {
            this.environment = value;
            return this;
        }

        /** Default {@link EPrescriptionProfile#observedV2()}. */
        public Builder profile(EPrescriptionProfile value) {
            this.profile = value;
            return this;
        }

        /** Default {@link PrintTexts#observed()}. */
        public Builder texts(PrintTexts value) {
            this.texts = value;
            return this;
        }

        /**
         * @throws InvalidInputException rule {@code REQUIRED}
         */
        public SheetPrinter build() {
            new Violations().require(environment, "environment").throwIfAny("SheetPrinter");
            return new SheetPrinter(Objects.requireNonNull(environment), profile, texts);
        }
    }
}
