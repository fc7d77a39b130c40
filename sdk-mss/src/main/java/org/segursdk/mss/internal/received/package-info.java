/** What reading a mail needs of its neighbours, and where attachments are held. */
@NullMarked
package org.segursdk.mss.internal.received;

import org.jspecify.annotations.NullMarked;
