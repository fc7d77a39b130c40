package org.segursdk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of the house is seen failing on a class that breaks it: a rule that never fires keeps nothing. */
class RulesFireTest {
    /**
     * A breach.
     *
     * @param rule the field of {@link ArchitectureTest}
     * @param classes what breaks it, names without {@code org.segursdk.}
     */
    record Breach(String rule, List<String> classes) {
        static Breach of(String rule, String... classes) {
            return new Breach(rule, List.of(classes));
        }
    }

    static List<Breach> breaches() {
        return List.of(
                Breach.of("arrowsOnlyGoDown", "core.fixture.Faults$LooksUp"),
                Breach.of("everyRoomHasAFloor", "nowhere.Homeless"),
                Breach.of("everyPackageIsNullMarked", "nowhere.Homeless"),
                Breach.of("sandboxNeverUsesTheWritersItJudges", "sandbox.fixture.UsesTheWriter"),
                Breach.of("librariesNeverUseTheSandbox", "dmp.fixture.UsesTheSandbox"),
                Breach.of("internalsStayInTheirRoom", "dmp.fixture.OpensForeignInternals"),
                Breach.of("publicTypesShowNoInternals", "dmp.fixture.ShowsInternals"),
                Breach.of("roomsHaveNoCycles", "insi.fixture.Ring", "cda.fixture.Ring"),
                Breach.of("coreIsLight", "core.fixture.Faults$TakesALibrary"),
                Breach.of("coreIsLight", "core.fixture.Faults$LooksUp"),
                Breach.of("coreOpensNoConnection", "core.fixture.Faults$OpensAnHttpClient"),
                Breach.of("coreOpensNoConnection", "core.fixture.Faults$OpensASocket"),
                Breach.of("cxfStaysBehindSoap", "dmp.fixture.UsesCxf"),
                Breach.of("nimbusStaysInsidePsc", "psc.fixture.UsesNimbus"),
                Breach.of("luceneStaysInsideAnnuaire", "annuaire.fixture.UsesLucene"),
                Breach.of("fhirModelStaysInsideAnnuaire", "annuaire.fixture.UsesFhirModel"),
                Breach.of("librariesStayInsideEprescription", "eprescription.fixture.UsesPdfBox"),
                Breach.of("xmlFactoriesStandInOnePlace", "core.fixture.Faults$MakesDom"),
                Breach.of("xmlFactoriesStandInOnePlace", "core.fixture.Faults$MakesSax"),
                Breach.of("xmlFactoriesStandInOnePlace", "core.fixture.Faults$MakesStax"),
                Breach.of("xmlFactoriesStandInOnePlace", "core.fixture.Faults$MakesStaxWriter"),
                Breach.of("xmlFactoriesStandInOnePlace", "core.fixture.Faults$MakesTransformer"),
                Breach.of("nothingIsRegisteredGlobally", "core.fixture.Faults$AppendsAProvider"),
                Breach.of("nothingIsRegisteredGlobally", "core.fixture.Faults$InsertsAProvider"),
                Breach.of("nothingIsRegisteredGlobally", "core.fixture.Faults$SetsAProperty"),
                Breach.of("nothingIsRegisteredGlobally", "core.fixture.Faults$SetsTheTimeZone"),
                Breach.of("librariesDoNotPrint", "core.fixture.Faults$PrintsOut"),
                Breach.of("librariesDoNotPrint", "core.fixture.Faults$PrintsErrors"),
                Breach.of("librariesDoNotPrint", "core.fixture.Faults$PrintsStackTraces"),
                Breach.of("datesAreJavaTime", "core.fixture.Faults$TakesNowAsDate"),
                Breach.of("datesAreJavaTime", "core.fixture.Faults$TakesMillisAsDate"),
                Breach.of("datesAreJavaTime", "core.fixture.Faults$UsesACalendar"),
                Breach.of("datesAreJavaTime", "core.fixture.Faults$FormatsTheOldWay"));
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void rule_classThatBreaksIt_isTold(Breach breach) throws ReflectiveOperationException {
        Class<?>[] classes = new Class<?>[breach.classes().size()];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = Class.forName("org.segursdk." + breach.classes().get(i));
        }
        JavaClasses imported = new ClassFileImporter().importClasses(classes);
        ArchRule rule = (ArchRule)
                ArchitectureTest.class.getDeclaredField(breach.rule()).get(null);
        assertThat(rule.evaluate(imported).hasViolation()).isTrue();
        assertThat(rule.evaluate(imported).getFailureReport().toString()).contains("org.segursdk.");
    }

    @Test
    void rules_all_areSeenFailing() {
        Set<String> seen = breaches().stream().map(Breach::rule).collect(Collectors.toSet());
        assertThat(seen).isEqualTo(ArchitectureTest.rules().map(Field::getName).collect(Collectors.toSet()));
    }
}
