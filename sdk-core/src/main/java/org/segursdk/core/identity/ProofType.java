package org.segursdk.core.identity;

/**
 * Kind of document or means that evidenced an identity, with its code in the national tables. No default: the person who
 * checked says which. Source: insi §4.5.
 */
public enum ProofType {
    /** Carte nationale d'identité. */
    NATIONAL_IDENTITY_CARD("CN", true),
    PASSPORT("PA", true),
    /** Titre (carte) de séjour. */
    RESIDENCE_PERMIT("CS", true),
    /** Electronic identity card application. */
    ELECTRONIC_IDENTITY_CARD("eCN", true),
    /** Identité Numérique La Poste. */
    DIGITAL_IDENTITY_LA_POSTE("IN", true),
    /** Appli carte Vitale. */
    APPLI_CARTE_VITALE("AV", true),
    /** Livret de famille with a Vitale card bearing a photo. */
    FAMILY_RECORD_AND_VITALE_WITH_PHOTO("LECV", true),
    /** Birth extract with a Vitale card bearing a photo. */
    BIRTH_EXTRACT_AND_VITALE_WITH_PHOTO("ANCV", true),
    /** Birth extract (minor, with a parent's high-trust means). */
    BIRTH_EXTRACT("AN", true),
    /** Parents' livret de famille (minor, with a parent's high-trust means). */
    PARENTS_FAMILY_RECORD("LEP", true),
    /** Document de circulation pour étranger mineur. */
    MINOR_TRAVEL_DOCUMENT("CC", true),
    /** Driving licence: not a high-trust document. */
    DRIVING_LICENCE("PC", false),
    /** Vitale card alone: not a high-trust document. */
    VITALE_CARD("CV", false);

    private final String code;
    private final boolean highTrust;

    ProofType(String code, boolean highTrust) {
        this.code = code;
        this.highTrust = highTrust;
    }

    public String code() {
        return code;
    }

    /** Whether it can qualify an identity. */
    public boolean isHighTrust() {
        return highTrust;
    }
}
