package org.segursdk.conformance.report;

import static org.segursdk.conformance.report.Xml.escape;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.segursdk.conformance.catalogue.Domain;
import org.segursdk.conformance.run.CheckResult;
import org.segursdk.conformance.run.FailedCondition;
import org.segursdk.conformance.run.RequirementResult;
import org.segursdk.conformance.run.RunResult;
import org.segursdk.conformance.run.Verdict;

/**
 * JUnit XML for CI servers: a suite for each domain, a case for each requirement. FAIL is a failure, ERROR an error; INCOMPLETE, REVIEW,
 * NOT_APPLICABLE and WAIVED are skipped with their reason; official ids are properties.
 */
public final class JUnitReport {
    private JUnitReport() {}

    public static String of(RunResult result, Locale locale) {
        Map<Domain, List<RequirementResult>> domains = new EnumMap<>(Domain.class);
        result.requirements().forEach(each -> domains.computeIfAbsent(
                        each.planned().requirement().domain(), key -> new ArrayList<>())
                .add(each));
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"REM ")
                .append(escape(result.plan().catalogue().label()))
                .append("\">\n");
        domains.forEach((domain, cases) -> suite(domain, cases, locale, out));
        return out.append("</testsuites>\n").toString();
    }

    private static void suite(Domain domain, List<RequirementResult> cases, Locale locale, StringBuilder out) {
        out.append("<testsuite name=\"")
                .append(escape(domain.code() + " " + domain.title().in(locale)))
                .append("\" tests=\"")
                .append(cases.size())
                .append("\" failures=\"")
                .append(count(cases, Verdict.FAIL))
                .append("\" errors=\"")
                .append(count(cases, Verdict.ERROR))
                .append("\" skipped=\"")
                .append(cases.stream().filter(each -> isSkipped(each.verdict())).count())
                .append("\" time=\"")
                .append(seconds(cases.stream().flatMap(each -> each.checks().stream())))
                .append("\">\n");
        cases.forEach(each -> test(each, locale, out));
        out.append("</testsuite>\n");
    }

    private static String seconds(Stream<CheckResult> checks) {
        long millis = checks.mapToLong(each -> each.duration().toMillis()).sum();
        return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
    }

    private static long count(List<RequirementResult> cases, Verdict verdict) {
        return cases.stream().filter(each -> each.verdict() == verdict).count();
    }

    private static boolean isSkipped(Verdict verdict) {
        return switch (verdict) {
            case INCOMPLETE, REVIEW, NOT_APPLICABLE, WAIVED -> true;
            default -> false;
        };
    }

    private static void test(RequirementResult result, Locale locale, StringBuilder out) {
        String title = result.planned().requirement().title().in(locale);
        out.append("<testcase classname=\"rem.")
                .append(result.planned().requirement().domain().code())
                .append("\" name=\"")
                .append(escape(result.id() + " " + title))
                .append("\" time=\"")
                .append(seconds(result.checks().stream()))
                .append("\">\n<properties><property name=\"verdict\" value=\"")
                .append(result.verdict())
                .append("\"/>");
        result.planned().requirement().origin().references().forEach(each -> out.append(
                        "<property name=\"official\" value=\"")
                .append(escape(each.id()))
                .append("\"/>"));
        out.append("</properties>\n");
        String why = escape(result.why().in(locale));
        if (result.verdict() == Verdict.FAIL) {
            out.append("<failure message=\"").append(why).append("\">").append(details(result, locale));
            out.append("</failure>\n");
        } else if (result.verdict() == Verdict.ERROR) {
            out.append("<error message=\"").append(why).append("\">").append(details(result, locale));
            out.append("</error>\n");
        } else if (isSkipped(result.verdict())) {
            out.append("<skipped message=\"")
                    .append(escape(result.verdict().title().in(locale)))
                    .append(": ")
                    .append(why)
                    .append("\"/>\n");
        } else if (!result.failures().isEmpty()) {
            out.append("<system-out>").append(details(result, locale)).append("</system-out>\n");
        }
        out.append("</testcase>\n");
    }

    private static String details(RequirementResult result, Locale locale) {
        StringBuilder text = new StringBuilder();
        for (CheckResult check : result.checks()) {
            if (check.verdict() == Verdict.ERROR) {
                text.append(check.id()).append(": ").append(check.note()).append('\n');
            }
            for (FailedCondition each : check.failures()) {
                text.append(each.location().place())
                        .append(" [")
                        .append(each.condition())
                        .append("] ")
                        .append(each.message().in(locale))
                        .append('\n');
            }
        }
        return escape(text.toString());
    }
}
