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
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.Socket;
import java.security.Provider;
import java.security.Security;
import java.text.SimpleDateFormat;
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

/** The rules of the house. */
@AnalyzeClasses(packages = "org.segursdk", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** Rooms that may look into another room's {@code internal} package, and whose. */
    private static final Map<String, Set<String>> FRIENDS = Map.of("insi", Set.of("core"));

    @ArchTest
    static final ArchRule arrowsOnlyGoDown =
            classes().should(pointDownwards()).because("a room knows lower floors only");

    @ArchTest
    static final ArchRule everyRoomHasAFloor = classes().should(new ArchCondition<>("belong to a room of the plan") {
        @Override
        public void check(JavaClass item, ConditionEvents events) {
            if (!Floors.FLOOR_OF.containsKey(Floors.room(item.getName()))) {
                events.add(SimpleConditionEvent.violated(item, item.getName() + " has no floor"));
            }
        }
    });

    @ArchTest
    static final ArchRule sandboxNeverUsesTheWritersItJudges = noClasses()
            .that()
            .resideInAPackage("org.segursdk.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.segursdk.core.xds..", "org.segursdk.core.internal..")
            .because("a bug must not confirm itself");

    @ArchTest
    static final ArchRule librariesNeverUseTheSandbox = noClasses()
            .that(are(resideInAnyPackage(
                    "org.segursdk.core..",
                    "org.segursdk.soap..",
                    "org.segursdk.insi..",
                    "org.segursdk.cda..",
                    "org.segursdk.dmp..",
                    "org.segursdk.mss..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.segursdk.sandbox..");

    @ArchTest
    static final ArchRule internalsStayInTheirRoom = classes().should(keepOutOfForeignInternals());

    @ArchTest
    static final ArchRule publicTypesShowNoInternals = classes()
            .that()
            .arePublic()
            .and()
            .resideOutsideOfPackage("..internal..")
            .should(exposeNoInternalType());

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching("org.segursdk.(*)..").should().beFreeOfCycles();

    @ArchTest
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

    @ArchTest
    static final ArchRule coreOpensNoConnection = noClasses()
            .that()
            .resideInAPackage("org.segursdk.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "jakarta.mail..")
            .orShould()
            .callConstructorWhere(
                    JavaCall.Predicates.target(HasOwner.Predicates.With.owner(assignableTo(Socket.class))));

    @ArchTest
    static final ArchRule cxfStaysBehindSoap = noClasses()
            .that()
            .resideOutsideOfPackage("org.segursdk.soap.internal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.cxf..");

    @ArchTest
    static final ArchRule xmlFactoriesStandInOnePlace = classes()
            .that()
            .haveNameNotMatching("org\\.segursdk\\.core\\.xml\\.SecureXml(\\$.*)?")
            .should(makeNoXmlFactory());

    @ArchTest
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

    @ArchTest
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

    @ArchTest
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

    @ArchTest
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
                            && !FRIENDS.getOrDefault(from, Set.of()).contains(to)) {
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
