package org.segursdk.cda.read.child;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadPeriod;
import org.segursdk.cda.read.ReadStatement;
import org.segursdk.cda.read.ReadValue;

/**
 * A question of a certificate and its answer, as written. Source: CSE-CS8 to CSE-CS24 2024.01.
 *
 * @param question what is asked: the qualifier of a general code ({@code 11345-6}) when there is one, else the code; if told
 * @param negated whether it says that it is not so; empty when the document does not tell
 * @param text what people read of the answer, if told
 * @param values values, by kind
 * @param period when, if told
 * @param about the parent it is about, if it is about one
 * @param statement the answer as it stands
 */
public record ReadAnswer(
        Optional<ReadCode> question,
        Optional<Boolean> negated,
        Optional<String> text,
        List<ReadValue> values,
        Optional<ReadPeriod> period,
        Optional<ReadParent> about,
        ReadStatement statement) {
    private static final String COMMENT = "1.3.6.1.4.1.19376.1.5.3.1.4.2";

    public ReadAnswer {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(negated, "negated");
        Objects.requireNonNull(text, "text");
        values = List.copyOf(values);
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(statement, "statement");
    }

    /** Adds the answers an entry holds: itself, those of an organizer, of an act, the causes of a problem. */
    static void collect(ReadStatement entry, List<ReadAnswer> answers) {
        // A problem is no answer; what caused it is.
        boolean problem = entry.hasTemplate("1.2.250.1.213.1.1.3.37");
        if (entry.isA("observation") && !problem) {
            answers.add(of(entry));
        }
        for (ReadStatement.Related related : entry.related()) {
            if (!related.statement().hasTemplate(COMMENT)) {
                collect(related.statement(), answers);
            }
        }
    }

    static ReadAnswer of(ReadStatement statement) {
        Optional<ReadCode> code = statement.code();
        return new ReadAnswer(
                code.flatMap(general -> general.qualifiers().stream()
                                .flatMap(qualifier -> qualifier.value().stream())
                                .findFirst())
                        .or(() -> code),
                statement.negated(),
                statement.text(),
                statement.values(),
                statement.period(),
                ReadParent.of(statement),
                statement);
    }

    /** Whether that is the question, in any system. */
    public boolean asks(String code) {
        return question.flatMap(ReadCode::code).filter(code::equals).isPresent();
    }

    /** The first value. */
    public Optional<ReadValue> value() {
        return values.stream().findFirst();
    }

    /** The answer, when it is yes or no. */
    public Optional<Boolean> yes() {
        return value().flatMap(answer -> answer instanceof ReadValue.Bool bool ? bool.value() : Optional.empty());
    }

    /** The answer, when it is coded. */
    public Optional<ReadCode> coded() {
        return statement.coded();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadAnswer[redacted]";
    }
}
