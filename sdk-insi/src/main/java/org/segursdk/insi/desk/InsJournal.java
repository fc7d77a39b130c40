package org.segursdk.insi.desk;

/**
 * Where the functional journal of the INS goes: the software's own audit trail. Implementations are thread-safe; a journal that
 * cannot write throws, and the answer is then not given to the user.
 */
@FunctionalInterface
public interface InsJournal {
    void append(InsTrace trace);
}
