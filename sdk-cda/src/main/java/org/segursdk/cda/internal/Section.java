package org.segursdk.cda.internal;

import java.util.List;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/**
 * A section template: its LOINC code, its label, its title and the whole chain of templateIds.
 *
 * @param key place in the document, from which its id derives
 * @param code LOINC code
 * @param displayName label of the code
 * @param title title shown to people
 * @param templates templateIds, from the most general to the French one
 */
public record Section(String key, String code, String displayName, String title, List<String> templates) {
    public static Section of(String key, String code, String displayName, String title, String... templates) {
        return new Section(key, code, displayName, title, List.of(templates));
    }

    /** Opens {@code component/section} and writes templateIds, id, code and title. */
    public void open(XmlOut out, Ids ids) {
        out.start("component").start("section");
        out.templates(templates);
        ids.write(out, "section-", key);
        out.code("code", CodedValue.of(code, CodeSystems.LOINC, displayName));
        out.leaf("title", title);
    }

    /** Closes {@code section} and {@code component}. */
    public void close(XmlOut out) {
        out.end().end();
    }
}
