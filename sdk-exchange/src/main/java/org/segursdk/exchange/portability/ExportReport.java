package org.segursdk.exchange.portability;

import java.util.List;

/**
 * What an export gave.
 *
 * @param records records in the archive
 * @param resumed of them, those that an earlier run had written
 * @param types documents held and exported, by type
 */
public record ExportReport(long records, long resumed, List<TypeCount> types) {
    public ExportReport {
        types = List.copyOf(types);
    }

    /** Whether everything asked for is there. */
    public boolean isComplete() {
        return types.stream().allMatch(each -> each.held() == each.outside() + each.exported());
    }
}
