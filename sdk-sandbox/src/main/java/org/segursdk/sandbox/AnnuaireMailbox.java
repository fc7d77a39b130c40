package org.segursdk.sandbox;

import java.util.Objects;
import java.util.Optional;

/**
 * An MSSanté mailbox in the directory. {@code toString} shows its kind alone. Source: annuaire §4.
 *
 * @param address local part and domain
 * @param kind as the metadata tell; empty: the mailbox bears no metadata at all
 * @param description free text; empty: none
 * @param service the service it belongs to; empty: none
 * @param redList whether the metadata say {@code listeRouge: true}
 * @param digitization whether it takes part in dematerialisation; empty: not told
 * @param rank preferred order, 1 first; 0: not told
 */
public record AnnuaireMailbox(
        String address,
        Optional<Kind> kind,
        String description,
        String service,
        boolean redList,
        Optional<Boolean> digitization,
        int rank) {
    /** Kinds of mailboxes (TRE_R257). */
    public enum Kind {
        /** Of a professional, or of a professional at a place. */
        PER,
        /** Of a liberal practice. */
        CAB,
        /** Of a service or a team. */
        ORG,
        /** Of a software or a machine. */
        APP
    }

    public AnnuaireMailbox {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(digitization, "digitization");
    }

    /** A mailbox of that kind, without description, off the red list. */
    public static AnnuaireMailbox of(Kind kind, String address) {
        return new AnnuaireMailbox(address, Optional.of(kind), "", "", false, Optional.empty(), 0);
    }

    /** A mailbox that tells nothing but that it is one of MSSanté. */
    public static AnnuaireMailbox bare(String address) {
        return new AnnuaireMailbox(address, Optional.empty(), "", "", false, Optional.empty(), 0);
    }

    public AnnuaireMailbox withDescription(String text, String ofService) {
        return new AnnuaireMailbox(address, kind, text, ofService, redList, digitization, rank);
    }

    public AnnuaireMailbox onRedList() {
        return new AnnuaireMailbox(address, kind, description, service, true, digitization, rank);
    }

    public AnnuaireMailbox withDigitization(boolean value) {
        return new AnnuaireMailbox(address, kind, description, service, redList, Optional.of(value), rank);
    }

    public AnnuaireMailbox withRank(int value) {
        return new AnnuaireMailbox(address, kind, description, service, redList, digitization, value);
    }

    @Override
    public String toString() {
        return "AnnuaireMailbox[" + kind.map(Kind::name).orElse("?") + "]";
    }
}
