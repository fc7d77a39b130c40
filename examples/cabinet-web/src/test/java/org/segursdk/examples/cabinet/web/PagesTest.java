package org.segursdk.examples.cabinet.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.terminology.Oid;
import org.segursdk.examples.cabinet.CareDocument;
import org.segursdk.examples.cabinet.Draft;
import org.segursdk.examples.cabinet.ShareChoices;
import org.segursdk.examples.cabinet.User;
import org.segursdk.exchange.inbox.WorkFlags;
import org.segursdk.exchange.outbox.Branch;
import org.segursdk.mss.received.Fact;

class PagesTest {
    private static final String HOSTILE = "\"><script>alert('&')</script>";

    private static Request request(Map<String, String> values) {
        return new Request(User.secretary(), "the-token", List.of("document", "key"), values, new Memory());
    }

    private static String draft(Map<String, String> values) {
        Oid id = Oid.fromUuid(UUID.fromString("00000000-0000-4000-8000-000000000001"));
        CareDocument document = new CareDocument(
                "key",
                "P-0001",
                Draft.Kind.LETTER,
                CareDocument.State.DRAFT,
                id,
                id,
                1,
                Optional.empty(),
                CareDocument.Announcement.NONE,
                false,
                Set.of(),
                Instant.EPOCH,
                new Draft(HOSTILE, HOSTILE, "", "", "", "unknown", ""));
        Request request = request(values);
        return DraftPage.of(request, document, ShareBoxes.typed(request), false).toString();
    }

    @Test
    void text_isEscaped_whateverItHolds() {
        assertThat(Html.of("<p title=\"{}\">{}</p>", HOSTILE, Optional.of(HOSTILE))
                        .toString())
                .isEqualTo("<p title=\"&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;\">"
                        + "&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;</p>");
        assertThat(Html.of("{}", List.of("<", Html.of("<b>{}</b>", "&"))).toString())
                .isEqualTo("&lt;<b>&amp;</b>");
        assertThat(draft(Map.of())).doesNotContain("<script").contains("&lt;script&gt;");
    }

    @Test
    void template_withoutAsManyValuesAsPlaces_isRefused() {
        assertThatThrownBy(() -> Html.of("{}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Html.of("", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Html.of("{}{}", "{}", "x").toString()).isEqualTo("{}x");
    }

    @Test
    @Tag("REM-MSSS-28")
    void threeBoxes_areTickedAtFirst_eachWithAReasonBeside() {
        String page = draft(Map.of());
        for (Branch branch : Branch.values()) {
            assertThat(page)
                    .contains("id=\"to-" + branch + "\" name=\"to-" + branch + "\" value=\"yes\" checked>")
                    .contains("name=\"why-" + branch + "\"");
        }
        assertThat(page).contains("id=\"announce\" name=\"announce\" value=\"yes\">");
    }

    @Test
    @Tag("REM-MSSS-28")
    void boxUnticked_staysUnticked_andItsReasonIsKept() {
        Map<String, String> typed = new HashMap<>(Map.of("boxes", "typed", "to-DMP", "yes", "to-PROFESSIONALS", "yes"));
        typed.put("why-PATIENT", "deja-remis");
        typed.put("with-other", "service@ch-test.example");
        ShareChoices choices = ShareBoxes.choices(request(typed));
        assertThat(choices.includes(Branch.DMP)).isTrue();
        assertThat(choices.includes(Branch.PATIENT)).isFalse();
        assertThat(choices.reason(Branch.PATIENT)).isEqualTo("deja-remis");
        assertThat(choices.correspondents()).containsExactly("service@ch-test.example");
        assertThat(draft(typed))
                .contains("id=\"to-PATIENT\" name=\"to-PATIENT\" value=\"yes\">")
                .contains("<option value=\"deja-remis\" selected>");
        assertThat(ShareBoxes.query(request(typed)))
                .contains("to-DMP=yes", "why-PATIENT=deja-remis")
                .doesNotContain("to-PATIENT");
    }

    @Test
    @Tag("REM-WL-09")
    void flagThatNobodyTold_isNotSaidNormal() {
        String unknown = Marks.flags(WorkFlags.UNKNOWN).toString();
        assertThat(unknown.split("non renseigné", -1)).hasSize(5);
        assertThat(unknown).doesNotContain("normal<", ">non<", ">oui<");
        String told = Marks.flags(new WorkFlags(Fact.YES, Fact.NO, Fact.UNKNOWN, Fact.UNKNOWN))
                .toString();
        assertThat(told)
                .contains(
                        "▲ Anormal :</span> <span class=\"flag-told\">oui",
                        "Critique :</span> <span class=\"flag-told\">non<");
    }

    @Test
    void everyFieldHasALabel() {
        String page = draft(Map.of()) + WorklistFilters.of(request(Map.of()), true, List.of());
        Matcher fields = Pattern.compile("<(?:input|select|textarea)(?! type=\"hidden\")[^>]* id=\"([^\"]+)\"")
                .matcher(page);
        int count = 0;
        while (fields.find()) {
            assertThat(page).contains("for=\"" + fields.group(1) + "\"");
            count++;
        }
        assertThat(count).isGreaterThan(15);
        assertThat(Pattern.compile("<(?:input|select|textarea)(?![^>]*hidden)(?![^>]* id=)")
                        .matcher(page)
                        .find())
                .isFalse();
    }

    @Test
    void openingList_asksForWhatNobodyRead() {
        assertThat(WorklistFilters.of(request(Map.of()), true, List.of()).toString())
                .contains("name=\"unread\" value=\"yes\" checked");
        assertThat(WorklistFilters.of(request(Map.of()), false, List.of()).toString())
                .contains("name=\"unread\" value=\"yes\">");
    }

    @Test
    void everyDeliveryStateAndAction_hasItsWords() {
        for (var state : org.segursdk.exchange.outbox.DeliveryState.values()) {
            assertThat(Texts.state(state)).isNotBlank();
        }
        assertThat(Texts.cause("SHARE-INS-QUALIFIED")).contains("qualifiée");
        assertThat(Texts.cause("DSN-FAILED UNKNOWN 5.1.1")).contains("revenu", "5.1.1");
        assertThat(Texts.cause("NEW-CODE")).isEqualTo("NEW-CODE");
    }
}
