package org.segursdk.conformance.checks.feed;

import java.util.List;
import java.util.stream.Stream;
import org.segursdk.conformance.run.Check;

/** The checks of DMPA and VIS that are not a row of {@code rule-checks.yaml}. */
public final class FeedChecks {
    private FeedChecks() {}

    public static List<Check> all() {
        return Stream.of(
                        AutomaticChecks.all(),
                        QueueChecks.all(),
                        MetadataChecks.all(),
                        HistoryChecks.all(),
                        RulesChecks.all(),
                        AnnouncementChecks.all(),
                        List.<Check>of(new SameActForms(), new TitleRule(), new SenderToPfi()))
                .flatMap(List::stream)
                .toList();
    }
}
