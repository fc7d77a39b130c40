package org.segursdk.conformance.catalogue;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.segursdk.core.error.LocalizedText;

/** What a vendor declares of its product, on which conditional requirements depend. Not declared is no. */
public enum Condition {
    IDENTITY_REFERENCE(
            "identityReference",
            "le logiciel est le référentiel d'identités",
            "the software is the identity reference"),
    RECEIVES_IDENTITY(
            "receivesIdentity",
            "le logiciel reçoit les identités d'un référentiel",
            "the software receives identities from a reference"),
    INTEGRATES_FOREIGN_INS(
            "integratesForeignIns",
            "le logiciel intègre des données portant une INS",
            "the software takes in data that bear an INS"),
    HEALTH_CENTRE("healthCentre", "le logiciel équipe des centres de santé", "the software serves health centres"),
    IDENTITY_DOCUMENT_COPIES(
            "identityDocumentCopies",
            "des copies de titres d'identité sont gardées",
            "copies of identity documents are kept"),
    QUALIFICATION_BY_EXCEPTION(
            "qualificationByException",
            "des libéraux qualifient par exception des patients connus",
            "self-employed professionals qualify known patients by exception"),
    SECRETARIAT("secretariat", "un secrétariat se sert du logiciel", "a secretariat uses the software"),
    PACS("pacs", "le logiciel alimente un PACS", "the software feeds a PACS"),
    HOSPITAL("hospital", "le logiciel sert à l'hôpital", "the software serves a hospital"),
    ANCILLARY_THROUGH_PLATFORM(
            "ancillaryThroughPlatform",
            "la plateforme envoie pour les services médico-techniques",
            "the platform sends for ancillary departments"),
    RPPS_RANG("rppsRang", "des certificats RPPS-Rang sont gérés", "RPPS-Rang certificates are managed"),
    PSC_LOGIN("pscLogin", "les utilisateurs se connectent par Pro Santé Connect", "users log in by Pro Santé Connect"),
    PERSONAL_MAILBOX(
            "personalMailbox",
            "boîtes MSSanté personnelles ou d'organisation",
            "personal or organisational MSSanté mailboxes"),
    APPLICATION_MAILBOX("applicationMailbox", "boîtes MSSanté applicatives", "application MSSanté mailboxes"),
    TREATING_PHYSICIAN(
            "treatingPhysician",
            "le logiciel équipe des médecins traitants",
            "the software serves treating physicians"),
    CHILD_FOLLOW_UP("childFollowUp", "le logiciel suit des enfants", "the software follows children"),
    DRUG_DATABASE("drugDatabase", "une base de médicaments est livrée", "a drug database is shipped"),
    NUCLEAR_MEDICINE("nuclearMedicine", "médecine nucléaire", "nuclear medicine"),
    HOSTED("hosted", "hébergement ou logiciel en ligne par l'éditeur", "hosting or SaaS by the vendor"),
    REMOTE_MAINTENANCE("remoteMaintenance", "télémaintenance offerte", "remote maintenance offered"),
    MOBILE_DEVICES("mobileDevices", "équipements mobiles ou Wi-Fi", "mobile devices or Wi-Fi"),
    PERSONAL_DATA("personalData", "des données personnelles sont traitées", "personal data are managed"),
    IAM("iam", "gestion des identités et des accès", "identity and access management"),
    OWN_ACCOUNTS("ownAccounts", "le logiciel a ses propres comptes", "the software keeps its own accounts"),
    OWN_AUTHENTICATOR(
            "ownAuthenticator", "le logiciel a son propre authentifiant", "the software has its own authenticator"),
    SINGLE_FACTOR_PASSWORD("singleFactorPassword", "mot de passe en facteur unique", "password as single factor"),
    PROFESSIONAL_CONTACTS(
            "professionalContacts",
            "le logiciel gère les coordonnées de professionnels",
            "the software manages professionals' contact data"),
    THIRD_PARTY_ORGANISATIONS(
            "thirdPartyOrganisations", "des organisations tierces se connectent", "third-party organisations connect"),
    PATIENT_LOGIN("patientLogin", "des patients se connectent", "patients log in"),
    DRIMBOX_PROXY("drimboxProxy", "DRIMbox en mode proxy", "DRIMbox as a proxy"),
    DRIMBOX_NATIVE("drimboxNative", "DRIMbox native", "native DRIMbox");

    private final String code;
    private final String french;
    private final String english;

    Condition(String code, String french, String english) {
        this.code = code;
        this.french = french;
        this.english = english;
    }

    /** As files write it. */
    public String code() {
        return code;
    }

    public LocalizedText title() {
        return LocalizedText.of(french, english);
    }

    /** The constant that files write so. */
    public static Optional<Condition> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }

    /** All codes, for messages. */
    public static String codes() {
        return Arrays.stream(values()).map(Condition::code).collect(Collectors.joining(", "));
    }
}
