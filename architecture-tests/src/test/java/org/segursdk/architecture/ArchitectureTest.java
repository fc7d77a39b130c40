package org.segursdk.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.reflect.Field;
import java.net.Socket;
import java.security.Provider;
import java.security.Security;
import java.text.SimpleDateFormat;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.transform.TransformerFactory;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rules of the house. */
class ArchitectureTest {
    /** Every class of the house, read once for all who look at them. */
    static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.segursdk");

    private static final String NETWORK = "org.segursdk.core.internal.net";

    /** Rooms that may look into an {@code internal} package of another room, and which. */
    private static final Map<String, Set<String>> FRIENDS = Map.of(
            "insi", Set.of("org.segursdk.core.internal"),
            "soap", Set.of(NETWORK),
            "annuaire", Set.of(NETWORK),
            "psc", Set.of(NETWORK),
            "mss", Set.of(NETWORK),
            "eprescription", Set.of(NETWORK));

    /** The rules, by the names of their fields. */
    static Stream<Field> rules() {
        return Arrays.stream(ArchitectureTest.class.getDeclaredFields())
                .filter(field -> field.getType() == ArchRule.class);
    }

    @TestFactory
    Stream<DynamicTest> theHouse_keepsItsRules() {
        return rules().map(field ->
                DynamicTest.dynamicTest(field.getName(), () -> ((ArchRule) field.get(null)).check(HOUSE)));
    }

    static final ArchRule arrowsOnlyGoDown =
            classes().should(pointDownwards()).because("a room knows lower floors only");

    static final ArchRule everyRoomHasAFloor = classes().should(new ArchCondition<>("belong to a room of the plan") {
        @Override
        public void check(JavaClass item, ConditionEvents events) {
            if (!Floors.FLOOR_OF.containsKey(Floors.room(item.getName()))) {
                events.add(SimpleConditionEvent.violated(item, item.getName() + " has no floor"));
            }
        }
    });

    static final ArchRule sandboxNeverUsesTheWritersItJudges = noClasses()
            .that()
            .resideInAPackage("org.segursdk.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.segursdk.core.xds..", "org.segursdk.core.internal..")
            .because("a bug must not confirm itself");

    static final ArchRule librariesNeverUseTheSandbox = noClasses()
            .that(are(resideInAnyPackage(
                    "org.segursdk.core..",
                    "org.segursdk.soap..",
                    "org.segursdk.insi..",
                    "org.segursdk.cda..",
                    "org.segursdk.dmp..",
                    "org.segursdk.mss..",
                    "org.segursdk.eprescription..",
                    "org.segursdk.annuaire..",
                    "org.segursdk.psc..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.segursdk.sandbox..");

    static final ArchRule internalsStayInTheirRoom = classes().should(keepOutOfForeignInternals());

    static final ArchRule publicTypesShowNoInternals = classes()
            .that()
            .arePublic()
            .and()
            .resideOutsideOfPackage("..internal..")
            .should(exposeNoInternalType());

    static final ArchRule roomsHaveNoCycles =
            slices().matching("org.segursdk.(*)..").should().beFreeOfCycles();

    static final ArchRule coreIsLight = noClasses()
            .that()
            .resideInAPackage("org.segursdk.core..")
            .should()
            .dependOnClassesThat(DescribedPredicate.not(resideInAnyPackage(
                    "java..",
                    "javax..",
                    "org.w3c.dom..",
                    "org.xml.sax..",
                    "org.slf4j..",
                    "org.bouncycastle..",
                    "org.jspecify..",
                    "org.segursdk.core..")));

    static final ArchRule coreOpensNoConnection = noClasses()
            .that()
            .resideInAPackage("org.segursdk.core..")
            // One caller for all the rooms that reach REST services: core lends it and never calls.
            .and()
            .resideOutsideOfPackage(NETWORK)
            // Are sockets, and connect none.
            .and()
            .doNotHaveFullyQualifiedName("org.segursdk.core.credentials.TimedSocket")
            .and()
            .doNotHaveFullyQualifiedName("org.segursdk.core.credentials.FacingSocket")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "jakarta.mail..")
            .orShould()
            .callConstructorWhere(
                    JavaCall.Predicates.target(HasOwner.Predicates.With.owner(assignableTo(Socket.class))))
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName(NETWORK + ".HttpCalls");

    static final ArchRule cxfStaysBehindSoap = noClasses()
            .that()
            .resideOutsideOfPackage("org.segursdk.soap.internal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.cxf..");

    static final ArchRule nimbusStaysInsidePsc = noClasses()
            .that()
            .resideOutsideOfPackage("org.segursdk.psc.internal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.nimbusds..");

    static final ArchRule luceneStaysInsideAnnuaire = noClasses()
            .that()
            .resideOutsideOfPackage("org.segursdk.annuaire.internal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.lucene..");

    static final ArchRule fhirModelStaysInsideAnnuaire = noClasses()
            .that()
            .resideInAPackage("org.segursdk.annuaire..")
            .and()
            .resideOutsideOfPackage("org.segursdk.annuaire.internal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ca.uhn.fhir..", "org.hl7.fhir..");

    static final ArchRule librariesStayInsideEprescription = noClasses()
            .that()
            .resideInAPackage("org.segursdk.eprescription..")
            .and()
            .resideOutsideOfPackage("org.segursdk.eprescription.internal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google.zxing..", "org.apache.pdfbox..", "com.fasterxml.jackson..");

    static final ArchRule xmlFactoriesStandInOnePlace = classes()
            .that()
            .haveNameNotMatching("org\\.segursdk\\.core\\.xml\\.SecureXml(\\$.*)?")
            .should(makeNoXmlFactory());

    static final ArchRule nothingIsRegisteredGlobally = noClasses()
            // TLS takes signatures from the JVM's list alone; what this one adds serves its own keys and no others.
            .that()
            .doNotHaveFullyQualifiedName("org.segursdk.core.credentials.TokenKeys")
            .should()
            .callMethod(Security.class, "addProvider", Provider.class)
            .orShould()
            .callMethod(Security.class, "insertProviderAt", Provider.class, int.class)
            .orShould()
            .callMethod(System.class, "setProperty", String.class, String.class)
            .orShould()
            .callMethod(TimeZone.class, "setDefault", TimeZone.class);

    static final ArchRule librariesDoNotPrint = noClasses()
            .that()
            .resideOutsideOfPackages("org.segursdk.conformance..", "org.segursdk.examples..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.name("printStackTrace"))
                    .and(JavaCall.Predicates.target(HasOwner.Predicates.With.owner(assignableTo(Throwable.class)))));

    static final ArchRule datesAreJavaTime = noClasses()
            .should()
            .callConstructor(Date.class)
            .orShould()
            .callConstructor(Date.class, long.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Calendar.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(SimpleDateFormat.class);

    static final ArchRule everyPackageIsNullMarked = classes()
            .should(new ArchCondition<>("stand in a package marked @NullMarked") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    if (!item.getPackage().isAnnotatedWith(NullMarked.class)) {
                        events.add(SimpleConditionEvent.violated(item, item.getPackageName() + " is not @NullMarked"));
                    }
                }
            });

