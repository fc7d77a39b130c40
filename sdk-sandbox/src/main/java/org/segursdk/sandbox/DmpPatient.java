package org.segursdk.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;

/**
 * A patient's DMP as the simulator holds it. {@code toString} shows nothing of the patient.
 *
 * @param ins matricule and authority
 * @param status whether the DMP exists
 * @param authorisation of whoever has no grant of his own; gates consultation, never feeding. Source: dmp §2.4
 * @param treatingPhysician whether whoever has no grant of his own is a treating physician (médecin traitant)
 * @param ensAttached whether the DMP is attached to Mon espace santé
 * @param traits identity the DMP returns, when it has one
 * @param grants of single professionals and structures, one for each holder
 * @param oppositionBrisDeGlace whether the patient opposes access by bris de glace
 * @param oppositionAccesUrgence whether the patient opposes access by the emergency regulation (centre 15)
 * @param contact administrative data, when the DMP has any
 */
public record DmpPatient(
        Ins ins,
        Status status,
        Authorisation authorisation,
        boolean treatingPhysician,
        boolean ensAttached,
        Optional<IdentityTraits> traits,
        List<DmpGrant> grants,
        boolean oppositionBrisDeGlace,
        boolean oppositionAccesUrgence,
        Optional<DmpContact> contact) {
    /** State of a DMP. */
    public enum Status {
        OPEN,
        CLOSED,
        ABSENT
    }

    /** Codes of the authorisation. Source: dmp §4.2. */
    public enum Authorisation {
        VALIDE,
        NON_EXISTE,
        INTERDIT,
        EXPIRE
    }

    public DmpPatient {
        Objects.requireNonNull(ins, "ins");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(authorisation, "authorisation");
        Objects.requireNonNull(traits, "traits");
        grants = List.copyOf(grants);
        Objects.requireNonNull(contact, "contact");
    }

    /** An open DMP, attached to Mon espace santé, authorisation valid, caller not the treating physician. */
    public static DmpPatient open(Ins ins) {
        return new DmpPatient(
                ins,
                Status.OPEN,
                Authorisation.VALIDE,
                false,
                true,
                Optional.empty(),
                List.of(),
                false,
                false,
                Optional.empty());
    }

    public DmpPatient with(Status value) {
        return copy(parts -> parts.status = value);
    }

    /** The authorisation of whoever has no grant of his own. */
    public DmpPatient with(Authorisation value) {
        return copy(parts -> parts.authorisation = value);
    }

    public DmpPatient with(IdentityTraits value) {
        return copy(parts -> parts.traits = Optional.of(value));
    }

    public DmpPatient with(DmpContact value) {
        return copy(parts -> parts.contact = Optional.of(value));
    }

    /** With a grant, in place of the one its holder had. */
    public DmpPatient with(DmpGrant grant) {
        List<DmpGrant> all = new ArrayList<>(grants);
        all.removeIf(g -> g.holder().equals(grant.holder()));
        all.add(grant);
        return copy(parts -> parts.grants = all);
    }

    /** Whether whoever has no grant of his own is a treating physician. */
    public DmpPatient treatingPhysician(boolean value) {
        return copy(parts -> parts.treatingPhysician = value);
    }

    public DmpPatient ensAttached(boolean value) {
        return copy(parts -> parts.ensAttached = value);
    }

    /** With the patient's oppositions to access by bris de glace and by the emergency regulation. */
    public DmpPatient opposing(boolean brisDeGlace, boolean accesUrgence) {
        return copy(parts -> {
            parts.oppositionBrisDeGlace = brisDeGlace;
            parts.oppositionAccesUrgence = accesUrgence;
        });
    }

    private DmpPatient copy(Consumer<Parts> change) {
        Parts parts = new Parts(this);
        change.accept(parts);
        return new DmpPatient(
                ins,
                parts.status,
                parts.authorisation,
                parts.treatingPhysician,
                parts.ensAttached,
                parts.traits,
                parts.grants,
                parts.oppositionBrisDeGlace,
                parts.oppositionAccesUrgence,
                parts.contact);
    }

    /** What a copy may change. */
    private static final class Parts {
        private Status status;
        private Authorisation authorisation;
        private boolean treatingPhysician;
        private boolean ensAttached;
        private Optional<IdentityTraits> traits;
        private List<DmpGrant> grants;
        private boolean oppositionBrisDeGlace;
        private boolean oppositionAccesUrgence;
        private Optional<DmpContact> contact;

        Parts(DmpPatient patient) {
            this.status = patient.status;
            this.authorisation = patient.authorisation;
            this.treatingPhysician = patient.treatingPhysician;
            this.ensAttached = patient.ensAttached;
            this.traits = patient.traits;
            this.grants = patient.grants;
            this.oppositionBrisDeGlace = patient.oppositionBrisDeGlace;
            this.oppositionAccesUrgence = patient.oppositionAccesUrgence;
            this.contact = patient.contact;
        }
    }

    /** The grant of a holder. */
    public Optional<DmpGrant> grantOf(String holder) {
        return grants.stream().filter(g -> g.holder().equals(holder)).findFirst();
    }

    /** What holds for a professional: his own grant, else his structure's, else {@link #authorisation}. */
    public Authorisation authorisationOf(String holder, String structure) {
        return grantOf(holder)
                .or(() -> grantOf(structure))
                .map(DmpGrant::authorisation)
                .orElse(authorisation);
    }

    /** Whether a professional is a treating physician: by his own grant, else by {@link #treatingPhysician}. */
    public boolean isTreatedBy(String holder) {
        return grantOf(holder).map(DmpGrant::treatingPhysician).orElse(treatingPhysician);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "DmpPatient[" + status + ", " + authorisation + ", redacted]";
    }
}
