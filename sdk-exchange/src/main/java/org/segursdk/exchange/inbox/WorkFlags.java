package org.segursdk.exchange.inbox;

import java.util.List;
import java.util.Objects;
import org.segursdk.mss.received.Alerts;
import org.segursdk.mss.received.Fact;

/**
 * What is to be seen before an item is opened. {@link Fact#UNKNOWN} is shown as such, never as normal. Source: rem WL-09, mssante §6.
 *
 * @param abnormal a result is told abnormal or outside its range
 * @param critical a result is told critical
 * @param relevantComment a comment or a germ is there
 * @param immediateReading to be read at once
 */
public record WorkFlags(Fact abnormal, Fact critical, Fact relevantComment, Fact immediateReading) {
    /** Nothing is told: a document of the DMP before it was opened, for instance. */
    public static final WorkFlags UNKNOWN = new WorkFlags(Fact.UNKNOWN, Fact.UNKNOWN, Fact.UNKNOWN, Fact.UNKNOWN);

    public WorkFlags {
        Objects.requireNonNull(abnormal, "abnormal");
        Objects.requireNonNull(critical, "critical");
        Objects.requireNonNull(relevantComment, "relevantComment");
        Objects.requireNonNull(immediateReading, "immediateReading");
    }

    static WorkFlags of(Alerts alerts) {
        return new WorkFlags(alerts.abnormal(), alerts.critical(), alerts.relevantElement(), alerts.immediateReading());
    }

    /** What another copy of the same document tells, too: an alert of either holds, what is unknown becomes what the other tells. */
    WorkFlags with(WorkFlags other) {
        return new WorkFlags(
                either(abnormal, other.abnormal),
                either(critical, other.critical),
                either(relevantComment, other.relevantComment),
                either(immediateReading, other.immediateReading));
    }

    private static Fact either(Fact one, Fact other) {
        return one == Fact.YES || other == Fact.UNKNOWN ? one : other == Fact.YES || one == Fact.UNKNOWN ? other : one;
    }

    /**
     * Order of reading: 0 at once, 1 critical, 2 abnormal or a relevant comment, 3 nothing told, 4 told normal. What is unknown comes
     * before what is told normal.
     */
    public int priority() {
        if (immediateReading == Fact.YES) {
            return 0;
        }
        if (critical == Fact.YES) {
            return 1;
        }
        if (List.of(abnormal, relevantComment).contains(Fact.YES)) {
            return 2;
        }
        return abnormal == Fact.NO && critical != Fact.UNKNOWN ? 4 : 3;
    }
}
