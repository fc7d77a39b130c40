package org.segursdk.cda.read.imaging;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.ReadActor;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadId;
import org.segursdk.cda.read.ReadPeriod;
import org.segursdk.cda.read.ReadStatement;
import org.segursdk.cda.read.ReadValue;

/**
 * An examination asked for, as written. Source: drim §7 (FR-Demande-d-examen-ou-de-suivi-IMG-DA).
 *
 * @param ids identifiers
 * @param modality modality asked for; for a PET, with or without contrast medium among its qualifiers; if told
 * @param text what people read of it, if told
 * @param functions functions studied, for PET and scintigraphy
 * @param sites places in the body, their side among their qualifiers
 * @param deadline wished date, if told
 * @param priority {@code UR} with its reason as words, if told
 * @param contacted physicians already contacted
 * @param callBack whether the requester wishes a call, if told
 * @param event what it should come before or after, in words, if told
 * @param comments comments, in words
 * @param statement the request as it stands
 */
public record ReadRequestedAct(
        List<ReadId> ids,
        Optional<ReadCode> modality,
        Optional<String> text,
        List<ReadCode> functions,
        List<ReadCode> sites,
        Optional<ReadPeriod> deadline,
        Optional<ReadCode> priority,
        List<ReadActor> contacted,
        Optional<Boolean> callBack,
        Optional<String> event,
        List<String> comments,
        ReadStatement statement) {
    private static final String CALL_BACK = "GEN-297";
    private static final String EVENT = "GEN-296";
    private static final String FUNCTION = "MED-1133";

    public ReadRequestedAct {
        ids = List.copyOf(ids);
        Objects.requireNonNull(modality, "modality");
        Objects.requireNonNull(text, "text");
        functions = List.copyOf(functions);
        sites = List.copyOf(sites);
        Objects.requireNonNull(deadline, "deadline");
        Objects.requireNonNull(priority, "priority");
        contacted = List.copyOf(contacted);
        Objects.requireNonNull(callBack, "callBack");
        Objects.requireNonNull(event, "event");
        comments = List.copyOf(comments);
        Objects.requireNonNull(statement, "statement");
    }

    static ReadRequestedAct of(ReadStatement statement) {
        return new ReadRequestedAct(
                statement.ids(),
                statement.code(),
                statement.text(),
                inside(statement, FUNCTION).stream()
                        .flatMap(function -> function.coded().stream())
                        .toList(),
                statement.codes("targetSiteCode"),
                statement.period(),
                statement.priority(),
                statement.actors("performer"),
                inside(statement, CALL_BACK).stream()
                        .flatMap(answer -> answer.value().stream())
                        .flatMap(value -> value instanceof ReadValue.Bool bool
                                ? bool.value().stream()
                                : java.util.stream.Stream.empty())
                        .findFirst(),
                inside(statement, EVENT).stream()
                        .flatMap(event -> event.text().stream())
                        .findFirst(),
                statement.comments(),
                statement);
    }

    private static List<ReadStatement> inside(ReadStatement statement, String code) {
        return statement.related().stream()
                .map(ReadStatement.Related::statement)
                .filter(related -> related.hasCode(code))
                .toList();
    }

    /** Whether it is told to be urgent. */
    public boolean isUrgent() {
        return priority.flatMap(ReadCode::code).filter("UR"::equals).isPresent();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadRequestedAct[redacted]";
    }
}
