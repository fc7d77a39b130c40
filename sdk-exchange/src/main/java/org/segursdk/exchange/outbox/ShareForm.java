package org.segursdk.exchange.outbox;

import java.time.Instant;
import java.util.Optional;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.exchange.internal.record.ActorForm;
import org.segursdk.exchange.internal.record.DocumentForm;
import org.segursdk.exchange.internal.record.JsonIn;
import org.segursdk.exchange.internal.record.JsonOut;
import org.segursdk.mss.message.MssAddress;

/** The sealed parts of a share and of a delivery, as JSON. */
final class ShareForm {
    private static final int FORM = 1;

    private ShareForm() {}

    /** What a share keeps besides the bytes of its document. */
    record Kept(DocumentMetadata metadata, ProfessionalSession session, Optional<MssAddress> sender) {}

    static byte[] write(NewShare share) {
        ProfessionalSession session = share.session();
        return JsonOut.object(out -> out.put("form", FORM)
                .object(
                        "document",
                        each -> DocumentForm.write(each, share.document().metadata()))
                .object("professional", each -> ActorForm.professional(each, session.professional()))
                .put("means", session.means())
                .put("authenticatedAt", session.authenticatedAt())
                .put("sender", share.sender().map(MssAddress::value)));
    }

    static Kept read(byte[] json) {
        return JsonIn.read(json, in -> {
            if (in.number("form") != FORM) {
                throw new IllegalArgumentException("another form");
            }
            DocumentMetadata metadata = in.object("document", DocumentForm::read)
                    .orElseThrow(() -> new IllegalArgumentException("no document"));
            Professional professional = in.object("professional", ActorForm::professional)
                    .orElseThrow(() -> new IllegalArgumentException("no professional"));
            return new Kept(
                    metadata,
                    ProfessionalSession.local(
                            professional,
                            in.constant("means", AuthenticationMeans.class),
                            Instant.parse(in.text("authenticatedAt"))),
                    in.optional("sender").map(MssAddress::of));
        });
    }

    static byte[] write(Correspondent correspondent) {
        return JsonOut.object(out -> {
            if (correspondent instanceof Correspondent.AtMailbox known) {
                out.put("address", known.address().value());
            } else if (correspondent instanceof Correspondent.Person person) {
                out.put("professional", person.id().value());
                out.put("structure", person.at().map(StructureId::value));
            } else if (correspondent instanceof Correspondent.Organization structure) {
                out.put("structure", structure.id().value());
            }
        });
    }

    static Correspondent correspondent(byte[] json) {
        return JsonIn.read(json, in -> {
            Optional<String> address = in.optional("address");
            Optional<String> professional = in.optional("professional");
            if (address.isPresent()) {
                return Correspondent.at(address.get());
            }
            return professional.isPresent()
                    ? new Correspondent.Person(
                            new ProfessionalId(professional.get()),
                            in.optional("structure").map(StructureId::new))
                    : new Correspondent.Organization(new StructureId(in.text("structure")));
        });
    }

    /** Tells a destination apart from others without telling who it is, to those who do not know the address. */
    static String key(Correspondent correspondent) {
        if (correspondent instanceof Correspondent.AtMailbox known) {
            return "address " + known.address().value().toLowerCase(java.util.Locale.ROOT);
        }
        return correspondent instanceof Correspondent.Person person
                ? "person " + person.id().value()
                        + person.at().map(each -> " at " + each.value()).orElse("")
                : "structure "
                        + ((Correspondent.Organization) correspondent).id().value();
    }
}
