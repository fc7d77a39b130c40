package org.segursdk.insi.internal;

import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.segursdk.core.SegurContext;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.credentials.KeyMaterial;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Matricule;
import org.segursdk.insi.InsiAuthentication;
import org.segursdk.insi.InsiAuthentication.Cpx;
import org.segursdk.insi.InsiAuthentication.MutualTls;
import org.segursdk.insi.InsiAuthentication.Psc;
import org.segursdk.insi.InsiClient;
import org.segursdk.insi.InsiProfile;
import org.segursdk.insi.VitaleBeneficiary;
import org.segursdk.soap.SamlAssertion;
import org.segursdk.soap.SoapRequest;
import org.segursdk.soap.XmlFragment;

/** Writes the requests exactly on the contract. Source: insi §3.3–3.6. */
public final class InsiRequests {
    private static final String BY_TRAITS = "http://www.cnamts.fr/INSiRecSans";
    private static final String BY_VITALE = "http://www.cnamts.fr/INSiRecVit";

    private final SegurContext context;
    private final InsiProfile profile;
    private final InsiAuthentication authentication;
    private final ContextHeaders headers;

    public InsiRequests(SegurContext context, InsiProfile profile, InsiAuthentication authentication) {
        this.context = context;
        this.profile = profile;
        this.authentication = authentication;
        this.headers = new ContextHeaders(context, profile, emitter());
    }

    /** WS_INS2 with one {@code Prenom}, whatever the number of names in it. */
    public SoapRequest.Builder byTraits(IdentityTraits traits, String givenNames, Optional<String> birthPlace) {
        XmlFragment body = writer -> {
            writer.writeStartElement("r", "RECSANSVITALE", BY_TRAITS);
            writer.writeNamespace("r", BY_TRAITS);
            leaf(writer, BY_TRAITS, "NomNaissance", traits.birthName());
            leaf(writer, BY_TRAITS, "Prenom", givenNames);
            leaf(writer, BY_TRAITS, "Sexe", traits.sex().code());
            leaf(writer, BY_TRAITS, "DateNaissance", traits.birthDate().toIso());
            if (birthPlace.isPresent()) {
                leaf(writer, BY_TRAITS, "LieuNaissance", birthPlace.get());
            }
            writer.writeEndElement();
        };
        return request("WS_INS2", "rechercherInsAvecTraitsIdentite", Optional.empty(), body);
    }

    /** WS_INS1. */
    public SoapRequest.Builder byVitale(VitaleBeneficiary beneficiary) {
        XmlFragment body = writer -> {
            writer.writeStartElement("r", "RECVITALE", BY_VITALE);
            writer.writeNamespace("r", BY_VITALE);
            if (beneficiary.certified().isPresent()) {
                matricule(writer, "MatriculeIndividu", beneficiary.certified().get());
            }
            matricule(writer, "MatriculeOD", beneficiary.insured());
            if (beneficiary.birthName().isPresent()) {
                leaf(writer, BY_VITALE, "NomNaissance", beneficiary.birthName().get());
            }
            if (beneficiary.birthDate().isPresent()) {
                leaf(
                        writer,
                        BY_VITALE,
                        "DateNaissance",
                        beneficiary.birthDate().get().toIso());
            }
            if (beneficiary.birthRank().isPresent()) {
                leaf(
                        writer,
                        BY_VITALE,
                        "RangNaissance",
                        Integer.toString(beneficiary.birthRank().getAsInt()));
            }
            writer.writeEndElement();
        };
        return request("WS_INS1", "rechercherInsAvecCarteVitale", Optional.of(beneficiary), body);
    }

    private void matricule(XMLStreamWriter writer, String name, Matricule matricule) throws XMLStreamException {
        writer.writeStartElement("r", name, BY_VITALE);
        leaf(writer, BY_VITALE, "NumIdentifiant", matricule.number());
        leaf(writer, BY_VITALE, "Cle", matricule.key());
        if (!profile.matriculeType().value().isEmpty()) {
            leaf(writer, BY_VITALE, "TypeMatricule", profile.matriculeType().value());
        }
        writer.writeEndElement();
    }

    private static void leaf(XMLStreamWriter writer, String namespace, String name, String value)
            throws XMLStreamException {
        writer.writeStartElement("r", name, namespace);
        writer.writeCharacters(value);
        writer.writeEndElement();
    }

    private SoapRequest.Builder request(
            String service, String operation, Optional<VitaleBeneficiary> coverage, XmlFragment body) {
        SoapRequest.Builder request = SoapRequest.builder(
                        service, profile.actionBase().value() + operation)
                .clientCertificate(authentication instanceof MutualTls)
                .header(headers.lps())
                .header(headers.bam(coverage))
                .faultMapper(fault -> InsiFaults.exception(service, fault))
                .body(body);
        if (authentication instanceof Cpx cpx) {
            request.assertion(cpxAssertion(cpx));
        } else if (authentication instanceof Psc psc) {
            request.assertion(pscAssertion(psc));
        }
        return request;
    }

    /** Who sends: the structure of the certificate in mutual TLS, else the professional. */
    private Optional<String> emitter() {
        if (authentication instanceof MutualTls) {
            return Names.unit(
                    context.credentials(InsiClient.SERVICE).authentication().certificate());
        }
        if (authentication instanceof Cpx cpx) {
            return Optional.of(professionalNumber(cpx.session()));
        }
        return Optional.of(((Psc) authentication).session().professional().id().value());
    }

    /** The number of the card's holder: the name in the certificate. */
    private String professionalNumber(ProfessionalSession session) {
        return Names.commonName(signingCertificate())
                .orElseGet(() -> session.professional().id().value());
    }

    private X509Certificate signingCertificate() {
        return context.credentials(InsiClient.SERVICE).signature().certificate();
    }

    private SamlAssertion cpxAssertion(Cpx cpx) {
        KeyMaterial key = context.credentials(InsiClient.SERVICE).signature();
        SamlAssertion.Builder assertion = assertion()
                .issuer(
                        key.certificate().getSubjectX500Principal().getName(X500Principal.RFC2253),
                        SamlAssertion.X509_SUBJECT_NAME)
                .nameId(
                        professionalNumber(cpx.session()),
                        Names.cardType(key.certificate())
                                .orElse(profile.cpxDefaultQualifier().value()))
                .attribute(
                        "identifiantFacturation",
                        context.structure().billingId().orElse(""))
                .attribute("secteurActivite", context.structure().sector().code());
        InsiRules.specialty(cpx).ifPresent(code -> assertion.attribute("codeSpecialite", code));
        return assertion.sign(key, profile.signatureAlgorithm().value());
    }

    private SamlAssertion pscAssertion(Psc psc) {
        SamlAssertion.Builder assertion = assertion()
                .issuer(psc.session().professional().id().value(), "")
                .nameId(psc.session().professional().id().value(), "PSC")
                .attribute(
                        "identifiantFacturation",
                        context.structure().billingId().orElse(""))
                .attribute("codeSpecialiteAMO", psc.specialtyCode());
        psc.professionCode()
                .ifPresent(code ->
                        assertion.attribute(profile.pscProfessionAttribute().value(), code));
        String tokenAttribute = profile.pscTokenAttribute().value();
        if (!tokenAttribute.isEmpty()) {
            psc.session().accessToken().ifPresent(token -> assertion.attribute(tokenAttribute, token));
        }
        return assertion.build();
    }

    private SamlAssertion.Builder assertion() {
        return SamlAssertion.builder(
                "saml", context.uuids().get(), context.clock().instant());
    }
}
