/** Not public: may change without notice. */
@NullMarked
package org.segursdk.annuaire.internal.http;

import org.jspecify.annotations.NullMarked;
