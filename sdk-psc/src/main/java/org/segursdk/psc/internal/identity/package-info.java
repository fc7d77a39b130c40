/** What userinfo says, read. */
@NullMarked
package org.segursdk.psc.internal.identity;

import org.jspecify.annotations.NullMarked;
