/** The local copy of the Annuaire Santé: loading, following, searching, watching. */
@NullMarked
package org.segursdk.annuaire.index;

import org.jspecify.annotations.NullMarked;
