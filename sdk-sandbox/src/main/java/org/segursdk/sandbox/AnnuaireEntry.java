package org.segursdk.sandbox;

/** What the directory holds: one of five kinds of resources. Source: annuaire §2. */
public sealed interface AnnuaireEntry
        permits AnnuairePractitioner, AnnuaireActivity, AnnuaireStructure, AnnuaireCareService, AnnuaireDevice {
    /** What identifies the entry over time, among those of its kind; never the technical id. */
    String number();

    /** False: removed; what remains is nearly empty. Source: annuaire §7. */
    boolean active();

    /** The entry as it stays once it is removed: its identifiers, a structure's name, nothing else. */
    AnnuaireEntry removed();
}
