package org.segursdk.cda.check;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.segursdk.cda.internal.check.Linter;

/**
 * A linter of CDA-R2 documents: order and number of elements, data types, the CI-SIS header, the section and entry templates of
 * IHE and of ANS, the content models, their value sets, and what the publisher's own validator does not look at (references of
 * the narrative, identifiers used twice, base64, time zones). One streaming pass makes a compact tree, one walk of it applies
 * the rules; base64 contents are looked at and not kept. An error is what the publisher's validator refuses too; what it does
 * not catch is a warning. Stateless, thread-safe. Source: cda §3–§12, §16, §17.
 */
public final class CdaChecker {
    private CdaChecker() {}

    /**
     * What is wrong with a document; the caller closes the stream.
     *
     * @throws IOException when the stream cannot be read
     */
    public static List<Finding> check(InputStream in) throws IOException {
        return inspect(in).findings();
    }

    /**
     * What a file is and what is wrong with it; the caller closes the stream.
     *
     * @throws IOException when the stream cannot be read
     */
    public static CdaReport inspect(InputStream in) throws IOException {
        return Linter.inspect(in);
    }
}
