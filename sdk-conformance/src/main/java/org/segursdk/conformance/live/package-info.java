/** How checks have a living product act: by its adapter, or by a person or a script that is told what to do. */
@NullMarked
package org.segursdk.conformance.live;

import org.jspecify.annotations.NullMarked;
