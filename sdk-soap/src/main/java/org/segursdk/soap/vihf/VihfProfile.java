package org.segursdk.soap.vihf;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.segursdk.core.WireFact;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.soap.SignatureAlgorithm;

/**
 * The constants of the VIHF that sources leave open or contradict, each with what it rests on; all may be overridden without a
 * rebuild. Immutable. Source: dmp §3, §15.
 */
public final class VihfProfile {
    private static final String CLASSES = "urn:oasis:names:tc:SAML:2.0:ac:classes:";
    private static final VihfProfile DEFAULT = new VihfProfile(new Builder());

    private final WireFact<String> version;
    private final WireFact<String> authenticationModeName;
    private final WireFact<String> authnContextDecl;
    private final WireFact<SignatureAlgorithm> signatureAlgorithm;
    private final WireFact<Boolean> signedInDirectMode;
    private final WireFact<String> purposeCodeSystem;
    private final WireFact<String> purposeCodeSystemName;
    private final Map<AuthenticationMeans, WireFact<String>> authnContexts;

    private VihfProfile(Builder builder) {
        this.version = builder.version;
        this.authenticationModeName = builder.authenticationModeName;
        this.authnContextDecl = builder.authnContextDecl;
        this.signatureAlgorithm = builder.signatureAlgorithm;
        this.signedInDirectMode = builder.signedInDirectMode;
        this.purposeCodeSystem = builder.purposeCodeSystem;
        this.purposeCodeSystemName = builder.purposeCodeSystemName;
        this.authnContexts = Map.copyOf(builder.authnContexts);
    }

    /** What the sources say best. */
    public static VihfProfile defaults() {
        return DEFAULT;
    }

    /** A profile that starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** {@code VIHF_Version}: 3.0 in every sample, 4.0 in one table. */
    public WireFact<String> version() {
        return version;
    }

    /** Name of the attribute of the mode: two spellings circulate. */
    public WireFact<String> authenticationModeName() {
        return authenticationModeName;
    }

    /** {@code AuthnContextDecl}, in INDIRECTE_RENFORCEE only. */
    public WireFact<String> authnContextDecl() {
        return authnContextDecl;
    }

    public WireFact<SignatureAlgorithm> signatureAlgorithm() {
        return signatureAlgorithm;
    }

    /** Whether a DIRECTE assertion is signed too; the indirect ones always are. */
    public WireFact<Boolean> signedInDirectMode() {
        return signedInDirectMode;
    }

    public WireFact<String> purposeCodeSystem() {
        return purposeCodeSystem;
    }

    public WireFact<String> purposeCodeSystemName() {
        return purposeCodeSystemName;
    }

    /** {@code AuthnContextClassRef} of a means of authentication. */
    public WireFact<String> authnContext(AuthenticationMeans means) {
        return Objects.requireNonNull(authnContexts.get(means));
    }

    /** Every fact, to be accepted or reviewed. */
    public Collection<WireFact<?>> facts() {
        List<WireFact<?>> facts = new ArrayList<>(List.of(
                version,
                authenticationModeName,
                authnContextDecl,
                signatureAlgorithm,
                signedInDirectMode,
                purposeCodeSystem,
                purposeCodeSystemName));
        for (AuthenticationMeans means : AuthenticationMeans.values()) {
            facts.add(authnContext(means));
        }
        return List.copyOf(facts);
    }

    /** Overrides facts; what is overridden is the integrator's and needs no acceptance. */
    public static final class Builder {
        private WireFact<String> version =
                WireFact.inferred("dmp.vihf.version", "3.0", "dmp §3.2, §15.3 (samples 3.0; one mapping table 4.0)");
        private WireFact<String> authenticationModeName = WireFact.inferred(
                "dmp.vihf.authenticationModeName", "Authentification_mode", "dmp §3.2, §15.3 (two spellings)");
        private WireFact<String> authnContextDecl =
                WireFact.observed("dmp.vihf.authnContextDecl", "APP_BROWSER_AUTH", "dmp §3.1 (O-KIT, I-DRIM)");
        private WireFact<SignatureAlgorithm> signatureAlgorithm = WireFact.inferred(
                "dmp.vihf.signatureAlgorithm",
                SignatureAlgorithm.SHA256,
                "dmp §3.1, §15.4 (samples SHA-1; SHA-256 accepted by a development platform)");
        private WireFact<Boolean> signedInDirectMode =
                WireFact.observed("dmp.vihf.signedInDirectMode", false, "dmp §3.1 (direct unsigned)");
        private WireFact<String> purposeCodeSystem = WireFact.official(
                "dmp.vihf.purposeOfUse.codeSystem", "1.2.250.1.213.1.1.4.248", "dmp §3.4 (the wire; catalogue 4.336)");
        private WireFact<String> purposeCodeSystemName = WireFact.official(
                "dmp.vihf.purposeOfUse.codeSystemName", "mode acces VIHF 2.0", "dmp §3.2 (not significant)");
        private final Map<AuthenticationMeans, WireFact<String>> authnContexts =
                new EnumMap<>(AuthenticationMeans.class);

        private Builder() {
            put(WireFact.observed("dmp.vihf.authnContext.PASSWORD", CLASSES + "Password", "dmp §3.1 (kit, AI)"));
            put(WireFact.inferred(
                    "dmp.vihf.authnContext.TWO_FACTOR",
                    CLASSES + "MobileTwoFactorUnregistered",
                    "dmp §3.1, §15.2 (allowed list unknown)"));
            put(WireFact.official(
                    "dmp.vihf.authnContext.CPS_CARD", CLASSES + "SmartcardPKI", "dmp §3.1 (direct and AI samples)"));
            put(WireFact.observed(
                    "dmp.vihf.authnContext.PRO_SANTE_CONNECT",
                    CLASSES + "MobileTwoFactorUnregistered",
                    "dmp §3.1 (O-VG)"));
            put(WireFact.unknown(
                    "dmp.vihf.authnContext.AUTOMATE", CLASSES + "TLSClient", "dmp §3.1, §15.2 (allowed list unknown)"));
        }

        private void put(WireFact<String> fact) {
            String name = fact.name().substring(fact.name().lastIndexOf('.') + 1);
            authnContexts.put(AuthenticationMeans.valueOf(name), fact);
        }

        public Builder version(String value) {
            version = version.overriddenBy(value);
            return this;
        }

        public Builder authenticationModeName(String value) {
            authenticationModeName = authenticationModeName.overriddenBy(value);
            return this;
        }

        public Builder authnContextDecl(String value) {
            authnContextDecl = authnContextDecl.overriddenBy(value);
            return this;
        }

        public Builder signatureAlgorithm(SignatureAlgorithm value) {
            signatureAlgorithm = signatureAlgorithm.overriddenBy(value);
            return this;
        }

        public Builder signedInDirectMode(boolean value) {
            signedInDirectMode = signedInDirectMode.overriddenBy(value);
            return this;
        }

        public Builder purposeCodeSystem(String value) {
            purposeCodeSystem = purposeCodeSystem.overriddenBy(value);
            return this;
        }

        public Builder purposeCodeSystemName(String value) {
            purposeCodeSystemName = purposeCodeSystemName.overriddenBy(value);
            return this;
        }

        public Builder authnContext(AuthenticationMeans means, String classRef) {
            put(Objects.requireNonNull(authnContexts.get(means)).overriddenBy(classRef));
            return this;
        }

        public VihfProfile build() {
            return new VihfProfile(this);
        }
    }
}
