/** MIME underneath: guarded headers, streamed bodies, a reader that survives any input. Source: mssante §3, §7. */
@NullMarked
package org.segursdk.mss.internal.mime;

import org.jspecify.annotations.NullMarked;
