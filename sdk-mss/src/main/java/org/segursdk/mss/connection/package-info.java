/**
 * The operator's servers and mailboxes: who opens which mailbox, how, and the sending of finished mails. Source: mssante §2.
 */
@NullMarked
package org.segursdk.mss.connection;

import org.jspecify.annotations.NullMarked;
