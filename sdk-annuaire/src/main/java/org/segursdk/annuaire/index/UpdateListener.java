package org.segursdk.annuaire.index;

/**
 * Where updates of those who are followed go: a port, for the software to change its users and correspondents. Called after a run, on
 * its thread. What it throws is thrown by the run; the update, and those after it, are told again after the next run.
 */
@FunctionalInterface
public interface UpdateListener {
    void updated(DirectoryUpdate update);
}
