package org.segursdk.annuaire;

/** What a structure is. Source: annuaire §2. */
public enum StructureKind {
    /** Entité juridique: the legal person. */
    LEGAL_ENTITY,
    /** Entité géographique: a place, a practice included. */
    GEOGRAPHICAL_ENTITY
}
