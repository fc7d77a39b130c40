/** The sandbox's own certification authority and its files. */
@NullMarked
package org.segursdk.sandbox.internal.pki;

import org.jspecify.annotations.NullMarked;
