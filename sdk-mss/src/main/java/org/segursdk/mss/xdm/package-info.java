/** IHE_XDM archives, written and read. Source: mssante §4, §5. */
@NullMarked
package org.segursdk.mss.xdm;

import org.jspecify.annotations.NullMarked;
