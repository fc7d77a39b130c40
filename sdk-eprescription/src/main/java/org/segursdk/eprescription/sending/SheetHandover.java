package org.segursdk.eprescription.sending;

import org.segursdk.eprescription.sheet.PrintedSheet;

/** Takes the sheet that may be printed: with a number once the base acknowledged, without one otherwise. */
@FunctionalInterface
public interface SheetHandover {
    /** Called once, or again with the same sheet when the process died meanwhile. */
    void handOver(PrintedSheet sheet);
}
