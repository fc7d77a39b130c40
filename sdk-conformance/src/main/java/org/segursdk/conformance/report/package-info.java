/** Reports of a run: JSON, JUnit XML, SARIF, HTML, spreadsheet. */
@NullMarked
package org.segursdk.conformance.report;

import org.jspecify.annotations.NullMarked;
