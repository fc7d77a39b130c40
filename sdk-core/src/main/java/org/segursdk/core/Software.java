package org.segursdk.core;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.Oid;

/**
 * The software that embeds the SDK, as it declares itself to the services. Immutable. Source: insi §3.3, dmp §3.2.
 */
public final class Software {
    private final String name;
    private final String version;
    private final UUID installationId;
    private final @Nullable Oid oid;
    private final @Nullable String cndaAuthorisation;
    private final @Nullable String dmpApproval;

    private Software(Builder builder) {
        this.name = builder.name;
        this.version = builder.version;
        this.installationId = builder.installationId == null
                ? UUID.nameUUIDFromBytes((builder.name + '/' + builder.version).getBytes(StandardCharsets.UTF_8))
                : builder.installationId;
        this.oid = builder.oid;
        this.cndaAuthorisation = builder.cndaAuthorisation;
        this.dmpApproval = builder.dmpApproval;
    }

    /** Name and version only: enough for the sandbox. */
    public static Software of(String name, String version) {
        return builder(name, version).build();
    }

    public static Builder builder(String name, String version) {
        return new Builder(name, version);
    }

    public String name() {
        return name;
    }

    public String version() {
        return version;
    }

    /** Constant per installation; without one given, derived from name and version. */
    public UUID installationId() {
        return installationId;
    }

    /** OID of the software instance: source id of submissions and root of HL7v3 message ids. */
    public Oid oid() {
        return oid == null ? Oid.fromUuid(installationId) : oid;
    }

    /** CNDA authorisation number (IDAM), needed by INSi outside the sandbox. */
    public Optional<String> cndaAuthorisation() {
        return Optional.ofNullable(cndaAuthorisation);
    }

    /** Number given by the national approval for the DMP, needed by the VIHF outside the sandbox. */
    public Optional<String> dmpApproval() {
        return Optional.ofNullable(dmpApproval);
    }

    @Override
    public String toString() {
        return "Software[" + name + ' ' + version + ']';
    }

    /** Builds a software identity. */
    public static final class Builder {
        private final String name;
        private final String version;
        private @Nullable UUID installationId;
        private @Nullable Oid oid;
        private @Nullable String cndaAuthorisation;
        private @Nullable String dmpApproval;

        private Builder(String name, String version) {
            this.name = Objects.requireNonNull(name, "name");
            this.version = Objects.requireNonNull(version, "version");
        }

        public Builder installationId(UUID value) {
            this.installationId = value;
            return this;
        }

        public Builder oid(Oid value) {
            this.oid = value;
            return this;
        }

        public Builder cndaAuthorisation(String value) {
            this.cndaAuthorisation = value;
            return this;
        }

        public Builder dmpApproval(String value) {
            this.dmpApproval = value;
            return this;
        }

        /**
         * @throws InvalidInputException rules {@code REQUIRED}, {@code SOFTWARE-VERSION-LENGTH} (at most 59 characters)
         */
        public Software build() {
            new Violations()
                    .require(name, "name")
                    .require(version, "version")
                    .check(
                            version.length() <= 59,
                            "version",
                            "SOFTWARE-VERSION-LENGTH",
                            "au plus 59 caractères",
                            "at most 59 characters")
                    .throwIfAny("Software");
            return new Software(this);
        }
    }
}
