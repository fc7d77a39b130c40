package org.segursdk.dmp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.segursdk.core.WireFact;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.core.xds.XdsOptions;
import org.segursdk.dmp.patient.DmpPatientProfile;
import org.segursdk.soap.vihf.VihfProfile;

/**
 * Every constant of the exchanges with the DMP that rests on something read, seen or deduced, each with its source and
 * certainty. {@link #defaults()} is the state of knowledge; {@link #toBuilder()} overrides one without a rebuild. Immutable.
 */
public final class DmpProfile {
    private static final DmpProfile DEFAULT = new Builder().build();

    private final WireFact<String> patientsPath;
    private final WireFact<String> repositoryPath;
    private final WireFact<String> habilitationsPath;
    private final WireFact<String> patientsSpecificPath;
    private final WireFact<String> patientsPdqPath;
    private final WireFact<String> registryPath;
    private final WireFact<String> receiverOid;
    private final WireFact<String> processingCode;
    private final WireFact<String> messageIdBranch;
    private final WireFact<String> queryIdBranch;
    private final WireFact<XadesForm> xades;
    private final WireFact<XdsOptions> metadata;
    private final WireFact<Boolean> transformAssociation;
    private final WireFact<Set<String>> mimeTypes;
    private final WireFact<String> xmlPartMediaType;
    private final WireFact<Map<String, String>> contentTypes;
    private final DmpPatientProfile patient;
    private final VihfProfile vihf;

    private DmpProfile(Builder builder) {
        this.patientsPath = builder.patientsPath;
        this.repositoryPath = builder.repositoryPath;
        this.habilitationsPath = builder.habilitationsPath;
        this.patientsSpecificPath = builder.patientsSpecificPath;
        this.patientsPdqPath = builder.patientsPdqPath;
        this.registryPath = builder.registryPath;
        this.receiverOid = builder.receiverOid;
        this.processingCode = builder.processingCode;
        this.messageIdBranch = builder.messageIdBranch;
        this.queryIdBranch = builder.queryIdBranch;
        this.xades = builder.xades;
        this.metadata = builder.metadata;
        this.transformAssociation = builder.transformAssociation;
        this.mimeTypes = builder.mimeTypes;
        this.xmlPartMediaType = builder.xmlPartMediaType;
        this.contentTypes = builder.contentTypes;
        this.patient = builder.patient;
        this.vihf = builder.vihf;
    }

    /** What the fact sheets say, nothing overridden. */
    public static DmpProfile defaults() {
        return DEFAULT;
    }

    /** A profile that starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Every fact of this profile, those of the VIHF included. */
    public List<WireFact<?>> facts() {
        List<WireFact<?>> facts = new ArrayList<>(List.of(
                patientsPath,
                repositoryPath,
                habilitationsPath,
                patientsSpecificPath,
                patientsPdqPath,
                registryPath,
                receiverOid,
                processingCode,
                messageIdBranch,
                queryIdBranch,
                xades,
                metadata,
                transformAssociation,
                mimeTypes,
                xmlPartMediaType,
                contentTypes));
        facts.addAll(patient.facts());
        facts.addAll(vihf.facts());
        return List.copyOf(facts);
    }

    /** Path of TD0.2 and TD1.3a under the service's address. */
    public WireFact<String> patientsPath() {
        return patientsPath;
    }

    /** Path of TD2.1, TD2.2 and TD3.2 under the service's address. */
    public WireFact<String> repositoryPath() {
        return repositoryPath;
    }

    /** Path of TD0.3 and TD1.6 under the service's address. */
    public WireFact<String> habilitationsPath() {
        return habilitationsPath;
    }

    /** Path of TD0.4 under the service's address. */
    public WireFact<String> patientsSpecificPath() {
        return patientsSpecificPath;
    }

    /** Path of TD0.5 under the service's address. */
    public WireFact<String> patientsPdqPath() {
        return patientsPdqPath;
    }

    /** Path of TD3.1 and TD3.3 under the service's address. */
    public WireFact<String> registryPath() {
        return registryPath;
    }

    /** OID of the DMP as a receiver of HL7v3 messages. */
    public WireFact<String> receiverOid() {
        return receiverOid;
    }

