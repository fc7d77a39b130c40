package org.segursdk.examples.cabinet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.segursdk.conformance.port.AnnouncementPort;
import org.segursdk.conformance.port.FeedQueuePort;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.exchange.outbox.Branch;
import org.segursdk.exchange.outbox.Delivery;
import org.segursdk.exchange.outbox.DeliveryState;

/** The practice's documents on their way to the DMP and to the patient, as the kit asks for them. */
record CabinetFeed(CabinetAdapter adapter) implements FeedQueuePort, AnnouncementPort {
    private Cabinet cabinet() {
        return adapter.cabinet();
    }

    private CareDocument document(String key) {
        return cabinet().documents().get(key);
    }

    @Override
    public String patient(Ins ins, IdentityTraits traits, boolean qualified) {
        return adapter.patient(traits, qualified);
    }

    @Override
    public String validate(String patient, Letter letter) {
        Map<Branch, String> withheld = new HashMap<>();
        if (letter.withheld()) {
            withheld.put(Branch.DMP, "relecture");
        }
        if (!letter.toPatient()) {
            withheld.put(Branch.PATIENT, "deja-remis");
        }
        return adapter.letter(
                patient, new ShareChoices(withheld, Set.of(), letter.announcement(), letter.visibility()));
    }

    @Override
    public void feed(String document) {
        cabinet().sharing().feed(document(document), adapter.doctor());
    }

    @Override
    public String replace(String document) {
        CareDocument next = cabinet().documents().beginReplacement(document(document));
        cabinet().sharing().share(next, ShareChoices.standard(), adapter.doctor());
        return next.key();
    }

    @Override
    public void delete(String document) {
        cabinet().sharing().delete(document(document), adapter.doctor());
    }

    @Override
    public void opposes(String patient, boolean opposed) {
        cabinet().oppositions().set(patient, Oppositions.Kind.DMP_FEED, opposed, adapter.doctor());
    }

    @Override
    public Optional<State> state(String document) {
        return cabinet().sharing().sendings(document(document)).stream()
                .map(SharingDesk.Sending::delivery)
                .filter(each -> each.branch() == Branch.DMP)
                .max(Comparator.comparing(Delivery::updatedAt).thenComparing(Delivery::sequence))
                .map(each -> shown(each.state()));
    }

    private static State shown(DeliveryState state) {
        return switch (state) {
            case CONFIRMED -> State.FED;
            case WAITING, HELD, SENDING, UNCERTAIN -> State.PENDING;
            case REFUSED, HUMAN, SKIPPED, WITHHELD -> State.NOT_FED;
        };
    }

    /** The practice's certificates are the sandbox's, and nobody has a card. */
    @Override
    public boolean hinder(Hindrance hindrance) {
        return hindrance == Hindrance.NONE;
    }

    @Override
    public void restart() {
        try {
            adapter.restart();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("database: SQLState " + e.getSQLState());
        }
    }

    @Override
    public void announced(String document) {
        // The doctor is before the screen: without a live session TD3.3b would wait for a person.
        User doctor = adapter.doctor();
        doctor.session().ifPresent(cabinet().visits()::present);
        cabinet().visits().consent(document(document).recordId(), doctor);
        cabinet().sharing().announced(document(document), doctor);
    }
}
