package org.segursdk.eprescription.internal.sending;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.gateway.PrescriptionLine;
import org.segursdk.eprescription.gateway.PrescriptionLines;

/** Tells whether a prescription is the one a sending began with. */
public final class PrescriptionDigest {
    private PrescriptionDigest() {}

    /** SHA-256 over patient, prescriber, dates, answer and lines, hexadecimal. */
    public static String of(Prescription prescription) {
        List<String> parts = new ArrayList<>();
        IdentityTraits traits = prescription.patient().traits();
        parts.add(prescription.id().value());
        parts.add(traits.birthName());
        parts.add(traits.birthGivenNames());
        parts.add(traits.birthDate().toIso());
        parts.add(prescription
                .patient()
                .ins()
                .map(ins -> ins.ins().matricule().value())
                .orElse(""));
        parts.add(prescription.prescriber().professional().id().value());
        parts.add(prescription.amNumber().orElse(""));
        parts.add(prescription.writtenAt().toString());
        parts.add(prescription.validUntil().map(Object::toString).orElse(""));
        parts.add(prescription.flags().toString());
        prescription.opposition().ifPresent(answer -> parts.add(answer.choice() + " " + answer.informedOn()));
        for (PrescriptionLine line : PrescriptionLines.of(prescription)) {
            parts.add(line.id());
            parts.add(line.label());
            parts.add(line.code()
                    .map(code -> code.codeSystem() + " " + code.code())
                    .orElse(""));
            parts.add(line.words());
        }
        parts.add(prescription.comment().orElse(""));
        return digest(parts);
    }

    private static String digest(List<String> parts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                // With its length, so that no two lists give the same bytes.
                sha256.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                sha256.update(bytes);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