    private static ArchCondition<JavaClass> pointDownwards() {
        return new ArchCondition<>("depend on lower floors only") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                String from = Floors.room(item.getName());
                for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
                    String to = Floors.room(
                            dependency.getTargetClass().getBaseComponentType().getName());
                    if (to.isEmpty() || to.equals(from)) {
                        continue;
                    }
                    if (Floors.FLOOR_OF.getOrDefault(to, 99) >= Floors.FLOOR_OF.getOrDefault(from, 0)) {
                        events.add(SimpleConditionEvent.violated(item, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> keepOutOfForeignInternals() {
        return new ArchCondition<>("keep out of other rooms' internal packages") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                String from = Floors.room(item.getName());
                for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    String to = Floors.room(target.getName());
                    boolean foreign = !to.isEmpty() && !to.equals(from);
                    if (foreign
                            && resideInAPackage("..internal..").test(target)
                            && !FRIENDS.getOrDefault(from, Set.of()).contains(target.getPackageName())) {
                        events.add(SimpleConditionEvent.violated(item, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> exposeNoInternalType() {
        return new ArchCondition<>("show no internal type in their public or protected members") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                for (JavaMember member : item.getMembers()) {
                    boolean visible = member.getModifiers().contains(JavaModifier.PUBLIC)
                            || member.getModifiers().contains(JavaModifier.PROTECTED);
                    if (visible && typesOf(member).anyMatch(resideInAPackage("org.segursdk..internal.."))) {
                        events.add(SimpleConditionEvent.violated(item, member.getFullName()));
                    }
                }
            }
        };
    }

    private static Stream<JavaClass> typesOf(JavaMember member) {
        return member.getAllInvolvedRawTypes().stream();
    }

    private static ArchCondition<JavaClass> makeNoXmlFactory() {
        Set<String> factories = Stream.of(
                        DocumentBuilderFactory.class,
                        SAXParserFactory.class,
                        XMLInputFactory.class,
                        XMLOutputFactory.class,
                        TransformerFactory.class)
                .map(Class::getName)
                .collect(Collectors.toSet());
        return new ArchCondition<>("make no XML factory") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                item.getMethodCallsFromSelf().stream()
                        .filter(call -> factories.contains(call.getTargetOwner().getName()))
                        .filter(call -> call.getTarget().getName().startsWith("new"))
                        .filter(call -> call.getTarget().getName().contains("Instance")
                                || call.getTarget().getName().contains("DefaultFactory")
                                || call.getTarget().getName().equals("newFactory"))
                        .forEach(call -> events.add(SimpleConditionEvent.violated(item, call.getDescription())));
            }
        };
    }
}
