/** Documents of the child health record as read. */
@NullMarked
package org.segursdk.cda.read.child;

import org.jspecify.annotations.NullMarked;
