package org.segursdk.mss.received;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.identity.Matricule;
import org.segursdk.mss.message.MssAddress;

/**
 * Who a message is from. Source: mssante §3.1 E9, §3.2 (ECO.3.1.1, ECO.3.1.2).
 *
 * @param kind professional or patient, by the domain of the address
 * @param from label and address as written
 * @param matricule of a patient, when the address has the form of one; what the sender's operator vouches for, no qualified INS
 */
public record MessageSender(Kind kind, ReceivedAddress from, Optional<Matricule> matricule) {
    /** Kinds of senders. */
    public enum Kind {
        /** A professional, an organisation or an application. */
        PROFESSIONAL,
        /** A patient, from Mon espace santé. */
        PATIENT,
        /** The message does not tell, or tells several. */
        UNKNOWN
    }

    private static final int MATRICULE = 15;
    private static final int NUMBER = 13;

    public MessageSender {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(matricule, "matricule");
    }

    static MessageSender of(ReceivedAddress from, String citizenDomain) {
        if (from.address().isEmpty()) {
            return new MessageSender(Kind.UNKNOWN, from, Optional.empty());
        }
        MssAddress address = from.address().get();
        boolean patient = address.domain().equals(citizenDomain.toLowerCase(Locale.ROOT));
        return new MessageSender(
                patient ? Kind.PATIENT : Kind.PROFESSIONAL,
                from,
                patient ? matricule(address.localPart()) : Optional.empty());
    }

    private static Optional<Matricule> matricule(String local) {
        if (local.length() != MATRICULE) {
            return Optional.empty();
        }
        String upper = local.toUpperCase(Locale.ROOT);
        try {
            return Optional.of(Matricule.received(upper.substring(0, NUMBER), upper.substring(NUMBER)));
        } catch (InvalidInputException notOne) {
            return Optional.empty();
        }
    }

    /** What to show: of a patient the names as Mon espace santé writes them and the matricule, else label and address. */
    public String shown() {
        if (kind != Kind.PATIENT) {
            return from.shown();
        }
        String number = matricule.map(Matricule::value).orElseGet(from::text);
        return from.label().isEmpty() ? number : from.label() + " (" + number + ")";
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "MessageSender[" + kind + "]";
    }
}
