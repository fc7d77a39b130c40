package org.segursdk.annuaire;

/** What a {@link CareService} is, as its profile tells. Source: annuaire §2. */
public enum CareServiceKind {
    /** A regulated care activity (activité de soins autorisée). */
    CARE_ACTIVITY,
    /** A social or medico-social equipment. */
    SOCIAL_EQUIPMENT
}
