/** Patients' identities in the software's own database. */
@NullMarked
package org.segursdk.exchange.identity;

import org.jspecify.annotations.NullMarked;
