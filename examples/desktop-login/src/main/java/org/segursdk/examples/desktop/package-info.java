/** The login of a workstation. */
@NullMarked
package org.segursdk.examples.desktop;

import org.jspecify.annotations.NullMarked;
