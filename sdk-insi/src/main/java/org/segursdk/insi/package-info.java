/** INSi: retrieve a patient's INS from their traits or from Vitale card data. Source: insi §3. */
@NullMarked
package org.segursdk.insi;

import org.jspecify.annotations.NullMarked;
