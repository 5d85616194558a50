package io.ztrisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.ztrisk.api.AccountApi;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.limit.Bulkhead;
import jakarta.persistence.Entity;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks the length and the visibility of a type, how a handler binds, and how a bulkhead
 * is injected.
 */
@AnalyzeClasses(packages = "io.ztrisk", importOptions = ImportOption.DoNotIncludeTests.class)
class CodingRulesTests {

	private static final Path SOURCES = Path.of("src/main/java/io/ztrisk");

	private static final int MOST_LINES = 120;

	/** Longer types, and why each is one type all the same. */
	private static final Map<String, String> LONG = Map.ofEntries(Map.entry("ByteReader", "All ways to read bytes"),
			Map.entry("EventBatchImpl", "All statements for batches of events"),
			Map.entry("EventParser", "One member after the other"), Map.entry("Delivery", "One aggregate"),
			Map.entry("DeliveryRepository", "All statements about deliveries"),
			Map.entry("HourlyLimits", "Two long statements"),
			Map.entry("ObservationRepository", "All statements for batches of observations"),
			Map.entry("Pass", "One pass from its first message to its last"),
			Map.entry("Queues", "What becomes of each message of a backlog"),
			Map.entry("Sender", "One loop, and the slots of its passes"),
			Map.entry("PassRecorder", "All that a pass, or a poll, records"),
			Map.entry("Subscription", "One aggregate"),
			Map.entry("SubscriptionRepository", "All statements about subscriptions"),
			Map.entry("User", "One aggregate"), Map.entry("UserRegistry", "All ways to lock users"),
			Map.entry("UserBatchImpl", "All statements for batches of users"));

	/** No type is longer, whatever the reason. */
	private static final int MOST_LINES_AT_ALL = 160;

	/** Handlers that every valid token may call. */
	private static final List<String> WITHOUT_PERMISSION = List.of("AccountController.list", "AccountController.get",
			"VerifyController.verify", "VerifyController.user", "SessionController.begin", "SessionController.get",
			"SessionController.end");

	/** Handlers that read their bodies themselves, read cookies, or write a file. */
	private static final List<String> WITH_REQUEST = List.of("EventController.report", "LogController.take",
			"ResetController.reset", "SummaryController.summary", "SessionController.begin", "SessionController.end");

	/** Parameters that resolvers make of the whole request. */
	private static final List<String> RESOLVED = List.of("Actor", "Caller", "ListRequest");

	/** Methods of java.time without a clock, and those that are older. */
	private static final Pattern SYSTEM_TIME = Pattern
		.compile("java[.]time[.](.*[.]now[(](?!java[.]time[.]Clock[)]).*|(Clock|InstantSource)[.](system|tick[A-Z]).*)"
				+ "|java[.]lang[.]System[.]currentTimeMillis[(][)]"
				+ "|java[.]util[.](Date[.]<init>[(][)]|Calendar[.]getInstance[(].*)");

	/** Services and entities that other packages use. */
	private static final List<String> PUBLIC = List.of("BehaviorService", "ConsoleSession", "Delivery",
			"DetectedEventService", "DetectionService", "EventService", "FeedService", "RejectedLineService",
			"ResetService", "SessionService", "SettingsService", "SightingService", "Subscription", "Token", "User");

	@Test
	void typesAreShort() throws IOException {
		Map<String, Long> lines = new TreeMap<>();
		files().filter((file) -> !file.endsWith("package-info.java"))
			.forEach((file) -> lines.put(file.getFileName().toString().replace(".java", ""), lines(file)));
		assertThat(lines).hasSizeGreaterThan(200)
			.allSatisfy((type, count) -> assertThat(count).as("Split %s", type).isLessThanOrEqualTo(MOST_LINES_AT_ALL));
		lines.values().removeIf((count) -> count <= MOST_LINES);
		assertThat(lines.keySet())
			.as("Split a type where two concerns meet, or say in LONG why it is one; remove a type that is short now")
			.containsExactlyInAnyOrderElementsOf(LONG.keySet());
	}

	/**
	 * Lines without blank ones, imports and the package; comments count.
	 */
	private static long lines(Path file) {
		return read(file).lines()
			.filter((line) -> !line.isBlank() && !line.startsWith("import ") && !line.startsWith("package "))
			.count();
	}

	@Test
	void packagesAreNullMarkedAndDescribed() throws IOException {
		List<Path> packages = files().map(Path::getParent).distinct().toList();
		assertThat(packages).hasSizeGreaterThan(20)
			.allSatisfy((directory) -> assertThat(read(directory.resolve("package-info.java")))
				.as("Say in a sentence what the package holds, and mark it")
				.matches("(?s)/\\*\\*\\n \\* [A-Z].*\\.\\n \\*/\\n@NullMarked\\npackage .*"));
	}

	@Test
	void theMapOfPackagesDescribesThemAsTheyDo() throws IOException {
		Map<String, String> map = Pattern.compile("(?m)^\\| `([a-z]+)` \\| (.+) \\|$")
			.matcher(read(Path.of(".github/CONTRIBUTING.md")))
			.results()
			.collect(Collectors.toMap((row) -> row.group(1), (row) -> row.group(2).replace("`", "")));
		assertThat(
				files().map(Path::getParent)
					.distinct()
					.filter((directory) -> !directory.equals(SOURCES))
					.collect(Collectors.toMap((directory) -> directory.getFileName().toString(),
							CodingRulesTests::description)))
			.as("Say the same in CONTRIBUTING as in package-info")
			.isEqualTo(map);
	}

	private static String description(Path directory) {
		String text = read(directory.resolve("package-info.java"));
		return text.substring(0, text.indexOf("\n */"))
			.replace("/**\n * ", "")
			.replace("\n * ", " ")
			.replaceAll("\\{@code (\\w+)}", "$1");
	}

