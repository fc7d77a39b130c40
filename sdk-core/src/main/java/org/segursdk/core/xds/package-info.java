/** XDS metadata written and read as ebRIM, shared by the DMP and XDM archives. */
@NullMarked
package org.segursdk.core.xds;

import org.jspecify.annotations.NullMarked;
