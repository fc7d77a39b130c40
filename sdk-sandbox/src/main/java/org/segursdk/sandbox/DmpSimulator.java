package org.segursdk.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.segursdk.core.identity.Ins;

/**
 * The DMP, simulated: TD0.2 at {@code /dmp/patients}, TD2.1 at {@code /dmp/repository}; the other transactions answer that they
 * are not simulated. Requests are read with plain DOM and with IPF, never with the SDK's own writers. Thread-safe. Source: dmp
 * §1–7, §13.
 *
 * <p>Known at the start: the public test persons of {@link InsiSimulator}, each with an open DMP and a valid authorisation, except
 * ADRTROIS TOUSSAINT (no authorisation yet), NESSI MICHELANGELO (caller blocked, INTERDIT), ECETINSI PIERRE-ALAIN (authorisation
 * expired), HERMANN GATIEN (DMP closed), CORSE ANTHONY (no DMP). ADRUN ZOE has the caller as treating physician.
 *
 * <p>What rests on inference and is NOT known of the real service:
 * <ul>
 *   <li>refusals marked {@code sandbox_refusal} or beginning with {@code Sandbox}: the real codes are unknown;
 *   <li>{@code DMPClosed} as the error of TD2.1 on a closed DMP (known from another layer only), and the IHE codes in general;
 *   <li>assertions are accepted for one hour, five minutes of skew allowed; the real life is unknown;
 *   <li>the signing certificate must have the key usage non-repudiation; TLS and signing certificates must bear the same OU;
 *   <li>hash and size are required and compared with the bytes; whether the DMP does so is unknown;
 *   <li>a matricule in the head of the CDA must be that of the metadata;
 *   <li>codes are looked up in the national value sets of sdk-core (general lists, not the DMP's own subsets);
 *   <li>a document may be replaced while its status is Approved, by any caller of the structure;
 *   <li>production, test and demonstration authorities of the NIR name the same patient; the NIA's do not;
 *   <li>in TD0.2, a closed DMP is told by the status {@code terminated} alone, an absent one comes without attention lines.
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
}
