package org.segursdk.examples.cabinet;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.segursdk.conformance.port.MailSendingPort;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.exchange.outbox.Branch;
import org.segursdk.exchange.outbox.Delivery;
import org.segursdk.mss.message.CitizenAddress;

/** What the practice sends by mail, and what comes back, as the kit asks for it. */
record CabinetPost(CabinetAdapter adapter) implements MailSendingPort {
    private Cabinet cabinet() {
        return adapter.cabinet();
    }

    private CareDocument document(String key) {
        return cabinet().documents().get(key);
    }

    @Override
    public Duration delay() {
        return Duration.ofSeconds(10);
    }

    @Override
    public String patient(Ins ins, IdentityTraits traits, boolean qualified) {
        return adapter.patient(traits, qualified);
    }

    @Override
    public Optional<Set<Box>> boxes() {
        Set<Box> ticked = EnumSet.noneOf(Box.class);
        for (Branch each : Branch.values()) {
            if (ShareChoices.standard().includes(each)) {
                ticked.add(Box.valueOf(each.name()));
            }
        }
        return Optional.of(ticked);
    }

    @Override
    public String validate(String patient, Set<Box> boxes, Set<String> correspondents) {
        Map<Branch, String> withheld = new HashMap<>();
        for (Branch each : Branch.values()) {
            if (!boxes.contains(Box.valueOf(each.name()))) {
                withheld.put(each, "sans-utilite");
            }
        }
        return adapter.letter(patient, new ShareChoices(withheld, correspondents, false, Set.of()));
    }

    @Override
    public void send(String document, String correspondent) {
        cabinet().sharing().sendTo(document(document), correspondent, adapter.doctor());
    }

    @Override
    public void delete(String document) {
        cabinet().sharing().delete(document(document), adapter.doctor());
    }

    @Override
    public void refuses(String patient, Box side, boolean refused) {
        Oppositions.Kind kind =
                switch (side) {
                    case DMP -> Oppositions.Kind.DMP_FEED;
                    case PATIENT -> Oppositions.Kind.MESSAGES;
                    case PROFESSIONALS -> Oppositions.Kind.PROFESSIONALS;
                };
        cabinet().oppositions().set(patient, kind, refused, adapter.doctor());
    }

    @Override
    public void returnAddress(String address) {
        cabinet().sharing().answersTo(address);
    }

    /** The practice attaches no files of its own: it writes to patients by validated documents alone. */
    @Override
    public boolean write(String patient, int attachedBytes) {
        return false;
    }

    @Override
    public Optional<String> citizenAddress(String patient) {
        return cabinet()
                .patients()
                .identity(patient, adapter.doctor())
                .qualifiedIns()
                .map(ins ->
                        CitizenAddress.of(ins, Counterparts.PROFILE).address().value());
    }

    @Override
    public void fetch() throws IOException {
        cabinet().reception().fetch();
    }

    @Override
    public Optional<Map<String, Receipt>> receipts(String document) {
        Map<String, Receipt> shown = new HashMap<>();
        for (SharingDesk.Sending each : cabinet().sharing().sendings(document(document))) {
            Delivery delivery = each.delivery();
            Optional<String> to = delivery.branch() == Branch.PATIENT
                    ? citizenAddress(document(document).recordId())
                    : each.to();
            if (to.isPresent() && delivery.messageId().isPresent()) {
                shown.put(
                        to.get(),
                        cabinet()
                                .reception()
                                .receipts()
                                .of(delivery)
                                .map(CabinetPost::shown)
                                .orElse(Receipt.SENT));
            }
        }
        return Optional.of(shown);
    }

    private static Receipt shown(Receipts.Told told) {
        return switch (told) {
            case DELIVERED -> Receipt.DELIVERED;
            case READ -> Receipt.READ;
            case CLOSED -> Receipt.FAILED_CLOSED;
            case UNKNOWN -> Receipt.FAILED_UNKNOWN;
            case ADDRESS -> Receipt.FAILED_ADDRESS;
            case TOO_LARGE -> Receipt.FAILED_TOO_LARGE;
            case FAILED -> Receipt.FAILED_OTHERWISE;
        };
    }

    @Override
    public Optional<List<String>> shownSenders() {
        return Optional.of(cabinet().reception().messages().all().stream()
                .map(Messages.Message::sender)
                .toList());
    }
}
