/** Sharing, receiving and accounting for documents, in the software's own database. */
@NullMarked
package org.segursdk.exchange;

import org.jspecify.annotations.NullMarked;
