package org.segursdk.cda.read;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.internal.read.BioScan;

/**
 * What a worklist shows of a biology report before it is opened, found without building its typed view. Flags are those the
 * laboratory wrote; positions in the reference range are arithmetic. Source: mssante §6 (worklist), cda §8.
 *
 * @param results results, antibiograms included, earlier results not
 * @param critical results told {@code AA}, {@code HH} or {@code LL}
 * @param abnormal results told abnormal without being critical
 * @param normal results told normal
 * @param susceptibility results of antibiograms
 * @param unknown results of which the report tells nothing
 * @param outOfRange results outside their reference range, whatever their flag
 * @param aborted results given up
 * @param isolates germs found
 * @param comments comments on results and on the report
 * @param partial whether the report says that results are still to come; empty when it does not tell
 * @param replacement whether it replaces an earlier report
 */
public record BioFlags(
        int results,
        int critical,
        int abnormal,
        int normal,
        int susceptibility,
        int unknown,
        int outOfRange,
        int aborted,
        int isolates,
        int comments,
        Optional<Boolean> partial,
        boolean replacement) {
    public BioFlags {
        Objects.requireNonNull(partial, "partial");
    }

    /** Of a report read; zero results for a document of another kind or of level 1. */
    public static BioFlags of(ReadDocument report) {
        BioScan scan = new BioScan();
        scan.scan(report.scanned());
        ReadHeader header = report.header();
        return new BioFlags(
                scan.results(),
                scan.count(BioFlag.CRITICAL),
                scan.count(BioFlag.ABNORMAL),
                scan.count(BioFlag.NORMAL),
                scan.count(BioFlag.SUSCEPTIBILITY),
                scan.count(BioFlag.UNKNOWN),
                scan.outOfRange(),
                scan.aborted(),
                scan.isolates(),
                scan.comments(),
                header.principalStatus().map(status -> status.equals("active")),
                header.isReplacement());
    }

    /**
     * The worst of the report: critical or abnormal as soon as one result is (outside its range counts as abnormal), normal only
     * when every result is told so, else unknown.
     */
    public BioFlag level() {
        if (critical > 0) {
            return BioFlag.CRITICAL;
        }
        if (abnormal > 0 || outOfRange > 0) {
            return BioFlag.ABNORMAL;
        }
        return normal > 0 && unknown == 0 ? BioFlag.NORMAL : BioFlag.UNKNOWN;
    }

    /** Whether something is to be signalled outside the report: a flag, a value out of range, a germ, a comment. */
    public boolean isClinicallyRelevant() {
        return critical + abnormal + outOfRange + isolates + comments > 0;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "BioFlags[redacted]";
    }
}
