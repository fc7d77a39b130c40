package org.segursdk.conformance.port;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What the user asks of the DMP beside the list, as the buttons do: each gesture returns once the user has the screen back, and completes
 * when the DMP answered. Empty answers: the product does not offer it. The kit declares the consent beforehand.
 */
public interface DmpBackgroundPort extends DmpConsultationPort {
    /** Opens the software's own record of the patient, which looks after the state of the DMP. */
    Optional<CompletionStage<?>> openInBackground(String patient);

    /** Displays a listed document. */
    Optional<CompletionStage<?>> displayInBackground(String patient, String uniqueId);
}