    /** HL7v3 {@code processingCode}. */
    public WireFact<String> processingCode() {
        return processingCode;
    }

    /** What follows the software's OID in the root of a message id. */
    public WireFact<String> messageIdBranch() {
        return messageIdBranch;
    }

    /** What follows the software's OID in the root of a query id. */
    public WireFact<String> queryIdBranch() {
        return queryIdBranch;
    }

    /** Form of the submission's signature. */
    public WireFact<XadesForm> xades() {
        return xades;
    }

    /** Form of the metadata. */
    public WireFact<XdsOptions> metadata() {
        return metadata;
    }

    /** Whether a relation XFRM between two documents of one submission becomes an association. */
    public WireFact<Boolean> transformAssociation() {
        return transformAssociation;
    }

    /** Kinds of documents the DMP takes. */
    public WireFact<Set<String>> mimeTypes() {
        return mimeTypes;
    }

    /** Media type of the part that carries an XML document. */
    public WireFact<String> xmlPartMediaType() {
        return xmlPartMediaType;
    }

    /** Content type of a submission by practice setting, {@code ""} for any other. */
    public WireFact<Map<String, String>> contentTypes() {
        return contentTypes;
    }

    /** The constants of the messages about patients and authorisations. */
    public DmpPatientProfile patient() {
        return patient;
    }

    /** The constants of the VIHF. */
    public VihfProfile vihf() {
        return vihf;
    }

    /**
     * The content type a submission has when the caller gives none.
     *
     * @param practiceSetting code of JDV_J04
     */
    public CodedValue defaultContentType(String practiceSetting) {
        Map<String, String> bySetting = contentTypes.value();
        String code = bySetting.getOrDefault(practiceSetting, bySetting.getOrDefault("", "97"));
        return ValueSets.submissionContentType().find(code).orElseThrow(() -> new IllegalStateException(code));
    }

    /** Overrides facts; what is given is the integrator's own responsibility and needs no further acceptance. */
    public static final class Builder {
        private WireFact<String> patientsPath = WireFact.official("dmp.path.patients", "/patients", "dmp §1.1 [O-KIT]");
        private WireFact<String> repositoryPath =
                WireFact.official("dmp.path.repository", "/repository", "dmp §1.1 [O-KIT]");
        private WireFact<String> habilitationsPath =
                WireFact.official("dmp.path.habilitations", "/habilitations", "dmp §1.1 [O-KIT]");
        private WireFact<String> patientsSpecificPath =
                WireFact.official("dmp.path.patientsSpecific", "/patientsSpecific", "dmp §1.1 [O-KIT]");
        private WireFact<String> patientsPdqPath =
                WireFact.official("dmp.path.patientsPDQ", "/patientsPDQ", "dmp §1.1 [O-KIT]");
        private WireFact<String> registryPath = WireFact.official("dmp.path.registry", "/registry", "dmp §1.1 [O-KIT]");
        private WireFact<String> receiverOid =
                WireFact.official("dmp.hl7v3.receiver", "1.2.250.1.213.4.1.1.1", "dmp §4.1 [O-MSG]");
        private WireFact<String> processingCode =
                WireFact.inferred("dmp.hl7v3.processingCode", "P", "dmp §4.1 [INF]: samples send D, answers bear P");
        private WireFact<String> messageIdBranch =
                WireFact.official("dmp.hl7v3.messageIdBranch", ".1", "dmp examples §2 [O-MSG]");
        private WireFact<String> queryIdBranch =
                WireFact.official("dmp.hl7v3.queryIdBranch", ".2", "dmp examples §2 [O-MSG]");
        private WireFact<XadesForm> xades =
                WireFact.official("dmp.xades.form", XadesForm.DEFAULT, "dmp §7.1 [O-MSG], SignatureProperties [DSG]");
        private WireFact<XdsOptions> metadata =
                WireFact.official("dmp.xds.options", XdsOptions.DEFAULT, "dmp §6.1 [O-PDSM]");
        private WireFact<Boolean> transformAssociation = WireFact.unknown(
                "dmp.xds.transformAssociation", false, "dmp §6.4: whether the DMP accepts XFRM is not known");
        private WireFact<Set<String>> mimeTypes = WireFact.official(
                "dmp.xds.mimeTypes", Set.of("text/xml", "application/dicom"), "dmp §6.3 [O-MSG, I-DRIM]");
        private WireFact<String> xmlPartMediaType =
                WireFact.official("dmp.mtom.xmlMediaType", "text/xml", "dmp examples §7 [O-MSG]");
        private WireFact<Map<String, String>> contentTypes = WireFact.inferred(
                "dmp.submission.contentTypes",
                Map.of("AMBULATOIRE", "07", "ETABLISSEMENT", "03", "HAD", "05", "", "97"),
                "dmp §6.2: ANS proposes it from the encounter's class, not from the practice setting");

