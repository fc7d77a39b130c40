package org.segursdk.exchange.outbox;

/** What an attempt came to, when it came to something; anything else is an exception. Codes tell no patient data. */
public sealed interface DeliveryOutcome {
    /** The answer's code. */
    String code();

    /** The other side has it. */
    record Delivered(String code) implements DeliveryOutcome {
        /** Its name alone. */
        @Override
        public String toString() {
            return "Delivered";
        }
    }

    /** The other side said no. */
    record Refused(String code) implements DeliveryOutcome {
        /** Its name alone. */
        @Override
        public String toString() {
            return "Refused";
        }
    }

    /** There is nothing to do it to: record closed or absent. Expected, no failure. */
    record Impossible(String code) implements DeliveryOutcome {
        /** Its name alone. */
        @Override
        public String toString() {
            return "Impossible";
        }
    }

    /** A person has to decide. */
    record NeedsPerson(String code) implements DeliveryOutcome {
        /** Its name alone. */
        @Override
        public String toString() {
            return "NeedsPerson";
        }
    }
}
