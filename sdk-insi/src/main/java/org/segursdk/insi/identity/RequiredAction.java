package org.segursdk.insi.identity;

import java.util.Objects;
import org.segursdk.core.identity.Ins;

/** What the software has to do after an event. Source: insi §4.3, §4.4. */
public sealed interface RequiredAction {
    /** Tell linked systems that this INS no longer stands (HL7v2 A47, PID-3 {@code ""}): rule 27. */
    record WithdrawIns(Ins former) implements RequiredAction {
        public WithdrawIns {
            Objects.requireNonNull(former, "former");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "WithdrawIns[redacted]";
        }
    }

    /** Tell linked systems that an INS took another's place (A47). */
    record ReplaceIns(Ins former, Ins current) implements RequiredAction {
        public ReplaceIns {
            Objects.requireNonNull(former, "former");
            Objects.requireNonNull(current, "current");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "ReplaceIns[redacted]";
        }
    }

    /** Tell linked systems the new traits or status (A31). */
    record UpdateLinkedSystems() implements RequiredAction {}

    /** Search the INS at INSi: the identity has none and may have one. */
    record SearchIns() implements RequiredAction {}

    /** Check the identity against a high-trust proof at the next visit. */
    record CheckIdentity() implements RequiredAction {}

    /** Show the user that INSi and the local identity disagree. */
    record AlertDiscordance() implements RequiredAction {}

    /** Look whether another record holds this INS: a probable duplicate or collision. */
    record LookForDuplicate(Ins ins) implements RequiredAction {
        public LookForDuplicate {
            Objects.requireNonNull(ins, "ins");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "LookForDuplicate[redacted]";
        }
    }
}
