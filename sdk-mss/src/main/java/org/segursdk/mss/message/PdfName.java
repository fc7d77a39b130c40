package org.segursdk.mss.message;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.InsNames;
import org.segursdk.mss.internal.mime.Wording;

/**
 * The name of a PDF copy: {@code <AAAAMMJJ>_<type>_<NOM>_<prénom>_<dossier>.pdf}, the day being that of the act's start, the
 * type its label cut at 40 characters. What separates the parts or what no file system takes becomes a hyphen in the label; a
 * folder number with such characters is refused, for it would no longer be the number. Source: mssante §3.1 E5 (ECO.2.1.6).
 *
 * @param value the whole name
 */
public record PdfName(String value) {
    private static final int LABEL_LENGTH = 40;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);

    public PdfName {
        Objects.requireNonNull(value, "value");
    }

    /**
     * @param zone where the day of the act is read; that of the document, Europe/Paris by default in the SDK
     * @throws InvalidInputException rules {@code MSS-PDF-NAME}, {@code MSS-PDF-FOLDER}
     */
    public static PdfName of(DocumentMetadata document, Optional<String> folder, ZoneId zone) {
        IdentityTraits traits = document.patient().traits();
        String label = part(document.typeCode().displayName().strip());
        String name = InsNames.normalize(traits.birthName());
        String given = InsNames.normalize(traits.firstGivenName());
        new Violations()
                .check(
                        Wording.isOneLine(label) && isPart(name) && isPart(given),
                        "document",
                        "MSS-PDF-NAME",
                        "le libellé ou le nom contient un caractère impossible dans un nom de fichier",
                        "the label or the name holds a character no file name can have")
                .check(
                        folder.isEmpty() || isPart(folder.get()),
                        "folder",
                        "MSS-PDF-FOLDER",
                        "le numéro de dossier contient un caractère impossible dans un nom de fichier",
                        "the folder number holds a character no file name can have")
                .throwIfAny("PdfName");
        String day = DAY.format(document.serviceStart().atZone(zone));
        String last = folder.map(number -> '_' + number).orElse("");
        return new PdfName(day + '_' + Wording.cut(label, LABEL_LENGTH) + '_' + name + '_' + given + last + ".pdf");
    }

    private static String part(String label) {
        return Wording.forFileName(label).replace('_', '-');
    }

    private static boolean isPart(String text) {
        return !text.isBlank() && text.indexOf('_') < 0 && Wording.isFitForFileName(text);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "PdfName[redacted]";
    }
}
