package io.ztrisk;

import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.ztrisk.api.AccountApi;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.RiskLevel;
import jakarta.persistence.EntityManager;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpEntity;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Repository;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.RequestMapping;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks the order of the packages, and the use of HTTP, JDBC, JSON and log formats.
 */
@AnalyzeClasses(packages = "io.ztrisk", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	/** The packages in order: each uses only packages before it. */
	private static final List<String> PACKAGES = List.of("format", "api", "secret", "place", "outgoing", "database",
			"startup", "retention", "limit", "scan", "body", "query", "http", "tomcat", "openapi", "console", "audit",
			"signing", "behavior", "level", "identity", "user", "privacy", "change", "act", "bulk", "event", "triage",
			"score", "statistics", "token", "session", "oidc", "access", "subscription", "sender", "signal", "webhook",
			"integration", "ssf", "secevent", "settings", "condition", "activity", "mapping", "rule", "observation",
			"sighting", "suppressed", "dismissal", "detector", "detection", "log", "cloudflare", "dataset", "ruleset",
			"feed", "rejected", "dryrun", "simulation", "ingest", "reported", "replay", "testmode", "check");

	/** The maximum number of types in a package. */
	private static final int MOST_TYPES = 20;

	@ArchTest
	static void aPackageUsesOnlyPackagesBeforeIt(JavaClasses classes) {
		for (int i = 0; i + 1 < PACKAGES.size(); i++) {
			String[] later = PACKAGES.subList(i + 1, PACKAGES.size())
				.stream()
				.map(ArchitectureTests::named)
				.toArray(String[]::new);
			noClasses().that()
				.resideInAPackage(named(PACKAGES.get(i)))
				.should()
				.dependOnClassesThat()
				.resideInAnyPackage(later)
				.because("a package uses those before it: move shared code to an earlier one, or let it publish an "
						+ "event, as UserMerged is, or declare an interface, as UserReferenceFilter is")
				.check(classes);
		}
	}

	@ArchTest
	static void everyPackageHasItsPlaceAndFewTypes(JavaClasses classes) {
		Map<String, Long> types = classes.stream()
			.filter((type) -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
			.collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
		assertThat(types.keySet()).as("Give a new package its place in PACKAGES and in CONTRIBUTING")
			.containsExactlyInAnyOrderElementsOf(
					Stream.concat(Stream.of("io.ztrisk"), PACKAGES.stream().map(ArchitectureTests::named)).toList());
		assertThat(types).as("A package with more types is two packages: split it by what its types are about")
			.allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MOST_TYPES));
	}

	private static String named(String name) {
		return "io.ztrisk." + name;
	}

	/** Types outside of repositories that use JDBC all the same. */
	private static final List<String> JDBC_ELSEWHERE = List.of(
			// On the pool for monitoring, which Spring Data does not know.
			"UserMetrics", "FeedMetrics", "SignalMetrics",
			// A lock of the database, which is of no table.
			"Pruner");

	/** Repositories with JDBC, those of Spring Data, and the fragments of the latter. */
	private static final DescribedPredicate<JavaClass> REPOSITORIES = JavaClass.Predicates
		.belongTo(DescribedPredicate.or(CanBeAnnotated.Predicates.annotatedWith(Repository.class),
				JavaClass.Predicates.assignableTo(org.springframework.data.repository.Repository.class),
				HasName.Predicates.nameEndingWith("Impl")));

	/** Types by which a statement reaches the database. */
	private static final DescribedPredicate<JavaClass> STATEMENTS = JavaClass.Predicates
		.resideInAnyPackage("org.springframework.jdbc.core.simple", "org.springframework.jdbc.object")
		.or(JavaClass.Predicates.assignableTo(JdbcOperations.class))
		.or(JavaClass.Predicates.assignableTo(NamedParameterJdbcOperations.class))
		.or(JavaClass.Predicates.assignableTo(Statement.class))
		.or(JavaClass.Predicates.assignableTo(EntityManager.class));

	@ArchTest
	static void onlyRepositoriesSendStatements(JavaClasses classes) {
		noClasses().that()
			.resideOutsideOfPackages(named("query"), named("database"), named("startup"), named("check"))
			.and(DescribedPredicate.not(areOrBelongTo(JDBC_ELSEWHERE)))
			.and(DescribedPredicate.not(REPOSITORIES))
			.should()
			.dependOnClassesThat(STATEMENTS)
			.because("a table has one repository, which has all its statements: add a query to it, or for a batch a "
					+ "fragment, as UserBatch is")
			.check(classes);
	}

	@ArchTest
	static void servicesAndRepositoriesDoNotKnowHttpOrJson(JavaClasses classes) {
		noClasses()
			.that(REPOSITORIES
				.or(JavaClass.Predicates.belongTo(CanBeAnnotated.Predicates.annotatedWith(Service.class))))
			.should()
			.dependOnClassesThat(JavaClass.Predicates.assignableTo(JsonNode.class)
				.or(JavaClass.Predicates.belongToAnyOf(ApiResponse.class))
				.or(JavaClass.Predicates.assignableTo(HttpEntity.class))
				.or(JavaClass.Predicates.resideInAPackage("jakarta.servlet..")))
			.because("a controller reads the body into a record and wraps the result, as UserController does")
			.check(classes);
	}

	private static DescribedPredicate<JavaClass> areOrBelongTo(List<String> names) {
		return DescribedPredicate.describe("one of " + names,
				(type) -> names.contains(type.getName().replaceFirst("[$].*", "").replaceFirst(".*[.]", "")));
	}

	@ArchTest
	static final ArchRule handlersOfTheApiReturnTheEnvelope = methods().that()
		.areDeclaredInClassesThat()
		.areAnnotatedWith(AccountApi.class)
		.and()
		.areMetaAnnotatedWith(RequestMapping.class)
		.should()
		.haveRawReturnType(ApiResponse.class)
		.because("the signature is the wire: wrap the result in ApiResponse.of; "
				+ "a controller that is no @AccountApi returns what it likes");

	@ArchTest
	static final ArchRule nobodyUsesHttp = noClasses().that()
		.resideOutsideOfPackages(named("http"), named("tomcat"))
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(named("http"), named("tomcat"))
		.because("a feature does not depend on the way in which Spring MVC and Tomcat run it: move the type to api");

	@ArchTest
	static final ArchRule onlyHttpUsesTomcat = noClasses().that()
		.resideOutsideOfPackages(named("http"), named("tomcat"))
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.apache.catalina..", "org.apache.coyote..", "org.apache.tomcat..")
		.because("another package should not change with Tomcat: use the Servlet API, or add a valve to tomcat");

	@ArchTest
	static final ArchRule detectorsKnowNoFormat = noClasses().that()
		.resideInAnyPackage(named("detection"), named("detector"))
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(named("log"), named("cloudflare"), named("dataset"))
		.because("no detector reads a vendor's field name: add the value to a type of Activity, "
				+ "and let each mapper of a format read it");

	@ArchTest
	static final ArchRule onlyDetectorsNameABehavior = fields().that()
		.haveRawType(Behavior.class)
		.and()
		.areStatic()
		.should()
		.beDeclaredInClassesThat()
		.resideInAPackage(named("detector"))
		.because("an account may have behaviors of its own: take the key from a detector or a row, "
				+ "and the name and the level from the ConfiguredBehavior");

	@ArchTest
	static final ArchRule behaviorsAreNoEnum = noClasses().that()
		.resideInAPackage(named("behavior"))
		.and()
		.doNotBelongToAnyOf(RiskLevel.class)
		.should()
		.beEnums()
		.because("an account may have behaviors of its own: BehaviorCatalogue lists those that all have");

}
