/** Discovery, keys, signatures and claims. */
@NullMarked
package org.segursdk.psc.internal.oidc;

import org.jspecify.annotations.NullMarked;
