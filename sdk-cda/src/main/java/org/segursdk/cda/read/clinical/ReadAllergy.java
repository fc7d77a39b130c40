package org.segursdk.cda.read.clinical;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadId;
import org.segursdk.cda.read.ReadPeriod;
import org.segursdk.cda.read.ReadStatement;

/**
 * An allergy or intolerance as written. Source: cda §6.2.
 *
 * @param ids identifiers of the concern and of the allergy
 * @param type kind of allergy, if told
 * @param agent what it is an allergy to: its code or the author's words, if told
 * @param agentName name of the agent, if told
 * @param reaction reaction, or what the value says, if told
 * @param concern {@code active}, {@code completed}… of the concern, if told
 * @param negated whether it says that there is no such allergy; empty when it does not tell
 * @param period from when to when, if told
 * @param status clinical status, if told
 * @param severity severity, if told
 * @param certainty certainty, if told
 * @param comments comments, in words
 * @param statement the allergy as it stands
 */
public record ReadAllergy(
        List<ReadId> ids,
        Optional<ReadCode> type,
        Optional<ReadCode> agent,
        Optional<String> agentName,
        Optional<ReadCode> reaction,
        Optional<String> concern,
        Optional<Boolean> negated,
        Optional<ReadPeriod> period,
        Optional<ReadCode> status,
        Optional<ReadCode> severity,
        Optional<ReadCode> certainty,
        List<String> comments,
        ReadStatement statement) {
    public ReadAllergy {
        ids = List.copyOf(ids);
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(agent, "agent");
        Objects.requireNonNull(agentName, "agentName");
        Objects.requireNonNull(reaction, "reaction");
        Objects.requireNonNull(concern, "concern");
        Objects.requireNonNull(negated, "negated");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(certainty, "certainty");
        comments = List.copyOf(comments);
        Objects.requireNonNull(statement, "statement");
    }

    /** What to show as the agent: its words, its name, else what the value says; empty when nothing is told. */
    public String label() {
        return agent.map(ReadCode::label)
                .filter(words -> !words.isEmpty())
                .or(() -> agentName)
                .or(() -> reaction.map(ReadCode::label))
                .orElse("");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadAllergy[redacted]";
    }
}
