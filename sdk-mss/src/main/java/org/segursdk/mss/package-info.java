/** MSSanté: archives, messages, receipts. Source: mssante. */
@NullMarked
package org.segursdk.mss;

import org.jspecify.annotations.NullMarked;
