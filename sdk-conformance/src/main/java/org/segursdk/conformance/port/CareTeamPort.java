package org.segursdk.conformance.port;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The professionals linked to a patient's record. Requirement REM-MSSR-18. */
public interface CareTeamPort {
    /** A user links a professional to a patient; the patient is made when there is none of that id. */
    void link(String patient, String rpps, String user) throws Exception;

    /** A user takes the link away. */
    void unlink(String patient, String rpps, String user) throws Exception;

    /** Numbers (RPPS) of those linked; empty when the product keeps none. */
    Optional<Set<String>> linked(String patient) throws Exception;

    /** Lines of the trace of the patient's links, oldest first, each with user and number; empty when there is no trace. */
    Optional<List<String>> trace(String patient) throws Exception;
}
