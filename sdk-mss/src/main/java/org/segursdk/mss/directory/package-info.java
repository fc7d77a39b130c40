/** Who has which mailbox: the port by which a look-up of addresses is joined. */
@NullMarked
package org.segursdk.mss.directory;

import org.jspecify.annotations.NullMarked;