        private DmpPatientProfile patient = DmpPatientProfile.defaults();
        private VihfProfile vihf = VihfProfile.defaults();

        private Builder() {}

        private Builder(DmpProfile profile) {
            this.patientsPath = profile.patientsPath;
            this.repositoryPath = profile.repositoryPath;
            this.habilitationsPath = profile.habilitationsPath;
            this.patientsSpecificPath = profile.patientsSpecificPath;
            this.patientsPdqPath = profile.patientsPdqPath;
            this.registryPath = profile.registryPath;
            this.receiverOid = profile.receiverOid;
            this.processingCode = profile.processingCode;
            this.messageIdBranch = profile.messageIdBranch;
            this.queryIdBranch = profile.queryIdBranch;
            this.xades = profile.xades;
            this.metadata = profile.metadata;
            this.transformAssociation = profile.transformAssociation;
            this.mimeTypes = profile.mimeTypes;
            this.xmlPartMediaType = profile.xmlPartMediaType;
            this.contentTypes = profile.contentTypes;
            this.patient = profile.patient;
            this.vihf = profile.vihf;
        }

        public Builder patientsPath(String value) {
            this.patientsPath = patientsPath.overriddenBy(value);
            return this;
        }

        public Builder repositoryPath(String value) {
            this.repositoryPath = repositoryPath.overriddenBy(value);
            return this;
        }

        public Builder habilitationsPath(String value) {
            this.habilitationsPath = habilitationsPath.overriddenBy(value);
            return this;
        }

        public Builder patientsSpecificPath(String value) {
            this.patientsSpecificPath = patientsSpecificPath.overriddenBy(value);
            return this;
        }

        public Builder patientsPdqPath(String value) {
            this.patientsPdqPath = patientsPdqPath.overriddenBy(value);
            return this;
        }

        public Builder registryPath(String value) {
            this.registryPath = registryPath.overriddenBy(value);
            return this;
        }

        public Builder receiverOid(String value) {
            this.receiverOid = receiverOid.overriddenBy(value);
            return this;
        }

        public Builder processingCode(String value) {
            this.processingCode = processingCode.overriddenBy(value);
            return this;
        }

        public Builder messageIdBranch(String value) {
            this.messageIdBranch = messageIdBranch.overriddenBy(value);
            return this;
        }

        public Builder queryIdBranch(String value) {
            this.queryIdBranch = queryIdBranch.overriddenBy(value);
            return this;
        }

        public Builder xades(XadesForm value) {
            this.xades = xades.overriddenBy(value);
            return this;
        }

        public Builder metadata(XdsOptions value) {
            this.metadata = metadata.overriddenBy(value);
            return this;
        }

        public Builder transformAssociation(boolean value) {
            this.transformAssociation = transformAssociation.overriddenBy(value);
            return this;
        }

        public Builder mimeTypes(Set<String> value) {
            this.mimeTypes = mimeTypes.overriddenBy(Set.copyOf(value));
            return this;
        }

        public Builder xmlPartMediaType(String value) {
            this.xmlPartMediaType = xmlPartMediaType.overriddenBy(value);
            return this;
        }

        /** @param value codes of JDV_J59 by code of JDV_J04; {@code ""} stands for any other setting */
        public Builder contentTypes(Map<String, String> value) {
            this.contentTypes = contentTypes.overriddenBy(Map.copyOf(value));
            return this;
        }

        public Builder patient(DmpPatientProfile value) {
            this.patient = value;
            return this;
        }

        public Builder vihf(VihfProfile value) {
            this.vihf = value;
            return this;
        }

        public DmpProfile build() {
            return new DmpProfile(this);
        }
    }
}
