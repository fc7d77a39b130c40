/** Health data and identities at rest: sealed with keys of the caller. */
@NullMarked
package org.segursdk.exchange.content;

import org.jspecify.annotations.NullMarked;
