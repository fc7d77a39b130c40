/** Who acts: professionals, structures, sessions. */
@NullMarked
package org.segursdk.core.actor;

import org.jspecify.annotations.NullMarked;
