/** Rules and writers of imaging documents. */
@NullMarked
package org.segursdk.cda.internal.imaging;

import org.jspecify.annotations.NullMarked;
