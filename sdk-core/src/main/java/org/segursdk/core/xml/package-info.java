/** Safe XML factories: no DTD, no external entity, bounded. */
@NullMarked
package org.segursdk.core.xml;

import org.jspecify.annotations.NullMarked;
