/** Rules, layout and forms behind the public types. */
@NullMarked
package org.segursdk.eprescription.internal;

import org.jspecify.annotations.NullMarked;
