package org.segursdk.mss.message;

import java.util.List;
import java.util.Objects;
import org.segursdk.core.WireFact;

/**
 * What messages rest on that was read, seen or deduced, each with its source and certainty. Immutable.
 */
public final class MessageProfile {
    private static final MessageProfile PRODUCTION = new Builder().build();

    private final WireFact<String> citizenDomain;
    private final WireFact<Long> sizeLimit;
    private final WireFact<Long> citizenSizeLimit;
    private final WireFact<String> replaceMention;
    private final WireFact<String> replaceSentence;
    private final WireFact<String> deleteSentence;
    private final WireFact<String> closingSubject;
    private final WireFact<Boolean> notificationWithoutReturnPath;

    private MessageProfile(Builder builder) {
        this.citizenDomain = builder.citizenDomain;
        this.sizeLimit = builder.sizeLimit;
        this.citizenSizeLimit = builder.citizenSizeLimit;
        this.replaceMention = builder.replaceMention;
        this.replaceSentence = builder.replaceSentence;
        this.deleteSentence = builder.deleteSentence;
        this.closingSubject = builder.closingSubject;
        this.notificationWithoutReturnPath = builder.notificationWithoutReturnPath;
    }

    /** The production services, nothing overridden. */
    public static MessageProfile production() {
        return PRODUCTION;
    }

    /**
     * The test services. Their citizens' domain is not known: it must be given.
     *
     * @param citizenDomain such as the operator told
     */
    public static MessageProfile test(String citizenDomain) {
        return builder().citizenDomain(citizenDomain).build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Every fact of this profile. */
    public List<WireFact<?>> facts() {
        return List.of(
                citizenDomain,
                sizeLimit,
                citizenSizeLimit,
                replaceMention,
                replaceSentence,
                deleteSentence,
                closingSubject,
                notificationWithoutReturnPath);
    }

    /** Domain of the patients' addresses. */
    public WireFact<String> citizenDomain() {
        return citizenDomain;
    }

    /** Greatest size in bytes of a whole message to professionals, base64 included. */
    public WireFact<Long> sizeLimit() {
        return sizeLimit;
    }

    /** Greatest size in bytes of a whole message to a patient, base64 included. */
    public WireFact<Long> citizenSizeLimit() {
        return citizenSizeLimit;
    }

    /** What stands after the marker in the subject of a replacement. */
    public WireFact<String> replaceMention() {
        return replaceMention;
    }

    /** First sentence of the body of a replacement. */
    public WireFact<String> replaceSentence() {
        return replaceSentence;
    }

    /** First sentence of the body of a deletion notice: it is the body that tells the receiver. */
    public WireFact<String> deleteSentence() {
        return deleteSentence;
    }

    /** Whole subject of the message that closes all exchanges with a patient. */
    public WireFact<String> closingSubject() {
        return closingSubject;
    }

    /** Whether a disposition notification leaves with an empty return path, as RFC 8098 §3 wants it. */
    public WireFact<Boolean> notificationWithoutReturnPath() {
        return notificationWithoutReturnPath;
    }

    /** Overrides facts one by one. */
    public static final class Builder {
        private WireFact<String> citizenDomain =
                WireFact.observed("mss.citizen.domain", "patient.mssante.fr", "mssante §3.2");
        // "10 MB" and "25 MB" are read as millions of bytes, the smaller reading.
        private WireFact<Long> sizeLimit = WireFact.observed("mss.size.limit", 10_000_000L, "mssante §3.1 E14");
        private WireFact<Long> citizenSizeLimit =
                WireFact.observed("mss.size.citizen-limit", 25_000_000L, "mssante §3.1 E14");
        private WireFact<String> replaceMention =
                WireFact.observed("mss.replace.mention", "[Annule et remplace]", "mssante §5");
        private WireFact<String> replaceSentence = WireFact.inferred(
                "mss.replace.sentence",
                "Ce message annule et remplace un envoi précédent : les documents joints en remplacent d'autres.",
                "mssante §5, wording of the SDK");
        private WireFact<String> deleteSentence = WireFact.inferred(
                "mss.delete.sentence",
                "Demande de suppression : les documents joints, envoyés précédemment, doivent être supprimés.",
                "mssante §5, wording of the SDK");
        private final WireFact<String> closingSubject =
                WireFact.official("mss.citizen.closing-subject", "[FIN]", "mssante §3.2");
        private WireFact<Boolean> notificationWithoutReturnPath =
                WireFact.inferred("mss.mdn.empty-return-path", true, "RFC 8098 §3");

        private Builder() {}

        public Builder citizenDomain(String value) {
            this.citizenDomain = citizenDomain.overriddenBy(Objects.requireNonNull(value, "value"));
            return this;
        }

        /** In bytes; what the operator's SIZE announces, when it is known. */
        public Builder sizeLimit(long value) {
            this.sizeLimit = sizeLimit.overriddenBy(value);
            return this;
        }

        /** In bytes. */
        public Builder citizenSizeLimit(long value) {
            this.citizenSizeLimit = citizenSizeLimit.overriddenBy(value);
            return this;
        }

        public Builder replaceMention(String value) {
            this.replaceMention = replaceMention.overriddenBy(Objects.requireNonNull(value, "value"));
            return this;
        }

        public Builder replaceSentence(String value) {
            this.replaceSentence = replaceSentence.overriddenBy(Objects.requireNonNull(value, "value"));
            return this;
        }

        public Builder deleteSentence(String value) {
            this.deleteSentence = deleteSentence.overriddenBy(Objects.requireNonNull(value, "value"));
            return this;
        }

        public Builder notificationWithoutReturnPath(boolean value) {
            this.notificationWithoutReturnPath = notificationWithoutReturnPath.overriddenBy(value);
            return this;
        }

        public MessageProfile build() {
            return new MessageProfile(this);
        }
    }
}
