package org.segursdk.insi.identity;

import java.util.Optional;
import org.segursdk.core.error.LocalizedText;

/**
 * What can happen to an identity and where it leads from each status: the one table that the machine obeys and the diagram of
 * the guide is drawn from. A status without target refuses the event. Source: insi §4.3 (T1–T12), rules 20, 25, 27, 49.
 */
public enum TransitionKind {
    INS_ACCEPTED("T2", "INSi : identité acceptée", "INSi: identity accepted", "RECUP RECUP QUAL QUAL"),
    INS_REFUSED("T3", "INSi : identité refusée", "INSi: identity refused", "PROV RECUP VALI QUAL"),
    INS_NOT_OBTAINED(
            "T4", "INSi : aucune, plusieurs ou panne", "INSi: none, several or failure", "PROV RECUP VALI QUAL"),
    PROOF_RECORDED("T5", "justificatif enregistré", "proof recorded", "PROV RECUP VALI QUAL"),
    IDENTITY_VALIDATED(
            "T5", "contrôle de cohérence validé", "checked against a high-trust proof", "VALI QUAL VALI QUAL"),
    DOUBTFUL_SET("T6", "attribut douteuse", "marked doubtful", "PROV PROV PROV PROV"),
    FICTITIOUS_SET("T6", "attribut fictive", "marked fictitious", "PROV PROV PROV PROV"),
    BLOCKING_ATTRIBUTE_CLEARED(
            "T7", "attribut douteuse ou fictive levé", "doubtful or fictitious cleared", "PROV - - -"),
    INS_VERIFIED("T8", "vérification INSi : exacte", "INSi verification: right", "- RECUP - QUAL"),
    INS_CONTRADICTED("T8", "vérification INSi : démentie", "INSi verification: wrong", "- PROV - VALI"),
    STRICT_TRAITS_CHANGED("T9", "trait strict modifié", "strict trait changed", "PROV PROV PROV VALI"),
    STRICT_TRAITS_CHANGED_PROOF_HOLDS(
            "T9",
            "trait strict modifié, justificatif revu",
            "strict trait changed, proof seen again",
            "PROV PROV VALI VALI"),
    INS_REPLACED("T10", "matricule remplacé (NIA par NIR…)", "matricule replaced (NIA by NIR…)", "- RECUP - QUAL"),
    APCV_READ("T11", "appli carte Vitale lue", "Appli carte Vitale read", "QUAL QUAL QUAL QUAL"),
    HOMONYM_SET("T12", "attribut homonyme", "marked homonym", "PROV RECUP VALI QUAL"),
    HOMONYM_CLEARED("T12", "attribut homonyme levé", "homonym cleared", "PROV RECUP VALI QUAL"),
    FIRST_GIVEN_NAME_CHANGED("", "premier prénom modifié", "first given name changed", "PROV RECUP VALI QUAL"),
    USED_NAMES_CHANGED("", "noms d'usage modifiés", "used names changed", "PROV RECUP VALI QUAL"),
    REFERENTIAL_QUALIFIED(
            "",
            "référentiel d'identités : VALI avec INS",
            "identity référentiel: VALI with INS",
            "QUAL QUAL QUAL QUAL"),
    REFERENTIAL_VALIDATED("", "référentiel d'identités : VALI", "identity référentiel: VALI", "VALI VALI VALI VALI"),
    REFERENTIAL_PROVISIONAL("", "référentiel d'identités : PROV", "identity référentiel: PROV", "PROV PROV PROV PROV");

    private final String id;
    private final String french;
    private final String english;
    private final String targets;

    TransitionKind(String id, String french, String english, String targets) {
        this.id = id;
        this.french = french;
        this.english = english;
        this.targets = targets;
    }

    /** Number of the transition in the table of the fact sheet; empty when it has none. */
    public String id() {
        return id;
    }

    public LocalizedText label() {
        return LocalizedText.of(french, english);
    }

    /** Where it leads from a status; empty when it cannot happen there. */
    public Optional<IdentityStatus> target(IdentityStatus from) {
        return IdentityStatus.ofCode(targets.split(" ", -1)[from.ordinal()]);
    }
}
