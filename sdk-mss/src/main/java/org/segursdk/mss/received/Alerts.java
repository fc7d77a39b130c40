package org.segursdk.mss.received;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.BioFlag;
import org.segursdk.cda.read.BioFlags;

/**
 * What is to be seen before a document is opened. Only what is told counts: a document whose body is a PDF, cannot be read, or
 * has no word on a matter leaves it unknown, never normal. Source: mssante §6 (worklist), cda §8.3.
 *
 * @param abnormal a result is told abnormal, or is outside its reference range; no only when every result is told normal
 * @param critical a result is told {@code AA}, {@code HH} or {@code LL}; no only when every result bears an interpretation
 * @param relevantElement a comment of the laboratory or a germ is there; never told to be absent
 * @param immediateReading to be read at once: a critical result, or the sender marked the mail as urgent; never denied
 * @param biology the counts behind them, of a structured biology report that could be read
 */
public record Alerts(
        Fact abnormal, Fact critical, Fact relevantElement, Fact immediateReading, Optional<BioFlags> biology) {
    /** Nothing is told. */
    public static final Alerts UNKNOWN =
            new Alerts(Fact.UNKNOWN, Fact.UNKNOWN, Fact.UNKNOWN, Fact.UNKNOWN, Optional.empty());

    public Alerts {
        Objects.requireNonNull(abnormal, "abnormal");
        Objects.requireNonNull(critical, "critical");
        Objects.requireNonNull(relevantElement, "relevantElement");
        Objects.requireNonNull(immediateReading, "immediateReading");
        Objects.requireNonNull(biology, "biology");
    }

    static Alerts of(BioFlags flags) {
        boolean critical = flags.critical() > 0;
        boolean abnormal = critical || flags.abnormal() > 0 || flags.outOfRange() > 0;
        boolean allTold = flags.results() > 0 && flags.unknown() == 0;
        boolean allNormal = allTold && flags.level() == BioFlag.NORMAL && flags.isolates() == 0;
        return new Alerts(
                abnormal ? Fact.YES : allNormal ? Fact.NO : Fact.UNKNOWN,
                critical ? Fact.YES : allTold ? Fact.NO : Fact.UNKNOWN,
                flags.comments() + flags.isolates() > 0 ? Fact.YES : Fact.UNKNOWN,
                critical ? Fact.YES : Fact.UNKNOWN,
                Optional.of(flags));
    }

    Alerts urgent() {
        return new Alerts(abnormal, critical, relevantElement, Fact.YES, biology);
    }

    /** Of several documents together. */
    static Alerts of(List<Alerts> all) {
        return new Alerts(
                Fact.any(all.stream().map(Alerts::abnormal).toList()),
                Fact.any(all.stream().map(Alerts::critical).toList()),
                Fact.any(all.stream().map(Alerts::relevantElement).toList()),
                Fact.any(all.stream().map(Alerts::immediateReading).toList()),
                all.stream().flatMap(each -> each.biology().stream()).findFirst());
    }

    /** Whether something is to be signalled. */
    public boolean isSignalled() {
        return List.of(abnormal, critical, relevantElement, immediateReading).contains(Fact.YES);
    }

    /**
     * Words for another channel (a text message to the prescriber) that tell nobody: no patient, no result, no sender. Source:
     * REM-MSSR-14.
     */
    public String notice() {
        if (critical == Fact.YES) {
            return "Un résultat critique est arrivé dans votre messagerie sécurisée de santé.";
        }
        return isSignalled()
                ? "Un document à signaler est arrivé dans votre messagerie sécurisée de santé."
                : "Un document est arrivé dans votre messagerie sécurisée de santé.";
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Alerts[redacted]";
    }
}
