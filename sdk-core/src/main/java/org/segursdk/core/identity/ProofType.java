package org.segursdk.core.identity;

import java.util.Optional;
import org.segursdk.core.error.LocalizedText;

/**
 * Kind of document or means that evidenced an identity, with its code in the national tables. What a site accepts is its
 * {@link ProofPolicy}; there is no default: the person who checked says which. Source: insi §4.5.
 */
public enum ProofType {
    NATIONAL_IDENTITY_CARD("CN", Trust.HIGH, "Carte nationale d'identité", "National identity card"),
    PASSPORT("PA", Trust.HIGH, "Passeport", "Passport"),
    RESIDENCE_PERMIT("CS", Trust.HIGH, "Titre de séjour", "Residence permit"),
    ELECTRONIC_IDENTITY_CARD(
            "eCN", Trust.HIGH, "Application de carte d'identité électronique", "Electronic identity card"),
    DIGITAL_IDENTITY_LA_POSTE("IN", Trust.HIGH, "Identité Numérique La Poste", "Identité Numérique La Poste"),
    APPLI_CARTE_VITALE("AV", Trust.HIGH, "Appli carte Vitale", "Appli carte Vitale"),
    /** Any other electronic identification of the level substantial or high; it has no code of its own. */
    EIDAS_MEANS(
            "",
            Trust.HIGH,
            "Moyen d'identification électronique eIDAS substantiel ou élevé",
            "Electronic identification, eIDAS substantial or high"),
    /** A third party entrusted by contract; it has no code of its own. */
    TRUSTED_THIRD_PARTY("", Trust.HIGH, "Tiers de confiance sous contrat", "Third party entrusted by contract"),
    FAMILY_RECORD_AND_VITALE_WITH_PHOTO(
            "LECV",
            Trust.HIGH,
            "Livret de famille et carte Vitale avec photo",
            "Livret de famille with a Vitale card bearing a photo"),
    BIRTH_EXTRACT_AND_VITALE_WITH_PHOTO(
            "ANCV",
            Trust.HIGH,
            "Extrait d'acte de naissance et carte Vitale avec photo",
            "Birth extract with a Vitale card bearing a photo"),
    /** For a minor, with a high-trust means of a parent or guardian. */
    BIRTH_EXTRACT("AN", Trust.MINOR, "Extrait d'acte de naissance (mineur)", "Birth extract (minor)"),
    /** For a minor, with a high-trust means of a parent or guardian. */
    PARENTS_FAMILY_RECORD(
            "LEP", Trust.MINOR, "Livret de famille des parents (mineur)", "Parents' livret de famille (minor)"),
    MINOR_TRAVEL_DOCUMENT(
            "CC", Trust.HIGH, "Document de circulation pour étranger mineur", "Travel document of a foreign minor"),
    /** Liberal practice: a patient known for long, whose identity was evidenced before. Only where the site allows it. */
    KNOWN_PATIENT(
            "",
            Trust.EXCEPTION,
            "Patient connu, identité déjà constatée (procédure d'exception, exercice libéral)",
            "Known patient, identity evidenced before (exception procedure, liberal practice)"),
    /** Received as VALI with its INS from the identity référentiel that the software declared. */
    IDENTITY_REFERENTIAL(
            "", Trust.RECEIVED, "Contrôle fait par le référentiel d'identités", "Checked by the identity référentiel"),
    DRIVING_LICENCE("PC", Trust.LOW, "Permis de conduire", "Driving licence"),
    VITALE_CARD("CV", Trust.LOW, "Carte Vitale seule", "Vitale card alone"),
    /** Anything else that a site wants to record; it evidences nothing. */
    OTHER("", Trust.LOW, "Autre document", "Other document");

    /** How far a kind of proof goes. */
    public enum Trust {
        /** Qualifies. */
        HIGH,
        /** Qualifies a minor, with a high-trust means of a representative. */
        MINOR,
        /** Qualifies where the site allows the exception procedure. */
        EXCEPTION,
        /** The check was made by a declared identity référentiel: never chosen by a person. */
        RECEIVED,
        /** May be recorded, evidences nothing. */
        LOW
    }

    private final String code;
    private final Trust trust;
    private final String french;
    private final String english;

    ProofType(String code, Trust trust, String french, String english) {
        this.code = code;
        this.trust = trust;
        this.french = french;
        this.english = english;
    }

    /** Code of the national tables (HL7v2 ZFD-7, FHIR {@code fr-core-cs-mode-validation-identity}), when it has one. */
    public Optional<String> code() {
        return code.isEmpty() ? Optional.empty() : Optional.of(code);
    }

    public Trust trust() {
        return trust;
    }

    public LocalizedText label() {
        return LocalizedText.of(french, english);
    }

    /** The kind that bears a national code; empty for an unknown code. */
    public static Optional<ProofType> ofCode(String code) {
        for (ProofType type : values()) {
            if (!type.code.isEmpty() && type.code.equalsIgnoreCase(code)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
