package org.segursdk.cda.internal.child;

import java.util.Optional;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Treatment;
import org.segursdk.cda.Vaccination;
import org.segursdk.cda.child.Delivery;
import org.segursdk.cda.child.MotherHabits;
import org.segursdk.cda.child.Newborn;
import org.segursdk.cda.child.Parent;
import org.segursdk.cda.child.Pregnancy;
import org.segursdk.cda.child.SocialCoverage;
import org.segursdk.cda.child.Transfer;

/** What the certificate of the eighth day says. Source: CSE-CS8 2024.01. */
public record EighthDayContent(
        Parent mother,
        Optional<Parent> otherParent,
        MotherHabits motherHabits,
        int childrenAtHome,
        SocialCoverage coverage,
        Pregnancy pregnancy,
        Delivery delivery,
        Newborn newborn,
        Optional<Treatment> immunoglobulin,
        Statement<Vaccination> vaccinations,
        Optional<String> specialNeeds,
        boolean pmiContact,
        Optional<Transfer> transfer) {
    /** Redacted. */
    @Override
    public String toString() {
        return "EighthDayContent[redacted]";
    }
}
