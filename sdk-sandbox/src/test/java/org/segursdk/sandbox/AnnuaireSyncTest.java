package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.junit.jupiter.api.Test;

/** Pages, changes and removals. */
class AnnuaireSyncTest extends AnnuaireTestBase {
    @Test
    void pages_giveEveryEntryOnce() throws Exception {
        Bundle first = search("/Practitioner?active=true");

        assertThat(first.getEntry()).hasSize(50);
        assertThat(first.getLink("self").getUrl())
                .isEqualTo(uri("/Practitioner?active=true").toString());
        assertThat(first.getLink("next").getUrl()).startsWith(uri("/_page?id=").toString());
        List<String> ids = ids("/Practitioner?active=true&_count=7");
        assertThat(ids).doesNotHaveDuplicates().hasSize(first.getTotal());
        assertThat(ids("/Practitioner?_count=500")).hasSize(204);
        assertThat(ids).hasSizeLessThan(204).hasSizeGreaterThan(180);
    }

    @Test
    void pageSize_obeysTheCeiling() throws Exception {
        annuaire.pageSizes(10, 30);

        assertThat(search("/Practitioner").getEntry()).hasSize(10);
        assertThat(search("/Practitioner?_count=2000").getEntry()).hasSize(30);
        assertThat(search("/Practitioner?_count=3").getEntry()).hasSize(3);
        Bundle counted = search("/Practitioner?_count=0");
        assertThat(counted.getEntry()).isEmpty();
        assertThat(counted.getTotal()).isEqualTo(204);
        assertThat(counted.getLink("next")).isNull();
    }

    @Test
    void page_canBeAskedAgain_untilItExpires() throws Exception {
        URI next = URI.create(search("/Practitioner").getLink("next").getUrl());
        List<String> once = idsOf(read(Bundle.class, ask(next).body()));

        assertThat(idsOf(read(Bundle.class, ask(next).body()))).isEqualTo(once).hasSize(50);

        annuaire.pageLifetime(Duration.ofMinutes(2));
        URI shorter = URI.create(search("/Practitioner").getLink("next").getUrl());
        clock.set(NOW.plusSeconds(119));
        assertThat(ask(shorter).statusCode()).isEqualTo(200);
        clock.set(NOW.plusSeconds(120));
        assertThat(ask(shorter).statusCode()).isEqualTo(400);
        assertThat(ask(next).statusCode()).isEqualTo(200);
    }

    private static List<String> idsOf(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .toList();
    }

    @Test
    void page_lostInBetween_isRefused() throws Exception {
        URI next = URI.create(search("/Practitioner").getLink("next").getUrl());
        annuaire.next(AnnuaireSituation.of(AnnuaireSituation.Kind.PAGES_LOST));

        assertThat(ask(next).statusCode()).isEqualTo(400);
        assertThat(ask(next).body()).contains("may have expired");
    }

    @Test
    void change_isSeenByItsDate() throws Exception {
        AnnuairePractitioner before = annuaire.generated(3);
        assertThat(ids("/Practitioner?_lastUpdated=ge2026-03-02")).isEmpty();

        clock.set(NOW.plus(Duration.ofDays(1)));
        annuaire.put(before.withMailboxes(AnnuaireMailbox.of(AnnuaireMailbox.Kind.PER, "new@medecin.test")));

        Practitioner changed =
                (Practitioner) all("/Practitioner?_lastUpdated=ge2026-03-02").get(0);
        assertThat(changed.getIdElement().getIdPart()).isEqualTo("003-1000003");
        assertThat(changed.getMeta().getVersionId()).isEqualTo("2");
        assertThat(changed.getTelecomFirstRep().getValue()).isEqualTo("new@medecin.test");
        assertThat(ids("/Practitioner?mailbox-mss=new@")).containsExactly("003-1000003");
        assertThat(annuaire.lastUpdated(before)).hasValue(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void removal_leavesAnEmptiedEntry() throws Exception {
        AnnuairePractitioner gone = annuaire.practitioner("99700366240").orElseThrow();
        AnnuaireStructure hospital = annuaire.structure("10B0193488").orElseThrow();

        annuaire.remove(gone);
        annuaire.remove(hospital);

        Practitioner left =
                (Practitioner) all("/Practitioner?_lastUpdated=ge2026-03-01").get(0);
        assertThat(left.getActive()).isFalse();
        assertThat(left.getIdentifier()).hasSize(2);
        assertThat(left.hasName() || left.hasTelecom() || left.hasQualification())
                .isFalse();
        Organization closed =
                (Organization) all("/Organization?_lastUpdated=ge2026-03-01").get(0);
        assertThat(closed.getName()).isEqualTo("CLINIQUE DOC DES ESSAIS");
        assertThat(closed.getIdentifier()).hasSize(2);
        assertThat(closed.hasTelecom() || closed.hasAddress() || closed.hasType() || closed.hasPartOf())
                .isFalse();
        assertThat(ids("/Practitioner?identifier=99700366240&active=true")).isEmpty();
        assertThat(ids("/Practitioner?active=false"))
                .contains(left.getIdElement().getIdPart())
                .hasSizeGreaterThan(1);
        assertThatThrownBy(() -> annuaire.remove(AnnuairePractitioner.of("99712345678", "X")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void removal_ofServicesAndEquipment_keepsTheirNumber() throws Exception {
        annuaire.remove(new AnnuaireDevice("97-02-0000001", true, "", List.of(), "", ""));
        annuaire.remove(new AnnuaireCareService("97-01-0000003", true, false, "", List.of(), List.of(), List.of()));

        Device device = (Device) all("/Device?status=inactive").get(0);
        HealthcareService service =
                (HealthcareService) all("/HealthcareService?active=false").get(0);
        assertThat(device.getIdentifierFirstRep().getValue()).isEqualTo("97-02-0000001");
        assertThat(device.hasOwner() || device.hasType()).isFalse();
        assertThat(service.getIdentifierFirstRep().getValue()).isEqualTo("97-01-0000003");
        assertThat(service.hasProvidedBy() || service.hasCharacteristic()).isFalse();
    }

    @Test
    void moved_activity_isFoundAtItsNewPlaceOnly() throws Exception {
        AnnuaireActivity activity = annuaire.activities("99700366240").get(0);
        AnnuaireStructure elsewhere = annuaire.structure("4" + "99700218896001").orElseThrow();

        annuaire.put(activity.at(elsewhere.number()));

        String id = annuaire.id(activity).orElseThrow();
        assertThat(ids("/PractitionerRole?organization="
                        + annuaire.id(elsewhere).orElseThrow()))
                .contains(id);
        String before = annuaire.id(
                        annuaire.structure(activity.structure().orElseThrow()).orElseThrow())
                .orElseThrow();
        assertThat(ids("/PractitionerRole?organization=" + before)).doesNotContain(id);
    }

    @Test
    void aHundredThousand_areAskedPageByPage() throws Exception {
        annuaire.populate(100_000, 7);

        Bundle first = search("/Practitioner?active=true&_count=500");
        assertThat(first.getTotal()).isBetween(97_000, 99_000);
        Bundle second = read(
                Bundle.class, ask(URI.create(first.getLink("next").getUrl())).body());
        assertThat(idsOf(second)).hasSize(500).doesNotContainAnyElementsOf(idsOf(first));
        String last = annuaire.generated(99_999).rpps();
        assertThat(ids("/Practitioner?identifier=" + last)).containsExactly("003-1099999");
    }
}
