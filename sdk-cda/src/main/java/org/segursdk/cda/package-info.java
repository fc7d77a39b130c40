/** CDA-R2 documents of the CI-SIS, built from typed records: level 1 (PDF or text) and the medical summary (VSM). */
@NullMarked
package org.segursdk.cda;

import org.jspecify.annotations.NullMarked;
