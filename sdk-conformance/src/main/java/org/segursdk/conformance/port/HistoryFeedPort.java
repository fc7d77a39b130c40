package org.segursdk.conformance.port;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The feeding of documents validated before the product fed the DMP: chosen by hand, or taken by rules in the background. */
public interface HistoryFeedPort extends DmpFeedPort {
    /**
     * A past document, kept as a PDF.
     *
     * @param act day of the act
     * @param typeCode code of JDV_J07, such as {@code 11488-4}
     * @param authorGone its author is no longer in the national register (RPPS)
     */
    record Past(LocalDate act, String typeCode, boolean authorGone) {
        public Past {
            Objects.requireNonNull(act, "act");
            Objects.requireNonNull(typeCode, "typeCode");
        }
    }

    /**
     * What a structure sets for the automatic feeding.
     *
     * @param typeCodes codes of JDV_J07 that are fed
     * @param lookBack how old an act may be
     * @param perMinute most documents sent within a minute
     */
    record Rule(Set<String> typeCodes, Period lookBack, int perMinute) {
        public Rule {
            typeCodes = Set.copyOf(typeCodes);
            Objects.requireNonNull(lookBack, "lookBack");
        }
    }

    /**
     * The indicator of a month.
     *
     * @param stays stays closed within the month, of patients who had another stay in the five years before it
     * @param fed those of them for which at least one past document of the patient was fed
     */
    record Indicator(int stays, int fed) {}

    /** Lays a past document into the record, which was never fed; nothing is sent. */
    String past(String patient, Past document);

    /**
     * The professional selects past documents and feeds them.
     *
     * @return those taken on; documents that must not be fed are left out
     */
    List<String> feedPast(List<String> documents);

    /** The automatic feeding works through one minute of the bench's clock under that rule; returns when that minute's work was ordered. */
    void feedHistory(Rule rule);

    /** The patient is known to have died, from the product's own record or the national file. */
    void died(String patient);

    /**
     * Records a stay.
     *
     * @param closed day of discharge; empty while it lasts
     */
    void stay(String patient, LocalDate opened, Optional<LocalDate> closed);

    /** The indicator of a month; empty when the product does not compute it. */
    Optional<Indicator> indicator(YearMonth month);
}
