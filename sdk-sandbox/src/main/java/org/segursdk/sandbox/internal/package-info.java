/** What the simulators share. */
@NullMarked
package org.segursdk.sandbox.internal;

import org.jspecify.annotations.NullMarked;
