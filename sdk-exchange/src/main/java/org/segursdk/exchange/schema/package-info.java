/** The tables of the exchange in the software's own database. */
@NullMarked
package org.segursdk.exchange.schema;

import org.jspecify.annotations.NullMarked;
