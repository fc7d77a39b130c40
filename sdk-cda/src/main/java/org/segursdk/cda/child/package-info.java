/** Documents of the child health record: certificates and measurements. */
@NullMarked
package org.segursdk.cda.child;

import org.jspecify.annotations.NullMarked;
