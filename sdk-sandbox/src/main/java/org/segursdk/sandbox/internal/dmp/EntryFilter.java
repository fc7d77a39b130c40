package org.segursdk.sandbox.internal.dmp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.internal.dmp.RimObject.Code;

/** The parameters of FindDocuments and FindSubmissionSets. Source: dmp §8. */
final class EntryFilter {
    private static final String ENTRY = "$XDSDocumentEntry";
    private static final String SET = "$XDSSubmissionSet";
    private static final int DIGITS = 14;
    private static final Pattern TIME = Pattern.compile("[0-9]{4}([0-9]{2}){0,5}");
    private static final Pattern CODE = Pattern.compile("[^^]+\\^\\^[^^]+");

    /** Name of the coded parameters and the scheme each looks at. */
    private static final Map<String, String> CODED = Map.of(
            "ClassCode", Scheme.CLASS,
            "TypeCode", Scheme.TYPE,
            "FormatCode", Scheme.FORMAT,
            "EventCodeList", Scheme.EVENT,
            "ConfidentialityCode", Scheme.CONFIDENTIALITY,
            "HealthcareFacilityTypeCode", Scheme.FACILITY,
            "PracticeSettingCode", Scheme.PRACTICE);

    private static final List<String> TIMES = List.of("creationTime", "serviceStartTime", "serviceStopTime");

    private final QueryRequest query;
    private final RegistryErrors errors;
    private final boolean strict;

    EntryFilter(QueryRequest query, RegistryErrors errors, boolean strict) {
        this.query = query;
        this.errors = errors;
        this.strict = strict;
    }

    /** All conditions on an entry; what is malformed is added to the errors. */
    Predicate<StoredEntry> entries() {
        List<Predicate<StoredEntry>> conditions = new ArrayList<>();
        List<String> statuses = query.any(ENTRY + "Status");
        errors.check(!statuses.isEmpty(), "XDSStoredQueryMissingParam", ENTRY + "Status is missing");
        conditions.add(e -> statuses.contains(e.document().status()));
        CODED.forEach((name, scheme) -> query.all(ENTRY + name).forEach(values -> {
            values.forEach(value -> checkCode(ENTRY + name, value));
            conditions.add(e -> e.codes().getOrDefault(scheme, List.of()).stream()
                    .anyMatch(code -> values.stream().anyMatch(value -> matches(code, value))));
        }));
        for (String slot : TIMES) {
            String name = ENTRY + Character.toUpperCase(slot.charAt(0)) + slot.substring(1);
            String from = time(name + "From");
            String to = time(name + "To");
            conditions.add(e -> between(e.value(slot), from, to));
        }
        query.all(ENTRY + "AuthorPerson")
                .forEach(patterns -> conditions.add(e -> likeAny(e.authorPersons(), patterns)));
        query.all(ENTRY + "ReferenceIdList")
                .forEach(wanted ->
                        conditions.add(e -> e.document().references().stream().anyMatch(wanted::contains)));
        return all(conditions);
    }

    /** All conditions on a submission set. */
    Predicate<StoredSet> sets() {
        List<Predicate<StoredSet>> conditions = new ArrayList<>();
        errors.check(query.has(SET + "Status"), "XDSStoredQueryMissingParam", SET + "Status is missing");
        List<String> statuses = query.any(SET + "Status");
        conditions.add(s -> statuses.contains(DmpDocument.APPROVED));
        String from = time(SET + "SubmissionTimeFrom");
        String to = time(SET + "SubmissionTimeTo");
        conditions.add(s -> between(s.submissionTime(), from, to));
        query.all(SET + "SourceId").forEach(ids -> conditions.add(s -> ids.contains(s.sourceId())));
        query.all(SET + "AuthorPerson").forEach(patterns -> conditions.add(s -> likeAny(s.authorPersons(), patterns)));
        query.all(SET + "ContentType").forEach(values -> {
            values.forEach(value -> checkCode(SET + "ContentType", value));
            conditions.add(s -> values.stream().anyMatch(value -> matches(s.contentType(), value)));
        });
        return all(conditions);
    }

    private static <T> Predicate<T> all(List<Predicate<T>> conditions) {
        return candidate -> conditions.stream().allMatch(condition -> condition.test(candidate));
    }

    private void checkCode(String name, String value) {
        errors.check(!strict || CODE.matcher(value).matches(), "XDSRegistryError", name + " must be 'CODE^^OID'");
    }

    private static boolean matches(Code code, String value) {
        String[] parts = value.split("\\^\\^", 2);
        return code.code().equals(parts[0])
                && (parts.length == 1 || code.system().equals(parts[1]));
    }

    /** The bound of a period; empty when there is none. */
    private String time(String name) {
        List<String> values = query.any(name);
        boolean right = values.isEmpty()
                || values.size() == 1 && TIME.matcher(values.get(0)).matches();
        errors.check(right, "XDSRegistryError", name + " must be one time yyyyMMddHHmmss, UTC");
        return right && !values.isEmpty() ? padded(values.get(0)) : "";
    }

    /** From the first instant, included, up to the last, excluded. An object without the time meets no bound. */
    private static boolean between(String time, String from, String to) {
        String full = padded(time);
        return (from.isEmpty() || !time.isEmpty() && full.compareTo(from) >= 0)
                && (to.isEmpty() || !time.isEmpty() && full.compareTo(to) < 0);
    }

    private static String padded(String time) {
        return time.length() >= DIGITS ? time : time + "0".repeat(DIGITS - time.length());
    }

    /** SQL's LIKE: {@code %} any text, {@code _} one character. */
    private static boolean likeAny(List<String> texts, List<String> patterns) {
        return patterns.stream().anyMatch(pattern -> {
            StringBuilder regex = new StringBuilder();
            for (char c : pattern.toCharArray()) {
                regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
            Pattern compiled = Pattern.compile(regex.toString(), Pattern.DOTALL);
            return texts.stream().anyMatch(text -> compiled.matcher(text).matches());
        });
    }
}
