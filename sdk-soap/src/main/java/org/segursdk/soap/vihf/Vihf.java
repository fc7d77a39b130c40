package org.segursdk.soap.vihf;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.credentials.KeyMaterial;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.soap.SamlAssertion;
import org.segursdk.soap.XmlFragment;

/**
 * A VIHF: who acts, where, for which patient and why, asserted by the structure or by the professional's card. One per call,
 * since the service may limit its age. Immutable; {@code toString} shows nothing. Source: dmp §3.
 */
public final class Vihf implements XmlFragment {
    private static final String ROLE = "urn:oasis:names:tc:xacml:2.0:subject:role";
    private static final String RESOURCE_ID = "urn:oasis:names:tc:xacml:2.0:resource:resource-id";
    private static final String SUBJECT_ID = "urn:oasis:names:tc:xspa:1.0:subject:subject-id";
    private static final String PURPOSE = "urn:oasis:names:tc:xspa:1.0:subject:purposeofuse";
    private static final Pattern ORGANISATIONAL_UNIT = Pattern.compile("(?:^|,)OU=([^,]+)");

    private final SamlAssertion assertion;

    private Vihf(SamlAssertion assertion) {
        this.assertion = assertion;
    }

    /**
     * @param context software, structure, clock and ids
     * @param service whose credentials sign
     * @param session who acts
     */
    public static Builder builder(SegurContext context, String service, ProfessionalSession session) {
        return new Builder(context, service, session);
    }

    /** The {@code ID} of the assertion. */
    public String id() {
        return assertion.id();
    }

    @Override
    public void writeTo(XMLStreamWriter writer) throws XMLStreamException {
        assertion.writeTo(writer);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Vihf[redacted]";
    }

    /** Builds a VIHF. */
    public static final class Builder {
        private final SegurContext context;
        private final String service;
        private final ProfessionalSession session;
        private VihfProfile profile = VihfProfile.defaults();
        private VihfMode mode = VihfMode.INDIRECTE;
        private PurposeOfUse purpose = PurposeOfUse.NORMAL;
        private @Nullable QualifiedIns patient;

        private Builder(SegurContext context, String service, ProfessionalSession session) {
            this.context = Objects.requireNonNull(context, "context");
            this.service = Objects.requireNonNull(service, "service");
            this.session = Objects.requireNonNull(session, "session");
        }

        /** Default {@link VihfProfile#defaults()}. */
        public Builder profile(VihfProfile value) {
            this.profile = Objects.requireNonNull(value, "profile");
            return this;
        }

        /** Default {@link VihfMode#INDIRECTE}. */
        public Builder mode(VihfMode value) {
            this.mode = Objects.requireNonNull(value, "mode");
            return this;
        }

        /** Default {@link PurposeOfUse#NORMAL}. */
        public Builder purposeOfUse(PurposeOfUse value) {
            this.purpose = Objects.requireNonNull(value, "purpose");
            return this;
        }

        /** The patient the call is about, when there is one. */
        public Builder patient(QualifiedIns value) {
            this.patient = Objects.requireNonNull(value, "patient");
            return this;
        }

        /**
         * Signs with the signature key of the service, except in direct mode unless the profile says so.
         *
         * @throws InvalidInputException rules {@code VIHF-SPECIALTY}, {@code VIHF-STRUCTURE-CERTIFICATE} (the structure is
         *     not the one of the certificate), {@code VIHF-DMP-APPROVAL} (no number for the DMP outside the sandbox)
         * @throws SegurSecurityException codes {@code PRODUCTION-TEST-IDENTITY}, {@code SIGNATURE-FAILED}
         */
        public Vihf build() {
            boolean signed =
                    mode != VihfMode.DIRECTE || profile.signedInDirectMode().value();
            KeyMaterial key = signed
                    ? context.credentials(service).signature()
                    : context.credentials(service).authentication();
            Violations violations = new Violations();
            List<CodedValue> roles = Roles.of(session.professional(), violations);
            checkStructure(key, violations);
            Optional<String> approval = approval(violations);
            violations.throwIfAny("Vihf");
            QualifiedIns about = patient;
            if (about != null) {
                context.requireUsable(about);
            }
            SamlAssertion.Builder assertion = statement(key, roles, about);
            approval.ifPresent(number -> assertion.attribute("LPS_ID_HOMOLOGATION_DMP", number));
            return new Vihf(
                    signed ? assertion.sign(key, profile.signatureAlgorithm().value()) : assertion.build());
        }

