/** The one family of exceptions of the SDK and the violations they list. */
@NullMarked
package org.segursdk.core.error;

import org.jspecify.annotations.NullMarked;
