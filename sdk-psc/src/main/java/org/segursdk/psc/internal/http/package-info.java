/** One HTTPS exchange at a time, bounded in time and size. */
@NullMarked
package org.segursdk.psc.internal.http;

import org.jspecify.annotations.NullMarked;
