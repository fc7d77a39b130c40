/** Commands of IMAP by UID, and what a synchronisation does with them. */
@NullMarked
package org.segursdk.mss.internal.mailbox;

import org.jspecify.annotations.NullMarked;
