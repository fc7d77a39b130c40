/** What comes back: read receipts (MDN), delivery reports (DSN), error mails; and the read receipts we answer. Source: mssante §7. */
@NullMarked
package org.segursdk.mss.receipt;

import org.jspecify.annotations.NullMarked;
