package org.segursdk.annuaire.index;

import java.util.Collection;
import java.util.List;

/** Whom the software follows: a port, asked after each run. */
@FunctionalInterface
public interface WatchList {
    /** Nobody. */
    WatchList NONE = List::of;

    Collection<Watched> watched();
}
