/**
 * The arrival of mails: a folder of a mailbox followed from where it was left, each mail kept by the software before anything is
 * told to the server.
 */
@NullMarked
package org.segursdk.mss.mailbox;

import org.jspecify.annotations.NullMarked;
