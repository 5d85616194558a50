package io.ztrisk;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.ztrisk.api.AccountApi;
import io.ztrisk.api.ApiResponse;

import org.springframework.web.bind.annotation.RequestMapping;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The house stays as it was built.
 */
@AnalyzeClasses(packages = "io.ztrisk", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule packagesHaveNoCycles = slices().matching("io.ztrisk.(*)..")
		.should()
		.beFreeOfCycles()
		.because("what must reach back is announced as an event, as UserMerged is");

	@ArchTest
	static final ArchRule arrowsRunOneWay = layeredArchitecture().consideringOnlyDependenciesInLayers()
		.layer("ingest")
		.definedBy("io.ztrisk.ingest")
		.layer("detection")
		.definedBy("io.ztrisk.detection")
		.layer("place")
		.definedBy("io.ztrisk.place")
		.layer("score")
		.definedBy("io.ztrisk.score")
		.layer("user")
		.definedBy("io.ztrisk.user")
		.layer("behavior")
		.definedBy("io.ztrisk.behavior")
		.layer("access")
		.definedBy("io.ztrisk.access")
		.layer("audit")
		.definedBy("io.ztrisk.audit")
		.layer("check")
		.definedBy("io.ztrisk.check")
		.whereLayer("ingest")
		.mayNotBeAccessedByAnyLayer()
		.whereLayer("access")
		.mayNotBeAccessedByAnyLayer()
		.whereLayer("check")
		.mayNotBeAccessedByAnyLayer()
		.whereLayer("check")
		.mayNotAccessAnyLayer()
		.whereLayer("detection")
		.mayOnlyBeAccessedByLayers("ingest")
		.whereLayer("place")
		.mayOnlyBeAccessedByLayers("detection")
		.whereLayer("score")
		.mayOnlyBeAccessedByLayers("detection", "ingest")
		.whereLayer("user")
		.mayOnlyBeAccessedByLayers("score", "detection", "ingest")
		.whereLayer("audit")
		.mayOnlyBeAccessedByLayers("access", "behavior", "user", "detection")
		.whereLayer("behavior")
		.mayOnlyBeAccessedByLayers("score", "detection", "ingest")
		.because("a feature calls those it stands on; move what two of them share down to api");

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

}
