package org.segursdk.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.segursdk.sandbox.internal.insi.InsiPersons;

/**
 * The INSi teleservice, simulated: WS_INS1 and WS_INS2 at {@code /insi}. It refuses what the real one refuses, as far as that is
 * known, and in strict mode every departure from the published contract. Thread-safe. Source: insi §3, §11, §13.
 *
 * <p>Authentication: with a signed assertion in {@code wsse:Security}, as with a CPS card, its signature, holder, attributes
 * and age are checked; without one, the client certificate must be named {@code INSI-AUTO} or {@code INSI-MANU}.
 *
 * <p>What rests on inference and is NOT known of the real service:
 * <ul>
 *   <li>matching: birth name, sex and date must be equal, the first name asked must be a run of whole names of the list, and a
 *       place of birth, when given, must be equal; the real algorithm is unknown;
 *   <li>the subcode {@code siram_100} beside {@code desir_560} (wrong certificate name);
 *   <li>refusals marked {@code sandbox_refusal}: the real codes are unknown;
 *   <li>WS_INS1: the person is sought by the beneficiary's number, otherwise by the insured person's number, narrowed down by
 *       name and date;
 *   <li>an unsigned assertion whose NameID has {@code NameQualifier="PSC"} is accepted as it stands: how the Pro Santé Connect
 *       token travels is unknown.
 * </ul>
 *
 * <p>Known persons: the public test persons of the qualification platform. Those whose number is not public (DE VINCI LEONARDO, of
 * whom there are two, D'ARTAGNAN DE L'HERAULT PIERRE-ALAIN) bear numbers of order 000. HOUILLES PIERRE PAUL JACQUES is unknown, as there.
 */
public interface InsiSimulator {
    /** The public test persons, known from the start. */
    static List<InsiPerson> testPersons() {
        return InsiPersons.testPersons();
    }

    /** Adds situations for the next exchanges, in order; after them the lasting one applies. */
    void next(InsiSituation... situations);

    /** Sets the lasting situation; {@link InsiSituation#NORMAL} at first. */
    void always(InsiSituation situation);

    /** Forgets scripted situations and the persons added, and restores the settings. */
    void reset();

    /** Adds a person, or replaces the one with the same active number. */
    void add(InsiPerson person);

    /** Persons known, in no particular order. */
    List<InsiPerson> persons();

    /** Accepts only these authorisation numbers (IDAM); by default any that is present and not blank. */
    void acceptOnlyIdam(Set<String> numbers);

    /** Longest age of an assertion; default one hour (seen in practice). */
    void assertionLifetime(Duration lifetime);
}
