/** Not public: may change without notice. */
@NullMarked
package org.segursdk.annuaire.internal.store;

import org.jspecify.annotations.NullMarked;
