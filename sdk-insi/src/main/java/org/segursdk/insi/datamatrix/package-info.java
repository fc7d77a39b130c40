/**
 * The INS datamatrix: written from a qualified identity, as text, PNG or SVG; read from a scan or an image. Source: insi §7 (ANS,
 * INS — format datamatrix v2.2).
 */
@NullMarked
package org.segursdk.insi.datamatrix;

import org.jspecify.annotations.NullMarked;
