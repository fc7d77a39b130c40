package org.segursdk.mss.received;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.mss.message.MssAddress;

/**
 * A correspondent as written in a field of the message. Who really sent is the operators' business: they refuse what does not
 * come from the trust area.
 *
 * @param label display name, fit for one line; {@code ""} when there is none
 * @param address the address, when it is one
 * @param text what stands for the address, fit for one line, also when it is none
 */
public record ReceivedAddress(String label, Optional<MssAddress> address, String text) {
    public ReceivedAddress {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(text, "text");
    }

    /** What to show: the label and the address, which a label alone could imitate. */
    public String shown() {
        String place = address.map(MssAddress::shown).orElse(text);
        return label.isEmpty() ? place : label + " <" + place + ">";
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReceivedAddress[redacted]";
    }
}
