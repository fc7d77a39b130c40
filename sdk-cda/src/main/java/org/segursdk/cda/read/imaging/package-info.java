/** Imaging reports (CR-IMG) as read. */
@NullMarked
package org.segursdk.cda.read.imaging;

import org.jspecify.annotations.NullMarked;
