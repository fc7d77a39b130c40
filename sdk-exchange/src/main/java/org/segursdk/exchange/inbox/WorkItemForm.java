package org.segursdk.exchange.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.Sex;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.exchange.internal.record.JsonIn;
import org.segursdk.exchange.internal.record.JsonOut;
import org.segursdk.mss.received.FilingReason;

/** The sealed part of an item, form 1: what tells the patient, or was written by others. */
final class WorkItemForm {
    private static final int FORM = 1;

    private WorkItemForm() {}

    /** What the JSON holds; the rest stands in columns. */
    record Sealed(
            WorkDocument document,
            Optional<WorkPatient> patient,
            Optional<String> sender,
            Set<FilingReason> reasons,
            List<String> candidates) {}

    static byte[] write(Sealed item) {
        WorkDocument document = item.document();
        return JsonOut.object(out -> {
            out.put("form", FORM)
                    .put("title", document.title())
                    .put("createdAt", document.createdAt())
                    .texts("authors", document.authors())
                    .put("authorId", document.authorId())
                    .put("organization", document.organization())
                    .put("id", document.id())
                    .put("setId", document.setId())
                    .put("version", document.version())
                    .put("sha1", document.sha1())
                    .put("kind", document.form())
                    .put("sender", item.sender())
                    .texts("reasons", item.reasons())
                    .texts("candidates", item.candidates());
            document.type()
                    .ifPresent(type -> out.object("type", each -> each.put("code", type.code())
                            .put("system", type.codeSystem())
                            .put("label", type.displayName())));
            item.patient().ifPresent(patient -> out.object("patient", each -> patient(each, patient)));
        });
    }

    private static void patient(JsonOut out, WorkPatient patient) {
        out.put("birthName", patient.birthName())
                .put("firstGivenName", patient.firstGivenName())
                .put("usedName", patient.usedName())
                .put("sex", patient.sex())
                .put("birthDate", patient.birthDate());
        patient.ins()
                .ifPresent(ins -> out.object(
                        "ins", each -> each.put("number", ins.matricule().number())
                                .put("key", ins.matricule().key())
                                .put("authority", ins.authority())));
    }

    static Sealed read(byte[] json) {
        return JsonIn.read(json, WorkItemForm::sealed);
    }

    private static Sealed sealed(JsonIn in) {
        if (in.number("form") != FORM) {
            throw new IllegalArgumentException("another form");
        }
        return new Sealed(
                document(in),
                in.object("patient", WorkItemForm::patient),
                in.optional("sender"),
                in.texts("reasons").stream().map(FilingReason::valueOf).collect(Collectors.toSet()),
                in.texts("candidates"));
    }

    private static WorkDocument document(JsonIn in) {
        OptionalInt version = in.optionalNumber("version");
        return new WorkDocument(
                in.text("title"),
                in.optional("createdAt").map(Instant::parse),
                in.object("type", each -> CodedValue.of(each.text("code"), each.text("system"), each.text("label"))),
                in.texts("authors"),
                in.optional("authorId"),
                in.optional("organization"),
                in.optional("id"),
                in.optional("setId"),
                version,
                in.optional("sha1"),
                in.text("kind"));
    }

    private static WorkPatient patient(JsonIn in) {
        return new WorkPatient(
                in.optional("birthName"),
                in.optional("firstGivenName"),
                in.optional("usedName"),
                in.optional("sex", Sex.class),
                in.optional("birthDate"),
                in.object(
                        "ins",
                        each -> new Ins(
                                Matricule.received(each.text("number"), each.text("key")),
                                each.constant("authority", InsAuthority.class))));
    }
}
