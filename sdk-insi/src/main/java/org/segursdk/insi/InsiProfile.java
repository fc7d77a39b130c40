package org.segursdk.insi;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.segursdk.core.WireFact;
import org.segursdk.soap.SignatureAlgorithm;

/**
 * The constants of INSi's contract, each with what it rests on; all may be overridden without a rebuild. Immutable. Source:
 * insi §3.
 */
public final class InsiProfile {
    private static final InsiProfile DEFAULT = new InsiProfile(new Builder());

    private final WireFact<String> actionBase;
    private final WireFact<String> lpsContextVersion;
    private final WireFact<String> bamContextVersion;
    private final WireFact<String> lpsName;
    private final WireFact<String> matriculeType;
    private final WireFact<SignatureAlgorithm> signatureAlgorithm;
    private final WireFact<String> cpxDefaultQualifier;
    private final WireFact<String> pscTokenAttribute;
    private final WireFact<String> pscProfessionAttribute;

    private InsiProfile(Builder builder) {
        this.actionBase = builder.actionBase;
        this.lpsContextVersion = builder.lpsContextVersion;
        this.bamContextVersion = builder.bamContextVersion;
        this.lpsName = builder.lpsName;
        this.matriculeType = builder.matriculeType;
        this.signatureAlgorithm = builder.signatureAlgorithm;
        this.cpxDefaultQualifier = builder.cpxDefaultQualifier;
        this.pscTokenAttribute = builder.pscTokenAttribute;
        this.pscProfessionAttribute = builder.pscProfessionAttribute;
    }

    /** What the sources say best. */
    public static InsiProfile defaults() {
        return DEFAULT;
    }

    /** A profile that starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** What precedes the name of the operation in the action. */
    public WireFact<String> actionBase() {
        return actionBase;
    }

    /** {@code ContexteLPS/@Version}. */
    public WireFact<String> lpsContextVersion() {
        return lpsContextVersion;
    }

    /** {@code ContexteBAM/@Version}. */
    public WireFact<String> bamContextVersion() {
        return bamContextVersion;
    }

    /** {@code LPS/Nom}, where {@code {name}} and {@code {version}} stand for the software's. */
    public WireFact<String> lpsName() {
        return lpsName;
    }

    /** {@code TypeMatricule} of WS_INS1; empty: not sent. */
    public WireFact<String> matriculeType() {
        return matriculeType;
    }

    public WireFact<SignatureAlgorithm> signatureAlgorithm() {
        return signatureAlgorithm;
    }

    /** {@code NameQualifier} for a card whose certificate does not tell its type. */
    public WireFact<String> cpxDefaultQualifier() {
        return cpxDefaultQualifier;
    }

    /** Attribute of the assertion that carries the token of Pro Santé Connect; empty: the token is not sent. */
    public WireFact<String> pscTokenAttribute() {
        return pscTokenAttribute;
    }

    /** Attribute of the assertion that tells in which profession the user acts, where Pro Santé Connect knows several. */
    public WireFact<String> pscProfessionAttribute() {
        return pscProfessionAttribute;
    }

    /** The facts that a way of authentication puts in use, to be accepted or reviewed. */
    public Collection<WireFact<?>> facts(InsiAuthentication authentication) {
        List<WireFact<?>> common = List.of(actionBase, lpsContextVersion, bamContextVersion, lpsName, matriculeType);
        if (authentication instanceof InsiAuthentication.Cpx) {
            return join(common, List.of(signatureAlgorithm, cpxDefaultQualifier));
        }
        if (authentication instanceof InsiAuthentication.Psc psc) {
            return psc.professionCode().isPresent()
                    ? join(common, List.of(pscTokenAttribute, pscProfessionAttribute))
                    : join(common, List.of(pscTokenAttribute));
        }
        return common;
    }

    private static List<WireFact<?>> join(List<WireFact<?>> first, List<WireFact<?>> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Overrides facts; what is overridden is the integrator's and needs no acceptance. */
    public static final class Builder {
        private WireFact<String> actionBase =
                WireFact.official("insi.actionBase", "urn:ServiceIdentiteCertifiee:1.0.0:", "insi §3.3 (ICIR150)");
        private WireFact<String> lpsContextVersion =
                WireFact.observed("insi.contexteLps.version", "01_00", "insi §3.3 (a sample has 1.00.00)");
        private WireFact<String> bamContextVersion =
                WireFact.official("insi.contexteBam.version", "01_02", "insi §3.3 (ICIR150)");
        private WireFact<String> lpsName =
                WireFact.observed("insi.lps.name", "urn:lps:{name}:{version}", "insi §3.3 (PADOA, SAPA)");
        private WireFact<String> matriculeType =
                WireFact.official("insi.vitale.matriculeType", "", "insi §3.5 (optional in the schema)");
        private WireFact<SignatureAlgorithm> signatureAlgorithm =
                WireFact.observed("insi.cpx.signatureAlgorithm", SignatureAlgorithm.SHA256, "insi §3.4 (PADOA, KIT)");
        private WireFact<String> cpxDefaultQualifier = WireFact.observed("insi.cpx.nameQualifier", "CPX", "insi §3.4");
        private WireFact<String> pscTokenAttribute =
                WireFact.unknown("insi.psc.tokenAttribute", "", "insi §3.2, §15 (not published)");
        private WireFact<String> pscProfessionAttribute = WireFact.inferred(
                "insi.psc.professionAttribute",
                "gipProfessionCode",
                "insi §3.4 (the name is seen in the service's documents; a code of TRE_G15 as its value is deduced)");

        private Builder() {}

        public Builder actionBase(String value) {
            actionBase = actionBase.overriddenBy(value);
            return this;
        }

        public Builder lpsContextVersion(String value) {
            lpsContextVersion = lpsContextVersion.overriddenBy(value);
            return this;
        }

        public Builder bamContextVersion(String value) {
            bamContextVersion = bamContextVersion.overriddenBy(value);
            return this;
        }

        public Builder lpsName(String value) {
            lpsName = lpsName.overriddenBy(value);
            return this;
        }

        public Builder matriculeType(String value) {
            matriculeType = matriculeType.overriddenBy(value);
            return this;
        }

        public Builder signatureAlgorithm(SignatureAlgorithm value) {
            signatureAlgorithm = signatureAlgorithm.overriddenBy(value);
            return this;
        }

        public Builder cpxDefaultQualifier(String value) {
            cpxDefaultQualifier = cpxDefaultQualifier.overriddenBy(value);
            return this;
        }

        public Builder pscTokenAttribute(String value) {
            pscTokenAttribute = pscTokenAttribute.overriddenBy(value);
            return this;
        }

        public Builder pscProfessionAttribute(String value) {
            pscProfessionAttribute = pscProfessionAttribute.overriddenBy(value);
            return this;
        }

        public InsiProfile build() {
            return new InsiProfile(this);
        }
    }
}
