package org.segursdk.psc.internal.http;

import java.io.IOException;
import org.segursdk.core.error.LocalizedText;

/** An answer that is not taken. */
final class AnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient LocalizedText text;

    private AnswerException(String code, String french, String english) {
        super(english);
        this.code = code;
        this.text = LocalizedText.of(french, english);
    }

    static AnswerException tooLarge() {
        return new AnswerException(
                "PSC-ANSWER-TOO-LARGE", "la réponse dépasse la taille admise", "the answer is larger than allowed");
    }

    static AnswerException truncated() {
        return new AnswerException(
                "ANSWER-TRUNCATED", "la réponse s'arrête avant sa fin", "the answer stops before its end");
    }

    static AnswerException notHttp() {
        return new AnswerException("ANSWER-NOT-HTTP", "la réponse n'est pas du HTTP", "the answer is not HTTP");
    }

    static AnswerException tooSlow() {
        return new AnswerException(
                "READ-TIMEOUT",
                "la demande est partie, la réponse n'est pas venue dans le délai",
                "the request left, the answer did not come in time");
    }

    String code() {
        return code;
    }

    LocalizedText text() {
        return text;
    }
}
