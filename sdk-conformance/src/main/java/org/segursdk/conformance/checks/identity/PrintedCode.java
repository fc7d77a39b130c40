package org.segursdk.conformance.checks.identity;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.segursdk.cda.read.ReadPatient;
import org.segursdk.conformance.check.FileKind;
import org.segursdk.conformance.checks.documents.FileCheck.Files;
import org.segursdk.conformance.checks.documents.PaperText;
import org.segursdk.conformance.run.Artefact;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.insi.datamatrix.InsDatamatrix;
import org.segursdk.insi.datamatrix.ScannedIdentity;

/**
 * The INS datamatrix of what is printed (REM-INS-24): on some page, readable without a fault, the same as what is printed in clear and,
 * when the PDF stands in a CDA document, the same as its header.
 */
final class PrintedCode {
    private static final int DPI = 300;
    private static final LocalizedText HINT = LocalizedText.of(
            "InsDatamatrix.of(ins).png imprime le code (docs/ins.md)",
            "InsDatamatrix.of(ins).png makes the code to print (docs/ins.md)");

    private PrintedCode() {}

    static void judge(Files files) throws IOException {
        for (Artefact each : files.showing("paper-identity-qualified")) {
            for (byte[] pdf : PaperText.pdfs(each)) {
                files.saw(each);
                judge(files, each, pdf);
            }
        }
    }

    private static void judge(Files files, Artefact file, byte[] pdf) throws IOException {
        List<ScannedIdentity> codes = codes(pdf);
        files.require(
                codes.stream()
                        .anyMatch(code ->
                                code.ins().isPresent() && code.findings().isEmpty()),
                "readable",
                file,
                LocalizedText.of(
                        "aucune page ne porte de datamatrix INS qui se lise sans défaut",
                        "no page bears an INS datamatrix that reads without a fault"),
                HINT);
        String words = PaperText.words(pdf);
        files.require(
                codes.stream().flatMap(code -> code.ins().stream()).allMatch(ins -> words.replace(" ", "")
                        .contains(ins.matricule().value())),
                "same-matricule",
                file,
                LocalizedText.of(
                        "le matricule du datamatrix n'est pas imprimé en clair dans le document",
                        "the matricule of the datamatrix is not printed in clear in the document"),
                HINT);
        files.require(
                codes.stream().flatMap(code -> code.traits().stream()).allMatch(traits -> letters(words)
                        .contains(letters(traits.birthName()))),
                "same-name",
                file,
                LocalizedText.of(
                        "le nom de naissance du datamatrix n'est pas imprimé en clair dans le document",
                        "the birth name of the datamatrix is not printed in clear in the document"),
                HINT);
        if (file.checked().kind() == FileKind.CDA) {
            Optional<ReadPatient> patient = PaperText.cda(file).header().patient();
            files.require(
                    patient.isPresent() && codes.stream().allMatch(code -> same(code, patient.get())),
                    "same-as-record",
                    file,
                    LocalizedText.of(
                            "le datamatrix n'a pas le matricule, l'OID et les traits de l'en-tête du document",
                            "the datamatrix has not the matricule, OID and traits of the document's header"),
                    HINT);
        }
    }

    /** Neither case, accents, blanks nor hyphens count. */
    private static String letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("[^\\p{L}]", "")
                .toUpperCase(Locale.ROOT);
    }

    private static boolean same(ScannedIdentity code, ReadPatient patient) {
        return code.ins().equals(patient.ins())
                && code.traits().isPresent()
                && patient.traits()
                        .filter(traits -> same(code.traits().get(), traits))
                        .isPresent();
    }

    private static boolean same(IdentityTraits printed, IdentityTraits kept) {
        return letters(printed.birthName()).equals(letters(kept.birthName()))
                && letters(printed.birthGivenNames()).equals(letters(kept.birthGivenNames()))
                && printed.sex() == kept.sex()
                && printed.birthDate().equals(kept.birthDate());
    }

    /** The INS codes of all pages. */
    private static List<ScannedIdentity> codes(byte[] pdf) throws IOException {
        List<ScannedIdentity> codes = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int i = 0; i < document.getNumberOfPages(); i++) {
                scanned(renderer.renderImageWithDPI(i, DPI, ImageType.GRAY)).ifPresent(codes::add);
            }
        }
        return codes;
    }

    /** Empty when there is no code on the page. */
    private static Optional<ScannedIdentity> scanned(BufferedImage page) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(page, "png", png);
        try {
            return Optional.of(InsDatamatrix.readImage(png.toByteArray()));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }
}
