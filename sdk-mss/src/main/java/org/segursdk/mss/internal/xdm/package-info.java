/** How IHE_XDM archives are written and read: the zip format, the texts of the root. */
@NullMarked
package org.segursdk.mss.internal.xdm;

import org.jspecify.annotations.NullMarked;
