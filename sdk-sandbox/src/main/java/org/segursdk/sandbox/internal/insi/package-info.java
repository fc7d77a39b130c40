/** The INSi simulator: reads requests with plain DOM. */
@NullMarked
package org.segursdk.sandbox.internal.insi;

import org.jspecify.annotations.NullMarked;
