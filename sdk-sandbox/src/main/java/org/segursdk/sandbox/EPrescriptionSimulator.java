package org.segursdk.sandbox;

import java.util.List;
import java.util.Optional;

/**
 * A base of e-prescriptions at {@code /eprescription}, entirely of the sandbox's own make: the messages of the national services (EP1 to EP6)
 * are not public, so its JSON, its codes and its rules are <b>not the CNAM's</b> and say nothing of them. Every answer bears {@code
 * "simulated":true}. What it imitates is what is known by name: a deposit under a number that the caller made, looking at it, searching,
 * telling executions, the prescriber's view of these. Thread-safe. Source: eprescription §2, §7.
 *
 * <p>{@code POST} with JSON, TLS with a client certificate of the sandbox's authority:
 * <ul>
 *   <li>{@code /prescriptions} deposits: 201; the same content under the same number again: 200 and the first answer; other content: 409
 *       {@code SBX-NUMBER-TAKEN};
 *   <li>{@code /prescriptions/consult}: 404 {@code SBX-UNKNOWN-NUMBER}; without AM number and FINESS 400, rule {@code EF_EP3_E303_03},
 *       the one rule whose name was seen;
 *   <li>{@code /prescriptions/search}: a prescriber's own ones, or a patient's;
 *   <li>{@code /executions}: the same id with the same content again is the same execution; cancelled, replaced, expired or wholly executed
 *       prescriptions take none;
 *   <li>{@code /executions/view}: to the prescriber alone, and 403 {@code SBX-OPPOSED} when the patient opposes.
 * </ul>
 *
 * <p>Expiry is judged by the sandbox's clock.
 */
public interface EPrescriptionSimulator {
    /** Path below the sandbox's base. */
    String PATH = "/eprescription";

    /** Adds situations for the next exchanges, in order; after them the lasting one applies. */
    void next(EPrescriptionSituation... situations);

    /** Sets the lasting situation; {@link EPrescriptionSituation#NORMAL} at first. */
    void always(EPrescriptionSituation situation);

    /** Forgets situations and prescriptions. */
    void reset();

    /** What the base holds under a number. */
    Optional<StoredPrescription> find(String number);

    /** Everything the base holds, in the order of the deposits. */
    List<StoredPrescription> prescriptions();

    /**
     * The patient's answer on the view of executions changes.
     *
     * @throws IllegalArgumentException when the base has nothing of that number
     */
    void oppose(String number, boolean opposed);

    /**
     * Withdraws a prescription; no public service does.
     *
     * @throws IllegalArgumentException when the base has nothing of that number
     */
    void cancel(String number);

    /**
     * Another one takes its place; no public service does that.
     *
     * @throws IllegalArgumentException when the base has nothing of that number
     */
    void replace(String number, String by);
}
