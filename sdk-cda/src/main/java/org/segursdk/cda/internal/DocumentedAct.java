package org.segursdk.cda.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.terminology.CodedValue;

/** One {@code documentationOf}: the principal act, or a further one. The methods that add return this. Source: cda §3.11. */
public final class DocumentedAct {
    private @Nullable String classCode;
    private final List<InstanceId> ids = new ArrayList<>();
    private @Nullable Concept code;
    private @Nullable String statusCode;
    private @Nullable Instant start;
    private @Nullable Instant stop;
    private boolean stopUnknown;
    private @Nullable DocumentAuthor performer;
    private @Nullable Instant performedAt;
    private List<String> performerTemplates = List.of();

    private DocumentedAct() {}

    /** The principal act as the header gives it, without code. */
    public static DocumentedAct principal(ServiceEvent event) {
        DocumentedAct act = new DocumentedAct().performer(event.performer()).start(event.start());
        event.stop().ifPresent(act::stop);
        return act;
    }

    /** A further act. */
    public static DocumentedAct of(CodedValue code) {
        return new DocumentedAct().code(Concept.of(code));
    }

    /** {@code INFO}, for flags on the whole document. */
    public DocumentedAct classCode(String value) {
        this.classCode = value;
        return this;
    }

    public DocumentedAct id(InstanceId value) {
        this.ids.add(value);
        return this;
    }

    public DocumentedAct code(Concept value) {
        this.code = value;
        return this;
    }

    /** {@code lab:statusCode}; the document model declares the namespace {@code lab}. */
    public DocumentedAct labStatus(String value) {
        this.statusCode = value;
        return this;
    }

    public DocumentedAct start(Instant value) {
        this.start = value;
        return this;
    }

    public DocumentedAct stop(Instant value) {
        this.stop = value;
        return this;
    }

    /** Writes an end that is said to be unknown. */
    public DocumentedAct stopUnknown() {
        this.stopUnknown = true;
        return this;
    }

    public DocumentedAct performer(DocumentAuthor value) {
        this.performer = value;
        return this;
    }

    public DocumentedAct performedAt(Instant value) {
        this.performedAt = value;
        return this;
    }

    public DocumentedAct performerTemplates(String... values) {
        this.performerTemplates = List.of(values);
        return this;
    }

    Optional<CodedValue> codeValue() {
        return Optional.ofNullable(code).map(Concept::code);
    }

    List<InstanceId> ids() {
        return ids;
    }

    void write(XmlOut out, ActorWriter actors, Timestamps times) {
        out.start("documentationOf");
        if (classCode == null) {
            out.start("serviceEvent");
        } else {
            out.start("serviceEvent", "classCode", classCode, "moodCode", "EVN");
        }
        ids.forEach(id -> actors.id(id));
        if (code != null) {
            code.write(out, "code");
        }
        if (statusCode != null) {
            out.empty("lab:statusCode", "code", statusCode);
        }
        if (start != null) {
            out.start("effectiveTime").empty("low", "value", times.hl7(start));
            if (stop != null) {
                out.empty("high", "value", times.hl7(stop));
            } else if (stopUnknown) {
                out.empty("high", "nullFlavor", "UNK");
            }
            out.end();
        }
        if (performer != null) {
            writePerformer(out, actors, times, performer);
        }
        out.end().end();
    }

    private void writePerformer(XmlOut out, ActorWriter actors, Timestamps times, DocumentAuthor who) {
        out.start("performer", "typeCode", "PRF").templates(performerTemplates);
        who.function().ifPresent(function -> out.code("functionCode", function));
        if (performedAt != null) {
            out.empty("time", "value", times.hl7(performedAt));
        }
        actors.assignedEntity(who, true);
        out.end();
    }
}
