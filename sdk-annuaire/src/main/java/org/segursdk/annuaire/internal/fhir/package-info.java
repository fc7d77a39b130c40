/** Not public: may change without notice. */
@NullMarked
package org.segursdk.annuaire.internal.fhir;

import org.jspecify.annotations.NullMarked;
