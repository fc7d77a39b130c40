package org.segursdk.cda.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.OtherParticipant;
import org.segursdk.cda.Participant;
import org.segursdk.core.terminology.CodedValue;

/** Those who took part: professionals and others. Source: cda §3.9. */
final class ParticipantWriter {
    private final XmlOut out;
    private final ActorWriter actors;
    private final ZoneId zone;
    private final @Nullable String template;

    ParticipantWriter(XmlOut out, ZoneId zone, @Nullable String template) {
        this.out = out;
        this.actors = new ActorWriter(out);
        this.zone = zone;
        this.template = template;
    }

    void write(Participant participant) {
        open(participant.role(), participant.function(), participant.comment());
        times(participant.start(), participant.stop());
        out.start("associatedEntity", "classCode", "PROV");
        actors.assigned(participant.professional());
        actors.person("associatedPerson", participant.professional());
        participant.structure().ifPresent(structure -> actors.organization("scopingOrganization", structure, false));
        out.end().end();
    }

    void write(OtherParticipant participant) {
        open(participant.role(), participant.function(), participant.comment());
        times(Optional.empty(), Optional.empty());
        out.start("associatedEntity", "classCode", "AGNT");
        participant.id().ifPresent(actors::id);
        actors.addresses(participant.addresses());
        actors.telecoms(participant.telecoms());
        participant
                .familyName()
                .ifPresent(family -> actors.person("associatedPerson", family, participant.givenName()));
        participant.organization().ifPresent(name -> out.start("scopingOrganization")
                .leaf("name", name)
                .end());
        out.end().end();
    }

    private void open(Participant.Role role, Optional<CodedValue> function, Optional<String> comment) {
        out.start("participant", "typeCode", role.name());
        if (template != null) {
            out.templates(template);
        }
        if (comment.isEmpty()) {
            function.ifPresent(code -> out.code("functionCode", code));
            return;
        }
        function.ifPresentOrElse(
                code -> out.startCode("functionCode", code), () -> out.start("functionCode", "nullFlavor", "NA"));
        out.leaf("originalText", comment.get()).end();
    }

    private void times(Optional<Instant> start, Optional<Instant> stop) {
        if (start.isEmpty() && stop.isEmpty()) {
            out.empty("time", "nullFlavor", "UNK");
            return;
        }
        out.start("time", "xsi:type", "IVL_TS");
        start.ifPresent(instant -> out.empty("low", "value", Timestamps.hl7(instant, zone)));
        stop.ifPresent(instant -> out.empty("high", "value", Timestamps.hl7(instant, zone)));
        out.end();
    }
}
