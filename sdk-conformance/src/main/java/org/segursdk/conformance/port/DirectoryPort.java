package org.segursdk.conformance.port;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What the product makes of the Annuaire Santé: the sandbox's, by its FHIR API ({@code bench.sandbox().endpoints()}). Professionals are
 * named by their RPPS number, 11 digits. The product reads the time of the bench's clock. An empty answer says that the product cannot:
 * the check then sees nothing, unless the method says otherwise.
 */
public interface DirectoryPort {
    /** What a professional is to the product. */
    enum Role {
        USER,
        CORRESPONDENT
    }

    /**
     * A user or a correspondent, as the product has them.
     *
     * @param familyName as shown
     * @param mailboxes MSSanté addresses, in any order
     */
    record Contact(String familyName, Set<String> mailboxes) {
        public Contact {
            Objects.requireNonNull(familyName, "familyName");
            mailboxes = Set.copyOf(mailboxes);
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Contact[redacted]";
        }
    }

    /**
     * What the report of an integration tells.
     *
     * @param professionals rows loaded
     */
    record Report(long professionals) {}

    /** The product has a user or a correspondent of that number; what it shows of them comes from the directory. */
    void follow(String rpps, Role role) throws Exception;

    /** Integrates the directory now: all of it the first time, then at least what changed. */
    Optional<Report> integrate() throws Exception;

    /** Of these numbers, those whom the product holds as active professionals after an integration, without any call to the directory. */
    Optional<Set<String>> held(Set<String> rpps) throws Exception;

    /** A user or a correspondent, as the product has them now, without any call to the directory; empty when it has none, which fails. */
    Optional<Contact> contact(String rpps, Role role) throws Exception;

    /**
     * Numbers of the professionals of whom a change was logged since the product was started or reset, oldest first; empty when there is
     * no log, which fails where one is wanted.
     */
    Optional<List<String>> changesLogged() throws Exception;

    /**
     * The administrator sets how often the directory is integrated.
     *
     * @return false when this cannot be set
     */
    boolean integrateEvery(Duration interval) throws Exception;

    /** What the product's timer does now: integrates when that is due, otherwise nothing. */
    void tick() throws Exception;

    /** MSSanté addresses that the product offers for a professional, found by whichever method of the directory; in any order. */
    Optional<List<String>> mailboxes(String rpps) throws Exception;

    /**
     * MSSanté addresses that the user is shown when composing a message and looking for a person by the family name.
     *
     * @return empty when the product has no such search
     */
    default Optional<List<String>> mailboxesNamed(String familyName) throws Exception {
        return Optional.empty();
    }

    /** A report that this professional asked for is created, then validated. */
    void validateReport(String requester) throws Exception;
}
