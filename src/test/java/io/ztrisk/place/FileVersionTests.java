package io.ztrisk.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is a new version of a file.
 */
class FileVersionTests {

	@TempDir
	private Path directory;

	@Test
	void aFileIsOfTheSameVersionUntilItChanges() throws IOException {
		Path file = Files.writeString(this.directory.resolve("file"), "one");
		FileVersion version = FileVersion.of(file);
		assertThat(FileVersion.of(file)).isEqualTo(version);
		Files.writeString(file, "three");
		assertThat(FileVersion.of(file)).isNotEqualTo(version);
	}

	@Test
	void newPermissionsAreANewVersion() throws IOException {
		Path file = Files.writeString(this.directory.resolve("file"), "one");
		FileVersion version = FileVersion.of(file);
		// The clock of the file system ticks every few milliseconds.
		Awaitility.await().pollInterval(Duration.ofMillis(2)).until(() -> {
			Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
			return !FileVersion.of(file).equals(version);
		});
	}

	@Test
	void aFileThatReplacesAnotherIsANewVersion() throws IOException {
		Path file = Files.writeString(this.directory.resolve("file"), "one");
		FileVersion version = FileVersion.of(file);
		Path next = Files.writeString(this.directory.resolve("next"), "two");
		Files.setLastModifiedTime(next, Files.getLastModifiedTime(file));
		Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
		assertThat(FileVersion.of(file)).isNotEqualTo(version);
	}

	@Test
	void aFileThatIsMissingHasNoTime() {
		assertThat(FileVersion.of(this.directory.resolve("file")).modified()).isNull();
	}

}
