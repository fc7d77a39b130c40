package org.segursdk.soap.internal;

import java.io.IOException;
import org.segursdk.core.error.LocalizedText;

/** An answer that breaks the protocol or a limit, met while it is read. Its message quotes nothing of the answer. */
final class AnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient LocalizedText text;

    AnswerException(String code, String french, String english) {
        super(english);
        this.code = code;
        this.text = LocalizedText.of(french, english);
    }

    String code() {
        return code;
    }

    LocalizedText text() {
        return text;
    }

    static AnswerException truncated() {
        return new AnswerException(
                "ANSWER-TRUNCATED", "la réponse s'arrête avant sa fin", "the answer stops before its end");
    }

    static AnswerException notXml() {
        return new AnswerException(
                "ANSWER-NOT-XML", "la réponse n'est pas un XML bien formé", "the answer is not well-formed XML");
    }

    static AnswerException notSoap() {
        return new AnswerException(
                "ANSWER-NOT-SOAP", "la réponse n'est pas une enveloppe SOAP", "the answer is not a SOAP envelope");
    }

    static AnswerException empty() {
        return new AnswerException("ANSWER-EMPTY", "la réponse est vide", "the answer is empty");
    }
}
