package org.segursdk.cda.read;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.terminology.Oid;

/**
 * An identifier (HL7 II) as written. Source: cda §1.2.
 *
 * @param root OID or UUID; absent when the identifier is null or badly written
 * @param extension the number given by the root, if any
 * @param assigningAuthority name of who gives the number, if told
 * @param nullFlavor why there is none, if told
 */
public record ReadId(
        Optional<String> root,
        Optional<String> extension,
        Optional<String> assigningAuthority,
        Optional<String> nullFlavor) {
    public ReadId {
        Objects.requireNonNull(root, "root");
        Objects.requireNonNull(extension, "extension");
        Objects.requireNonNull(assigningAuthority, "assigningAuthority");
        Objects.requireNonNull(nullFlavor, "nullFlavor");
    }

    /** Whether it was given by that authority. */
    public boolean isOf(String authority) {
        return root.filter(authority::equals).isPresent();
    }

    /** Whether both name the same thing: root and extension agree, a UUID in any case. */
    public boolean sameAs(ReadId other) {
        return root.isPresent()
                && other.root.isPresent()
                && root.get().equalsIgnoreCase(other.root.get())
                && extension.equals(other.extension);
    }

    /** As a typed identifier, when the root is an OID and the extension short enough. */
    public Optional<InstanceId> instanceId() {
        return root.filter(Oid::isValid)
                .filter(oid ->
                        extension.filter(e -> e.isBlank() || e.length() > 64).isEmpty())
                .map(oid -> new InstanceId(Oid.of(oid), extension));
    }

    /** {@code root}, or {@code root^extension}: the form of an XDS uniqueId; empty without a root. Source: cda §15. */
    public Optional<String> text() {
        return root.map(value -> extension.map(e -> value + '^' + e).orElse(value));
    }

    /** Redacted: it may be a patient's. */
    @Override
    public String toString() {
        return "ReadId[redacted]";
    }
}
