package org.segursdk.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;

/**
 * The DMP, simulated, below {@code /dmp}: {@code patients} (TD0.2, TD1.3a), {@code habilitations} (TD0.3, TD1.6),
 * {@code patientsSpecific} (TD0.4), {@code patientsPDQ} (TD0.5), {@code registry} (TD3.1, TD3.3a–d) and {@code repository} (TD2.1,
 * TD2.2, TD3.2). Requests are read with plain DOM and with IPF, never with the SDK's own writers. Thread-safe. Source: dmp §1–13.
 *
 * <p>Known at the start: the public test persons of {@link InsiSimulator}, each with an open DMP and a valid authorisation for
 * everybody, except ADRTROIS TOUSSAINT (no authorisation yet), NESSI MICHELANGELO (callers blocked, INTERDIT), ECETINSI
 * PIERRE-ALAIN (authorisation expired), HERMANN GATIEN (DMP closed), CORSE ANTHONY (no DMP). ADRUN ZOE has every caller as treating
 * physician. {@link DmpPatient#with(DmpGrant)} says otherwise for single professionals.
 *
 * <p>What rests on inference and is NOT known of the real service:
 * <ul>
 *   <li>refusals marked {@code sandbox_refusal} or beginning with {@code Sandbox}: the real codes are unknown. The rights table
 *       and the VIHF refuse by SOAP faults ({@code SandboxForbidden}, {@code SandboxInvalidVihf}); the state of a DMP and of a
 *       document by the layer's own errors ({@code SandboxNotAuthorised}, {@code SandboxBlocked}, {@code SandboxOpposed},
 *       {@code SandboxNoDmp}, {@code SandboxForbidden}, {@code SandboxInvalidMessage});
 *   <li>{@code DMPClosed} as the error of every transaction but TD0.2 on a closed DMP (known from another layer only), and the IHE
 *       codes in general;
 *   <li>assertions are accepted for one hour, five minutes of skew allowed; the real life is unknown;
 *   <li>the signing certificate must have the key usage non-repudiation; TLS and signing certificates must bear the same OU;
 *   <li>a card's common name is the holder's number, for the CPE too; a CPE's holder is one of the staff, told by subject-id;
 *   <li>every certificate is taken to be valid for INDIRECTE_RENFORCEE: the criterion is unknown;
 *   <li>hash and size are required and compared with the bytes; whether the DMP does so is unknown;
 *   <li>a matricule in the head of the CDA must be that of the metadata;
 *   <li>codes are looked up in the national value sets of sdk-core (general lists, not the DMP's own subsets);
 *   <li>a document may be replaced while its status is Approved, by its author or from its structure;
 *   <li>production, test and demonstration authorities of the NIR name the same patient; the NIA's do not;
 *   <li>in TD0.2, a closed DMP is told by the status {@code terminated} alone, an absent one comes without attention lines;
 *   <li>the rights table is of medium certainty: a plain "yes" of the source counts for all three accesses; AI is taken without
 *       regard to who is named in the VIHF;
 *   <li>an opposition to bris de glace or to access by the regulation closes TD1.6, TD3.1 in full, TD3.2, TD3.3a, b and d; the
 *       reference search, TD0.x, TD1.3a, feeding and deleting want no authorisation;
 *   <li>INTERDIT blocks in every access, leaving TD0.2, TD0.4, TD0.5, feeding, the reference search and TD3.3c;
 *   <li>masked documents are found and retrieved by author and treating physician, whatever the access, by the occupational
 *       physician (told by the specialties SM25, C41, CAPA11) never; in AI and for staff by the structure that fed them; to others
 *       {@code SandboxForbidden} says that they exist. Signature documents are masked documents like others;
 *   <li>TD3.1 gives the current version of an entry only; ids of classifications are new; a parameter that the query does not
 *       have, or a patient other than the VIHF's, is refused; the times of a period are the first included, the last excluded;
 *   <li>TD3.2 answers several documents, some of which are refused, with the PartialSuccess of IHE;
 *   <li>TD3.3: {@code OriginalStatus} and {@code PreviousVersion} are compared with the registry's, nothing but the visibility may
 *       change, a Deprecated document may be deleted but not archived, hiding from the patient is refused;
 *   <li>TD0.3: an authorisation without end; one that is not there cannot be withdrawn; staff obtain it for the structure; only a
 *       physician becomes médecin traitant;
 *   <li>TD0.4: {@code message} is always false; the dates are those of the grant, or of the simulator's start; for staff the grants
 *       obtained in the structure count;
 *   <li>TD0.5: the surname alone, equal but for its case; {@code POURCENTAGE} is always 100; the code system of that code is left out;
 *   <li>TD1.3a: the order of the elements, {@code deceasedInd} and the relationship included; TD1.6: {@code specificRight} holds
 *       {@code MEDECIN_TRAITANT}, professionals without a grant of their own are not listed.
 * </ul>
 */
public interface DmpSimulator {
    /** Adds situations for the next exchanges, in order; after them the lasting one applies. */
    void next(DmpSituation... situations);

    /** Sets the lasting situation; {@link DmpSituation#NORMAL} at first. */
    void always(DmpSituation situation);

    /** Forgets scripted situations, patients and documents added, and restores the settings. */
    void reset();

    /** Opens a DMP for a patient, or reopens it; documents are kept. */
    void open(Ins ins);

    /** Sets the state of a patient's DMP; documents are kept. */
    void put(DmpPatient patient);

    /** Gives every synthetic identity it does not know an open DMP on first contact; off by default. */
    void openForSynthetic(boolean active);

    List<DmpPatient> patients();

    /** @param matricule 15 characters */
    Optional<DmpPatient> patient(String matricule);

    /**
     * Documents of a patient, oldest first, signature documents included.
     *
     * @param matricule 15 characters
     */
    List<DmpDocument> documents(String matricule);

    /** Longest age of an assertion; default one hour. */
    void assertionLifetime(Duration lifetime);

    /**
     * INS authorities of the environment played, such as {@link InsAuthority#NIR} and {@link InsAuthority#NIA} for production; in
     * strict mode a VIHF under another one is refused. Default: all.
     */
    void insAuthorities(InsAuthority... accepted);

    /** Lays a document into a patient's DMP without a call; opens the DMP when the patient is unknown. */
    DmpDocument deposit(Ins ins, DmpSeed seed);

    /** As {@link #deposit(Ins, DmpSeed)}, documents of several kinds, a day apart, the newest last, in one submission. */
    List<DmpDocument> deposit(Ins ins, int count);

    /**
     * A cell of the sandbox's own rights table. Conditions on the patient's DMP and on single documents come on top. Source: dmp §2.3.
     *
     * @param operation {@code 0.2}, {@code 0.3+} and {@code 0.3-} (add, remove), {@code 0.4}, {@code 0.5}, {@code 1.3a}, {@code 1.6},
     *     {@code 2.1}, {@code 2.2}, {@code 3.1} (whole metadata), {@code 3.1b} (references), {@code 3.2}, {@code 3.3a+} and
     *     {@code 3.3a-} (mask, unmask), {@code 3.3b}, {@code 3.3c}, {@code 3.3d}
     * @param mode {@code DIRECTE}, {@code INDIRECTE} or {@code INDIRECTE_RENFORCEE}
     * @param holder {@code PS} or {@code NON_PS}; makes no difference in {@code INDIRECTE}
     * @param access {@code normal}, {@code bris_de_glace} or {@code centre_15}
     * @throws IllegalArgumentException another spelling
     */
    boolean allows(String operation, String mode, String holder, String access);

    /** Every operation {@link #allows} knows, in the order of the table. */
    List<String> operations();
}