        private SamlAssertion.Builder statement(KeyMaterial key, List<CodedValue> roles, @Nullable QualifiedIns about) {
            Instant now = context.clock().instant();
            SamlAssertion.Builder assertion = SamlAssertion.builder(
                            "saml2", context.uuids().get(), now)
                    .issuer(
                            key.certificate().getSubjectX500Principal().getName(X500Principal.RFC2253),
                            SamlAssertion.X509_SUBJECT_NAME)
                    .nameId(session.professional().id().value(), "")
                    .authentication(
                            session.authenticatedAt(),
                            profile.authnContext(session.means()).value(),
                            mode == VihfMode.INDIRECTE_RENFORCEE
                                    ? Optional.of(profile.authnContextDecl().value())
                                    : Optional.empty())
                    .attribute("VIHF_Version", profile.version().value())
                    .attribute(profile.authenticationModeName().value(), mode.name())
                    .attribute("Identifiant_Structure", context.structure().id().value())
                    .attribute(
                            "Secteur_Activite",
                            context.structure().sector().code() + '^' + CodeSystems.SECTOR_OF_ACTIVITY);
            // A card of the staff (CPE) names its structure: its holder is told by name, as in the indirect modes.
            if (mode != VihfMode.DIRECTE
                    || session.professional().professionCode().isEmpty()) {
                assertion.attribute(SUBJECT_ID, subjectName());
            }
            assertion.codedAttribute(ROLE, "Role", roles, "");
            if (about != null) {
                assertion.attribute(RESOURCE_ID, about.ins().toCx());
            }
            CodedValue why =
                    CodedValue.of(purpose.code(), profile.purposeCodeSystem().value(), purpose.label());
            return assertion
                    .attribute("Ressource_URN", "urn:dmp")
                    .codedAttribute(
                            PURPOSE,
                            "PurposeOfUse",
                            List.of(why),
                            profile.purposeCodeSystemName().value())
                    .attribute("LPS_Nom", context.software().name())
                    .attribute("LPS_Version", context.software().version());
        }

        private String subjectName() {
            if (session.means() == AuthenticationMeans.AUTOMATE) {
                return context.software().name();
            }
            Professional who = session.professional();
            return (who.givenName() + ' ' + who.familyName()).strip();
        }

        /** In the indirect modes the certificate is the structure's own. */
        private void checkStructure(KeyMaterial key, Violations violations) {
            String subject = key.certificate().getSubjectX500Principal().getName(X500Principal.RFC2253);
            Matcher units = ORGANISATIONAL_UNIT.matcher(subject);
            boolean named = false;
            boolean same = false;
            while (units.find()) {
                named = true;
                same |= units.group(1).equals(context.structure().id().value());
            }
            violations.check(
                    mode == VihfMode.DIRECTE || !named || same,
                    "context.structure.id",
                    "VIHF-STRUCTURE-CERTIFICATE",
                    "la structure n'est pas celle du certificat de signature (OU)",
                    "the structure is not that of the signing certificate (OU)");
        }

        private Optional<String> approval(Violations violations) {
            Optional<String> number = context.software().dmpApproval();
            violations.check(
                    number.isPresent() || context.environment() == Environment.SANDBOX,
                    "context.software.dmpApproval",
                    "VIHF-DMP-APPROVAL",
                    "le numéro attribué au logiciel pour le DMP est attendu",
                    "the number given to the software for the DMP is expected");
            return number.isPresent() ? number : Optional.of("SANDBOX");
        }
    }
}
