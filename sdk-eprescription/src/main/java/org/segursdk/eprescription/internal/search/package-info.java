/** The file of medicines and its index. */
@NullMarked
package org.segursdk.eprescription.internal.search;

import org.jspecify.annotations.NullMarked;