	@ArchTest
	static final ArchRule handlersRequireAPermission = methods().that(areHandlers())
		.and(not(areNamed(WITHOUT_PERMISSION)))
		.should()
		.beAnnotatedWith(RequiresPermission.class)
		.because("a token may do only what it was made for: annotate the handler, or list it in WITHOUT_PERMISSION "
				+ "if every valid token may call it");

	@ArchTest
	static final ArchRule handlersBindByAnnotations = methods().that(areHandlers())
		.and(not(areNamed(WITH_REQUEST)))
		.should(bindByAnnotations())
		.because("a signature shows what a handler takes: use @PathVariable, @RequestParam or @RequestBody; list a "
				+ "handler in WITH_REQUEST if it must read the body itself");

	@ArchTest
	static final ArchRule bulkheadsHaveAQualifier = constructors().that()
		.areDeclaredInClassesThat()
		.areMetaAnnotatedWith(Component.class)
		.should(qualifyBulkheads())
		.because("Spring would choose a bulkhead by the name of the parameter: use @Qualifier, as ListReader does");

	@ArchTest
	static final ArchRule controllersAndServicesArePackagePrivate = classes().that()
		.areAnnotatedWith(Service.class)
		.or()
		.areMetaAnnotatedWith(RestController.class)
		.or()
		.areAnnotatedWith(Entity.class)
		.and(not(areIn(PUBLIC)))
		.and()
		.areNotAnnotations()
		.should()
		.bePackagePrivate()
		.because("a package shows what others need: list a service or an entity in PUBLIC if another package uses it");

	@ArchTest
	static void publicServicesAndEntitiesAreUsedByOtherPackages(JavaClasses classes) {
		assertThat(classes.stream()
			.filter((type) -> type.getDirectDependenciesToSelf()
				.stream()
				.anyMatch((use) -> !use.getOriginClass().getPackage().equals(type.getPackage())))
			.map(JavaClass::getSimpleName)).as("Remove a type from PUBLIC that only its own package uses")
			.containsAll(PUBLIC);
	}

	@ArchTest
	static final ArchRule entitiesAreNotMadeByOthers = constructors().that()
		.areDeclaredInClassesThat()
		.areAnnotatedWith(Entity.class)
		.should()
		.notBePublic()
		.because("a new row has rules: let the package make it");

	@ArchTest
	static final ArchRule entitiesHaveNoSetters = noMethods().that()
		.areDeclaredInClassesThat()
		.areAnnotatedWith(Entity.class)
		.should()
		.haveNameMatching("set[A-Z].*")
		.because("a method says what happens, as Token.roll does");

	@ArchTest
	static final ArchRule settingsAreRecords = noClasses().should()
		.dependOnClassesThat()
		.areAssignableTo(Value.class)
		.because("a setting is described once: add it to a record with @ConfigurationProperties, as LimitProperties, "
				+ "with a default and a sentence");

	@ArchTest
	static final ArchRule theTimeComesFromTheClock = noClasses().that()
		.resideOutsideOfPackage("io.ztrisk")
		.should()
		.accessTargetWhere(DescribedPredicate.describe("the target reads the system's time",
				(access) -> SYSTEM_TIME.matcher(access.getTarget().getFullName()).matches()))
		.because("tests set the time: take the Clock as a parameter of the constructor");

	private static DescribedPredicate<JavaMethod> areHandlers() {
		return DescribedPredicate.describe("are handlers of the API",
				(method) -> method.getOwner().isAnnotatedWith(AccountApi.class)
						&& method.isMetaAnnotatedWith(RequestMapping.class));
	}

	private static DescribedPredicate<JavaMethod> areNamed(List<String> names) {
		return DescribedPredicate.describe("are " + names,
				(method) -> names.contains(method.getOwner().getSimpleName() + "." + method.getName()));
	}

	private static DescribedPredicate<JavaClass> areIn(List<String> names) {
		return DescribedPredicate.describe("are " + names, (type) -> names.contains(type.getSimpleName()));
	}

	private static ArchCondition<JavaMethod> bindByAnnotations() {
		return new ArchCondition<>("bind by annotations") {

			@Override
			public void check(JavaMethod method, ConditionEvents events) {
				method.getParameters()
					.stream()
					.filter((parameter) -> !isBound(parameter))
					.forEach((parameter) -> events.add(SimpleConditionEvent.violated(method,
							method.getFullName() + " has a parameter without an annotation")));
			}

		};
	}

	private static ArchCondition<JavaConstructor> qualifyBulkheads() {
		return new ArchCondition<>("qualify their bulkheads") {

			@Override
			public void check(JavaConstructor constructor, ConditionEvents events) {
				constructor.getParameters()
					.stream()
					.filter((parameter) -> parameter.getRawType().isEquivalentTo(Bulkhead.class)
							&& !parameter.isAnnotatedWith(Qualifier.class))
					.forEach((parameter) -> events.add(SimpleConditionEvent.violated(constructor,
							constructor.getFullName() + " has a bulkhead without a qualifier")));
			}

		};
	}

	private static boolean isBound(JavaParameter parameter) {
		return RESOLVED.contains(parameter.getRawType().getSimpleName()) || parameter.getAnnotations()
			.stream()
			.map(JavaAnnotation::getRawType)
			.anyMatch((annotation) -> annotation.isEquivalentTo(PathVariable.class)
					|| annotation.isEquivalentTo(RequestParam.class) || annotation.isEquivalentTo(RequestBody.class));
	}

	private static Stream<Path> files() throws IOException {
		try (Stream<Path> files = Files.walk(SOURCES)) {
			return files.filter((file) -> file.toString().endsWith(".java")).toList().stream();
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
