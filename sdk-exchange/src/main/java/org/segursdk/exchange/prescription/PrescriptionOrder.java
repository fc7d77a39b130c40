package org.segursdk.exchange.prescription;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.actor.StructureId;
import org.segursdk.exchange.internal.record.ActorForm;
import org.segursdk.exchange.internal.record.JsonIn;
import org.segursdk.exchange.internal.record.JsonOut;
import org.segursdk.exchange.outbox.Branch;
import org.segursdk.exchange.outbox.Correspondent;
import org.segursdk.exchange.sharing.PatientFacts;
import org.segursdk.exchange.sharing.PatientFacts.DmpRecord;
import org.segursdk.exchange.sharing.SharePlan;
import org.segursdk.mss.message.MssAddress;

/** Who sends a prescription, and where its documents go: kept as JSON, sealed. */
record PrescriptionOrder(ProfessionalSession session, Optional<MssAddress> sender, SharePlan plan, PatientFacts facts) {
    private static final int FORM = 1;
    private static final String WITHHELD = "withheld";

    byte[] write() {
        return JsonOut.object(out -> {
            out.put("form", FORM)
                    .object("professional", each -> ActorForm.professional(each, session.professional()))
                    .put("means", session.means())
                    .put("authenticatedAt", session.authenticatedAt())
                    .put("sender", sender.map(MssAddress::value))
                    .put("dmpOpposed", facts.dmpOpposed())
                    .put("messagesOpposed", facts.messagesOpposed())
                    .put("dmp", facts.dmp())
                    .objects("correspondents", plan.correspondents(), PrescriptionOrder::correspondent);
            for (Branch branch : Branch.values()) {
                out.put(field(branch), plan.reason(branch));
            }
        });
    }

    private static String field(Branch branch) {
        return WITHHELD + '-' + branch.name().toLowerCase(Locale.ROOT);
    }

    private static void correspondent(JsonOut out, Correspondent value) {
        if (value instanceof Correspondent.AtMailbox known) {
            out.put("address", known.address().value());
        } else if (value instanceof Correspondent.Person person) {
            out.put("professional", person.id().value());
        } else if (value instanceof Correspondent.Organization structure) {
            out.put("structure", structure.id().value());
        }
    }

    static PrescriptionOrder read(byte[] json) {
        return JsonIn.read(json, in -> {
            if (in.number("form") != FORM) {
                throw new IllegalArgumentException("another form");
            }
            Professional professional = in.object("professional", ActorForm::professional)
                    .orElseThrow(() -> new IllegalArgumentException("no professional"));
            ProfessionalSession session = ProfessionalSession.local(
                    professional,
                    in.constant("means", AuthenticationMeans.class),
                    Instant.parse(in.text("authenticatedAt")));
            Optional<MssAddress> sender = in.optional("sender").map(MssAddress::of);
            PatientFacts facts = new PatientFacts(
                    in.flag("dmpOpposed"), in.flag("messagesOpposed"), in.constant("dmp", DmpRecord.class));
            return new PrescriptionOrder(session, sender, plan(in), facts);
        });
    }

    private static SharePlan plan(JsonIn in) {
        List<Correspondent> correspondents = in.objects("correspondents", PrescriptionOrder::correspondent);
        Map<Branch, String> withheld = new TreeMap<>();
        for (Branch branch : Branch.values()) {
            in.optional(field(branch)).ifPresent(reason -> withheld.put(branch, reason));
        }
        SharePlan plan = SharePlan.standard();
        for (Correspondent each : correspondents) {
            plan = plan.with(each);
        }
        for (Map.Entry<Branch, String> each : withheld.entrySet()) {
            plan = plan.without(each.getKey(), each.getValue());
        }
        return plan;
    }

    private static Correspondent correspondent(JsonIn in) {
        Optional<String> address = in.optional("address");
        Optional<String> professional = in.optional("professional");
        if (address.isPresent()) {
            return Correspondent.at(address.get());
        }
        return professional.isPresent()
                ? new Correspondent.Person(new ProfessionalId(professional.get()))
                : new Correspondent.Organization(new StructureId(in.text("structure")));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "PrescriptionOrder[redacted]";
    }
}
