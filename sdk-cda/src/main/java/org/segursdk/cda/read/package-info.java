/**
 * Reading any CDA-R2 document of the CI-SIS, whoever wrote it: the header, sections and entries of every model as they stand,
 * and its metadata. Typed views of the common models stand in the packages below. Nothing absent is made up.
 */
@NullMarked
package org.segursdk.cda.read;

import org.jspecify.annotations.NullMarked;
