package org.segursdk.sandbox;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.InsHistoryEntry;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.Sex;

/**
 * A person the INSi simulator knows. {@code toString} shows nothing.
 *
 * @param ins active INS
 * @param traits strict traits, as they will be answered
 * @param history former INS, in the order answered
 * @param insured 13-character number of the insured person whose card names this one (WS_INS1), the person's own by default
 */
public record InsiPerson(Ins ins, IdentityTraits traits, List<InsHistoryEntry> history, String insured) {
    public InsiPerson {
        Objects.requireNonNull(ins, "ins");
        Objects.requireNonNull(traits, "traits");
        history = List.copyOf(history);
        Objects.requireNonNull(insured, "insured");
    }

    /**
     * A person without history, under the production NIR authority, as the CNAM's test platform answers.
     *
     * @param matricule 13 characters and key
     * @param givenNames list of birth given names, separated by spaces
     * @param sex answered empty when it is unknown
     * @param birthDate {@code AAAA-MM-JJ}
     * @param birthPlace COG, 5 characters
     */
    public static InsiPerson of(
            String matricule, String birthName, String givenNames, Sex sex, String birthDate, String birthPlace) {
        Matricule number = Matricule.received(matricule.substring(0, 13), matricule.substring(13));
        IdentityTraits traits = IdentityTraits.received(
                birthName, givenNames, Optional.empty(), sex, BirthDate.received(birthDate), Optional.of(birthPlace));
        return new InsiPerson(new Ins(number, InsAuthority.NIR), traits, List.of(), number.number());
    }

    /** The same under another authority. */
    public InsiPerson under(InsAuthority authority) {
        return new InsiPerson(new Ins(ins.matricule(), authority), traits, history, insured);
    }

    /** The same with former INS. */
    public InsiPerson withHistory(List<InsHistoryEntry> entries) {
        return new InsiPerson(ins, traits, entries, insured);
    }

    /** The same, on the card of another insured person. */
    public InsiPerson insuredBy(String insuredNumber) {
        return new InsiPerson(ins, traits, history, insuredNumber);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "InsiPerson[redacted]";
    }
}
