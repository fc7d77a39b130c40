package org.segursdk.mss.received;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The {@code X-MSS-…} fields as written; nothing is deduced from one that is absent. Source: mssante §3.1 E10–E12, §3.2.
 *
 * @param productNumber {@code X-MSS-NIL}: product that made the message
 * @param documentCodes {@code X-MSS-CODECDA}
 * @param ins {@code X-MSS-INS}: {@code O} or {@code N}
 * @param citizen {@code X-MSS-MES}: {@code FIN} closes replies
 */
public record MssFields(
        Optional<String> productNumber,
        Optional<String> documentCodes,
        Optional<String> ins,
        Optional<String> citizen) {
    public MssFields {
        Objects.requireNonNull(productNumber, "productNumber");
        Objects.requireNonNull(documentCodes, "documentCodes");
        Objects.requireNonNull(ins, "ins");
        Objects.requireNonNull(citizen, "citizen");
    }

    /** The codes of {@code X-MSS-CODECDA}. */
    public List<String> codes() {
        return documentCodes.stream()
                .flatMap(value -> Arrays.stream(value.split("[,;\\s]+")))
                .filter(code -> !code.isEmpty())
                .toList();
    }

    /** Whether the sender says that the documents bear a qualified INS. */
    public Fact qualifiedIns() {
        String told = ins.map(String::strip).orElse("");
        if (told.equalsIgnoreCase("O")) {
            return Fact.YES;
        }
        return told.equalsIgnoreCase("N") ? Fact.NO : Fact.UNKNOWN;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "MssFields[redacted]";
    }
}
