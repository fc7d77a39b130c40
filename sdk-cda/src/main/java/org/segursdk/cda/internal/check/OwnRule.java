package org.segursdk.cda.internal.check;

import static org.segursdk.cda.check.Finding.Severity.ERROR;
import static org.segursdk.cda.check.Finding.Severity.INFO;
import static org.segursdk.cda.check.Finding.Severity.WARNING;

import org.segursdk.cda.check.Finding.Severity;
import org.segursdk.core.error.LocalizedText;

/** The rules that are more than a line of a table. */
enum OwnRule {
    XML_WELL_FORMED(
            ERROR, "cda §1", "XML refusé : mal formé, ou DTD présente", "XML refused: not well-formed, or with a DTD"),
    CDA_SIZE(ERROR, "SDK", "document trop grand pour être contrôlé", "document too large to be checked"),
    CDA_ROOT(
            ERROR,
            "cda §1",
            "la racine n'est pas ClinicalDocument de urn:hl7-org:v3",
            "the root is not ClinicalDocument of urn:hl7-org:v3"),
    CDA_MANY(
            INFO,
            "SDK",
            "d'autres constats ne sont pas listés : corriger ceux-ci d'abord",
            "more findings are not listed: mend these first"),
    XSD_ELEMENT(ERROR, "XSD, cda §1.1", "élément inattendu à cette place", "element not expected at this place"),
    XSD_MISSING(ERROR, "XSD, cda §1.1", "élément obligatoire absent", "required element missing"),
    XSD_ATTRIBUTE(ERROR, "XSD", "attribut inconnu de cet élément", "attribute unknown to this element"),
    XSD_ATTRIBUTE_MISSING(ERROR, "XSD", "attribut obligatoire absent", "required attribute missing"),
    XSD_VALUE(
            ERROR,
            "XSD, cda §1.2",
            "valeur d'attribut mal formée ou hors liste",
            "malformed attribute value, or not listed"),
    XSD_FIXED(
            ERROR, "XSD", "valeur autre que celle que le schéma impose", "a value other than the one the schema fixes"),
    XSD_TYPE(
            ERROR,
            "XSD, cda §1",
            "xsi:type absent, inconnu, ou étranger au type attendu",
            "xsi:type missing, unknown, or foreign to the expected type"),
    XSD_TEXT(ERROR, "XSD", "texte là où le schéma n'en admet pas", "text where the schema allows none"),
    CDA_ID_TWICE(ERROR, "XSD, cda §5.3", "attribut ID déjà employé", "ID attribute already used"),
    CDA_MEDIA(ERROR, "XSD, cda §5.3", "le média cité est absent", "the media referred to is absent"),
    DT_NULL(
            ERROR,
            "cda §1.2, DTr1 ANY",
            "nullFlavor s'emploie seul : ni valeur, ni autre attribut, ni contenu",
            "nullFlavor stands alone: no value, no other attribute, no content"),
    DT_EMPTY(ERROR, "cda §1.2", "ni valeur ni nullFlavor", "neither value nor nullFlavor"),
    DT_TYPE(
            ERROR,
            "cda §1.2",
            "xsi:type contredit le type de cet élément",
            "xsi:type contradicts the type of this element"),
    CDA_II_ROOT(ERROR, "cda §1.2", "root n'est ni un OID ni un UUID", "root is neither an OID nor a UUID"),
    CDA_II_LENGTH(
            WARNING,
            "cda §1.2",
            "root de plus de 128 ou extension de plus de 64 caractères",
            "root over 128 or extension over 64 characters"),
    CDA_II_CASE(INFO, "cda §1.2", "UUID en majuscules attendu", "a UUID in upper case is expected"),
    DT_TWIN(
            ERROR,
            "cda §1.2",
            "le même contenu figure deux fois sous le même parent",
            "the same content stands twice under one parent"),
    CDA_CODE(
            ERROR,
            "cda §1.2",
            "ni code, ni nullFlavor, ni originalText",
            "neither code, nor nullFlavor, nor originalText"),
    CDA_CODE_SYSTEM(ERROR, "cda §1.2", "un code sans système de codage", "a code without code system"),
    CDA_CODE_SYSTEM_NAME(
            ERROR,
            "cda §1.2",
            "codeSystemName ou codeSystemVersion sans codeSystem",
            "codeSystemName or codeSystemVersion without codeSystem"),
    CDA_CODE_DISPLAY(ERROR, "cda §1.2", "un libellé sans code", "a displayName without code"),
    CDA_CODE_NULL(
            ERROR, "cda §1.2", "nullFlavor exclut code et displayName", "nullFlavor excludes code and displayName"),
    CDA_CODE_TRANSLATION(
            ERROR,
            "cda §1.2",
            "traduction nulle, incomplète ou donnée deux fois",
            "translation null, incomplete or given twice"),
    CDA_CE_QUALIFIER(ERROR, "cda §1.2", "un CE ne porte pas de qualifier", "a CE bears no qualifier"),
    CDA_CS(ERROR, "cda §1.2", "code seul attendu (type CS)", "a bare code is expected (type CS)"),
    CDA_TS(
            ERROR,
            "cda §1.2",
            "date ou heure mal formée ou inexistante (AAAAMMJJhhmmss±hhmm attendu)",
            "malformed or impossible date or time (YYYYMMDDhhmmss±hhmm expected)"),
    CDA_TS_OFFSET(WARNING, "cda §1.2", "heure sans décalage horaire", "time without offset"),
    CDA_IVL(
            ERROR,
            "cda §1.2",
            "intervalle mal formé : value seul, ou low/high, ou low/width",
            "malformed interval: value alone, or low/high, or low/width"),
    CDA_IVL_ORDER(
            ERROR,
            "cda §1.2",
            "la fin (high) précède le début (low)",
            "the end (high) comes before the beginning (low)"),
    CDA_INT(ERROR, "cda §1.2", "entier positif attendu", "a positive whole number is expected"),
    CDA_NAME(
            ERROR,
            "cda §1.2, §4.1",
            "nom vide, ou éléments et texte mêlés",
            "an empty name, or elements mixed with text"),
    CDA_ADDRESS(
            ERROR,
            "cda §1.2, §4.2",
            "adresse vide, ou éléments et texte mêlés",
            "an empty address, or elements mixed with text"),
    CDA_ADDRESS_KIND(
            WARNING,
            "cda §4.2",
            "adresse à la fois structurée et en lignes",
            "an address both structured and in lines"),
    CDA_TEXT_EMPTY(ERROR, "cda §1.2", "texte vide", "empty text"),
    CDA_ED(WARNING, "cda §1.2", "contenu en base64 sans mediaType", "content in base64 without mediaType"),
    CDA_URL(ERROR, "cda §4.3", "adresse de télécommunication mal formée", "malformed telecommunication address"),
    CODE_UNKNOWN(
            ERROR, "cda §12", "code impossible dans cette terminologie", "a code that this terminology cannot have"),
    UNIT_UCUM(
            ERROR, "cda §8.3", "unité absente de la liste UCUM du validateur", "unit not in the validator's UCUM list"),
    INS_MATRICULE_FORM(
            WARNING, "cda §2", "15 caractères attendus : 13 et la clé", "15 characters are expected: 13 and the key"),
    INS_MATRICULE_KEY(
            WARNING, "cda §2", "la clé ne correspond pas au matricule", "the key does not match the matricule"),
    INS_COG(WARNING, "cda §3.1", "code COG de 5 caractères attendu", "a COG code of 5 characters is expected"),
    CDA_REFERENCE(
            WARNING,
            "cda §5.3, §16",
            "la référence ne mène à aucun texte du document",
            "the reference leads to no text of the document"),
    CDA_SECTION_ID(WARNING, "cda §16", "identifiant de section déjà employé", "section identifier already used"),
    CDA_SECTION_EMPTY(
            WARNING,
            "cda §5.2",
            "section sans texte, sans entrée et sans sous-section",
            "section without text, entry or sub-section"),
    CDA_CODE_SYSTEM_WRONG(
            WARNING,
            "cda §16",
            "le système de codage n'est pas celui du jeu de valeurs",
            "the code system is not that of the value set"),
    CDA_RELATION(WARNING, "cda §3.12", "RPLC ou XFRM attendu, une fois chacun", "RPLC or XFRM is expected, once each"),
    CDA_RELATION_SELF(
            WARNING, "cda §3.12", "un document ne se remplace pas lui-même", "a document does not replace itself"),
    CDA_RELATION_VERSION(
            WARNING,
            "cda §3.12",
            "un document qui en remplace un autre porte au moins la version 2",
            "a document that replaces another has version 2 or more"),
    CDA_DATE_ORDER(
            WARNING,
            "cda §3",
            "les dates se contredisent : naissance, acte, document",
            "dates contradict each other: birth, act, document"),
    CDA_N1_TEMPLATE(
            WARNING,
            "cda §16",
            "un document structuré ne porte pas le templateId du niveau 1",
            "a structured document does not bear the level-1 templateId"),
    N1_MEDIA_TYPE(
            WARNING,
            "cda §5.1",
            "mediaType application/pdf ou text/plain attendu",
            "mediaType application/pdf or text/plain is expected"),
    N1_REPRESENTATION(WARNING, "cda §5.1", "representation=\"B64\" attendu", "representation=\"B64\" is expected"),
    CDA_BASE64(WARNING, "cda §16", "le contenu n'est pas en base64", "the content is not base64"),
    CDA_BASE64_EMPTY(WARNING, "cda §16", "le contenu est vide", "the content is empty"),
    CDA_PDF(WARNING, "cda §16", "le contenu n'est pas un PDF entier", "the content is not a whole PDF"),
    VSM_TREATING_PHYSICIAN(
            WARNING,
            "cda §7.1, §17",
            "un participant INF de fonction PCP (médecin traitant) est attendu",
            "a participant INF with function PCP (treating physician) is expected"),
    VSM_EVENT(
            WARNING,
            "cda §7.1, §17",
            "l'acte principal porte le code LOINC 34117-2",
            "the principal act bears LOINC code 34117-2"),
    EP_MODE(WARNING, "cda §10.3", "un seul mode d'administration par ligne", "one administration mode a line"),
    EP_REPEAT(
            WARNING,
            "cda §10.3, §16",
            "repeatNumber attendu sur chaque ligne",
            "repeatNumber is expected on every line"),
    REF_STATEMENT(
            WARNING,
            "cda §6.3",
            "la référence interne ne mène à aucun énoncé du document",
            "the internal reference leads to no statement of the document");

    final Severity severity;
    final String source;

    @SuppressWarnings("ImmutableEnumChecker") // a record of two strings
    final LocalizedText message;

    OwnRule(Severity severity, String source, String french, String english) {
        this.severity = severity;
        this.source = source;
        this.message = LocalizedText.of(french, english);
    }

    String id() {
        return name().replace('_', '-');
    }
}
