/**
 * A received mail of any vendor: what it is, who sent it, its documents with their alerts and links, and what may be done with
 * them. Source: mssante §3, §5, §6, §7.
 */
@NullMarked
package org.segursdk.mss.received;

import org.jspecify.annotations.NullMarked;
