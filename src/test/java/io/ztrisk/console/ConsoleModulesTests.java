package io.ztrisk.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.ztrisk.audit.AuditAction;
import io.ztrisk.cloudflare.CloudflareDataset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules for the modules of the console.
 */
class ConsoleModulesTests {

	private static final Path ROOT = Path.of("src/main/resources/io/ztrisk/console");

	private static final Pattern IMPORT = Pattern.compile("(?:from |import\\()\"([^\"]+)\"");

	private static final List<String> LIBRARIES = List.of("preact.js", "htm.js");

	private static final int MAX_LINES = 120;

	private final Map<Path, String> modules = new TreeMap<>();

	ConsoleModulesTests() throws IOException {
		try (Stream<Path> files = Files.walk(ROOT)) {
			for (Path file : files.filter((file) -> file.toString().endsWith(".js")).toList()) {
				this.modules.put(file, Files.readString(file));
			}
		}
		assertThat(this.modules).isNotEmpty();
	}

	@Test
	void aModuleSaysWhatItHolds() {
		assertThat(this.modules).allSatisfy((file, module) -> assertThat(module).startsWith("/**"));
	}

	@Test
	void aModuleIsShort() {
		assertThat(this.modules).allSatisfy((file,
				module) -> assertThat(module.lines().filter((line) -> !line.isBlank() && !line.startsWith("import ")))
					.hasSizeLessThanOrEqualTo(MAX_LINES));
	}

	@Test
	void logsOfLogpushHaveADestination() {
		String module = this.modules.get(ROOT.resolve("send_logs.js"));
		Matcher list = Pattern.compile("const LOGPUSH = \\[(.*)];").matcher(module);
		assertThat(list.find()).isTrue();
		assertThat(list.group(1).replace("\"", "").split(", ")).containsExactlyInAnyOrderElementsOf(
				Stream.of(CloudflareDataset.values()).map(CloudflareDataset::key).toList());
	}

	@Test
	void thePageOfTheAuditKnowsAllActions() {
		String module = this.modules.get(ROOT.resolve("audit_actions.js"));
		assertThat(Pattern.compile("\"(\\w+)\"").matcher(module).results().map((match) -> match.group(1)))
			.containsExactlyElementsOf(
					Stream.of(AuditAction.values()).map((action) -> action.name().toLowerCase(Locale.ROOT)).toList());
	}

	@Test
	void aModuleImportsOnlyFilesOfTheConsole() {
		assertThat(this.modules).allSatisfy((file, module) -> {
			Matcher imports = IMPORT.matcher(module);
			while (imports.find()) {
				Path imported = file.resolveSibling(imports.group(1)).normalize();
				if (!LIBRARIES.contains(ROOT.relativize(imported).toString())) {
					assertThat(imported).exists();
				}
			}
		});
	}

	@Test
	void aModuleMakesNoHtmlScriptOrStyleFromText() {
		assertThat(this.modules).allSatisfy((file, module) -> assertThat(module).doesNotContainPattern(
				"innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\\.write|eval\\(|new Function| style=|\\.style\\b|serviceWorker"));
	}

	@Test
	void onlyThePreferencesAndSigningInUseWebStorage() {
		assertThat(modulesWith("Storage")).isSubsetOf("preferences.js", "signin.js");
	}

	@Test
	void oneModuleCallsTheServer() {
		assertThat(modulesWith("fetch(")).containsExactly("api.js");
	}

	private List<String> modulesWith(String text) {
		return this.modules.entrySet()
			.stream()
			.filter((module) -> module.getValue().contains(text))
			.map((module) -> ROOT.relativize(module.getKey()).toString())
			.toList();
	}

}
