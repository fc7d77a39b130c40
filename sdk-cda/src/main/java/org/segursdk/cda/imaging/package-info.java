/** Imaging: report (CR-IMG, structured or as a PDF) and request (IMG-DA-IMG). */
@NullMarked
package org.segursdk.cda.imaging;

import org.jspecify.annotations.NullMarked;
