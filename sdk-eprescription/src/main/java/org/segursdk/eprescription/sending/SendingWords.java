package org.segursdk.eprescription.sending;

import java.util.EnumMap;
import java.util.Map;
import org.segursdk.core.error.LocalizedText;

/**
 * What came of a sending, for the person at the screen: one sentence for each step that has something to say. The number is not in them;
 * {@link SendingState#number()} gives it, to be shown beside.
 */
public final class SendingWords {
    private SendingWords() {}

    /** One sentence for the deposit, the printing, the DMP and the mail, in that order. */
    public static Map<SendingStep, LocalizedText> of(SendingState state) {
        Map<SendingStep, LocalizedText> words = new EnumMap<>(SendingStep.class);
        words.put(SendingStep.DEPOSIT, deposit(state));
        words.put(SendingStep.PRINT, print(state));
        words.put(SendingStep.DMP, branch(state.result(SendingStep.DMP), "DMP", "DMP"));
        words.put(SendingStep.MAIL, branch(state.result(SendingStep.MAIL), "messagerie sécurisée", "secure mail"));
        return words;
    }

    private static LocalizedText deposit(SendingState state) {
        StepResult result = state.result(SendingStep.DEPOSIT);
        return switch (result.status()) {
            case DONE -> {
                String simulated = state.isSpecimen() ? " (simulation)" : "";
                yield LocalizedText.of(
                        "E-prescription enregistrée" + simulated, "E-prescription registered" + simulated);
            }
            case FAILED ->
                LocalizedText.of(
                        "E-prescription non enregistrée (" + result.code() + ") : ordonnance sans numéro",
                        "E-prescription not registered (" + result.code() + "): prescription without number");
            case SKIPPED -> {
                LocalizedText reason = SkipReason.valueOf(result.code()).text();
                yield LocalizedText.of(
                        "Pas d'e-prescription : " + reason.french(), "No e-prescription: " + reason.english());
            }
            case UNCERTAIN -> uncertain(state, result.code());
            case PENDING, RUNNING -> LocalizedText.of("Enregistrement en cours", "Being registered");
        };
    }

    private static LocalizedText uncertain(SendingState state, String code) {
        return state.isAbandoned()
                ? LocalizedText.of(
                        "On ne sait pas si l'e-prescription est enregistrée (" + code
                                + ") : ordonnance sans numéro ; elle peut aussi être dans la base",
                        "Whether the e-prescription is registered is not known (" + code
                                + "): prescription without number; it may be in the base too")
                : LocalizedText.of(
                        "On ne sait pas si l'e-prescription est enregistrée (" + code
                                + ") : n'imprimez rien, réessayez",
                        "Whether the e-prescription is registered is not known (" + code
                                + "): print nothing, try again");
    }

    private static LocalizedText print(SendingState state) {
        StepResult result = state.result(SendingStep.PRINT);
        if (result.is(StepResult.Status.FAILED)) {
            return LocalizedText.of(
                    "Ordonnance non imprimée (" + result.code() + ")",
                    "Prescription not printed (" + result.code() + ")");
        }
        return switch (state.printDecision()) {
            case WAIT -> LocalizedText.of("Rien à imprimer pour le moment", "Nothing to print yet");
            case WITH_NUMBER ->
                LocalizedText.of("Ordonnance avec numéro et code 2D", "Prescription with number and 2D code");
            case WITHOUT_NUMBER ->
                LocalizedText.of("Ordonnance sans numéro ni code 2D", "Prescription without number and 2D code");
        };
    }

    private static LocalizedText branch(StepResult result, String french, String english) {
        return switch (result.status()) {
            case DONE -> LocalizedText.of("Envoyée : " + french, "Sent: " + english);
            case FAILED ->
                LocalizedText.of(
                        "Non envoyée : " + french + " (" + result.code() + ")",
                        "Not sent: " + english + " (" + result.code() + ")");
            case SKIPPED -> {
                LocalizedText reason = SkipReason.valueOf(result.code()).text();
                yield LocalizedText.of(
                        "Sans " + french + " : " + reason.french(), "Without " + english + ": " + reason.english());
            }
            case UNCERTAIN ->
                LocalizedText.of(
                        "On ne sait pas si elle est partie : " + french + " (" + result.code() + ")",
                        "Whether it left is not known: " + english + " (" + result.code() + ")");
            case PENDING, RUNNING -> LocalizedText.of("En attente : " + french, "Waiting: " + english);
        };
    }
}
