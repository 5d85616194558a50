package io.ztrisk.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * The file of a database: what is read of it, when, and what is refused.
 */
@Isolated("It reads the log of the JVM")
class AddressDatabaseTests {

	private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");

	private static final Instant BUILT = Instant.parse("2026-10-30T12:00:00Z");

	private static final DatabaseContent CONTENT = new DatabaseContent("ztrisk.test",
			List.of(new DatabaseContent.Part("names", (record) -> record.containsKey("name")),
					new DatabaseContent.Part("codes", (record) -> record.containsKey("code"))));

	private static final Map<String, Object> NAMED = Map.of("name", "Lisbon", "code", "PT");

	@TempDir
	private Path directory;

	private final Clock clock = mock();

	private final Logger logger = (Logger) LoggerFactory.getLogger(AddressDatabase.class);

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private Path file;

	@BeforeEach
	void collectLogLines() {
		this.logger.setLevel(Level.INFO);
		this.log.start();
		this.logger.addAppender(this.log);
	}

	@AfterEach
	void stopKeepingIt() {
		this.logger.detachAppender(this.log);
		this.logger.setLevel(null);
	}

	@BeforeEach
	void startTheClock() {
		this.file = this.directory.resolve("addresses.mmdb");
		given(this.clock.instant()).willReturn(START);
	}

	@Test
	void startLogsTheDatabaseThatWasFound() throws IOException {
		writer().add("192.0.2.0/24", Map.of("code", "PT")).add("198.51.100.0/24", NAMED).write(this.file);
		assertThat(open().state()).isEqualTo(new AddressDatabase.State(this.file.toString(), "Test-City", BUILT, null));
		assertThat(logged()).containsExactly(
				"INFO ztrisk.test reads " + this.file + ": type Test-City with names, built 2026-10-30T12:00:00Z");
	}

	@Test
	void aDatabaseOfLessSaysSo() throws IOException {
		writer().add("192.0.2.0/24", Map.of("code", "PT")).write(this.file);
		open();
		assertThat(logged()).singleElement().asString().contains("with codes, built");
	}

	@Test
	void aDatabaseOfAnotherKindIsRefused() throws IOException {
		writer().add("192.0.2.0/24", Map.of("other", 1)).add("198.51.100.0/24", "text").write(this.file);
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class).isThrownBy(this::open)
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("ztrisk.test"))
			.satisfies((ex) -> assertThat(ex.getReason())
				.isEqualTo("it has no names and no codes; its type is Test-City"));
	}

	@Test
	void aDatabaseWithoutRecordsIsRefused() throws IOException {
		writer().write(this.file);
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class).isThrownBy(this::open);
	}

	@Test
	void withoutAPathThereIsNothing() throws Exception {
		AddressDatabase none = new AddressDatabase(CONTENT, " ", this.clock);
		assertThat(none.find(InetAddress.ofLiteral("192.0.2.1"))).isEmpty();
		assertThat(none.state()).isEqualTo(new AddressDatabase.State(null, null, null, null));
		assertThat(logged()).isEmpty();
	}

	@Test
	void ipv4DatabaseHasNoIpv6Addresses() throws IOException {
		new MmdbWriter(4).add("32.0.0.0/4", NAMED).write(this.file);
		AddressDatabase database = open();
		assertThat(find(database, "32.1.13.184")).isEqualTo(NAMED);
		assertThat(find(database, "2001:db8::1")).isEmpty();
	}

	@Test
	void aNewFileIsReadWithinSeconds() throws IOException {
		writer().add("192.0.2.0/24", NAMED).write(this.file);
		AddressDatabase database = open();
		Path next = this.directory.resolve("next.mmdb");
		writer().add("198.51.100.0/24", NAMED).write(next);
		Files.setLastModifiedTime(next, FileTime.from(START));
		Files.move(next, this.file, StandardCopyOption.ATOMIC_MOVE);
		given(this.clock.instant()).willReturn(START.plusSeconds(4));
		assertThat(find(database, "192.0.2.1")).isEqualTo(NAMED);
		given(this.clock.instant()).willReturn(START.plusSeconds(5));
		assertThat(find(database, "192.0.2.1")).isEmpty();
		assertThat(find(database, "198.51.100.1")).isEqualTo(NAMED);
	}

	@Test
	void aNewFileOfTheSameTimeAndSizeIsRead() throws IOException {
		writer().add("192.0.2.0/24", NAMED).write(this.file);
		AddressDatabase database = open();
		Path next = this.directory.resolve("next.mmdb");
		writer().add("192.0.3.0/24", NAMED).write(next);
		assertThat(next).hasSize(Files.size(this.file));
		Files.setLastModifiedTime(next, Files.getLastModifiedTime(this.file));
		Files.move(next, this.file, StandardCopyOption.ATOMIC_MOVE);
		stateAfter(database, 5);
		assertThat(find(database, "192.0.2.1")).isEmpty();
		assertThat(find(database, "192.0.3.1")).isEqualTo(NAMED);
	}

	@Test
	void aFileWrittenOverInPlaceDoesNoHarmUntilItIsRead() throws IOException {
		writer().add("192.0.2.0/24", NAMED).write(this.file);
		AddressDatabase database = open();
		Files.write(this.file, new byte[0]);
		assertThat(find(database, "192.0.2.1")).isEqualTo(NAMED);
	}

	@Test
	void theLastGoodFileStaysInUse() throws IOException {
		writer().add("192.0.2.0/24", NAMED).write(this.file);
		AddressDatabase database = open();
		Files.writeString(this.file, "no database");
		assertThat(stateAfter(database, 10).problem()).startsWith("cannot be read");
		writer().add("192.0.2.0/24", Map.of("other", 1)).write(this.file);
		assertThat(stateAfter(database, 20).problem())
			.isEqualTo("cannot be used: it has no names and no codes; its type is Test-City");
		Files.delete(this.file);
		assertThat(stateAfter(database, 30))
			.isEqualTo(new AddressDatabase.State(this.file.toString(), "Test-City", BUILT, "is missing"));
		stateAfter(database, 40);
		assertThat(logged()).containsOnlyOnce(
				"WARN ztrisk.test: " + this.file + " is missing. The database that was read before stays in use.");
		assertThat(find(database, "192.0.2.1")).isEqualTo(NAMED);
		writer().add("198.51.100.0/24", NAMED).write(this.file);
		assertThat(stateAfter(database, 50).problem()).isNull();
		assertThat(find(database, "198.51.100.1")).isEqualTo(NAMED);
	}

	@Test
	void aMissingFileMayComeLater() throws IOException {
		AddressDatabase database = open();
		assertThat(database.state())
			.isEqualTo(new AddressDatabase.State(this.file.toString(), null, null, "is missing"));
		assertThat(logged()).containsExactly("WARN ztrisk.test: " + this.file + " is missing");
		assertThat(find(database, "192.0.2.1")).isEmpty();
		writer().add("192.0.2.0/24", NAMED).write(this.file);
		assertThat(stateAfter(database, 5).built()).isEqualTo(BUILT);
		assertThat(find(database, "192.0.2.1")).isEqualTo(NAMED);
	}

	@Test
	void everyBeginningOfAFileIsRefusedUntilItIsWhole() throws IOException {
		writer().add("192.0.2.0/24", NAMED).write(this.file);
		byte[] whole = Files.readAllBytes(this.file);
		Files.delete(this.file);
		AddressDatabase database = open();
		for (int length = 0; length < whole.length; length++) {
			Files.write(this.file, Arrays.copyOf(whole, length));
			AddressDatabase.State state = stateAfter(database, 5 * (length + 1));
			assertThat(state.problem()).as("The first %d bytes", length).startsWith("cannot be read");
			assertThat(state.type()).isNull();
		}
		Files.write(this.file, whole);
		assertThat(stateAfter(database, 5 * (whole.length + 1)).problem()).isNull();
		assertThat(find(database, "192.0.2.1")).isEqualTo(NAMED);
	}

	@Test
	void aDamagedFileMayBeReplacedLater() throws IOException {
		Files.writeString(this.file, "half of a download");
		AddressDatabase database = open();
		assertThat(database.state().problem()).startsWith("cannot be read");
		writer().add("192.0.2.0/24", NAMED).write(this.file);
		assertThat(stateAfter(database, 5).problem()).isNull();
	}

	@Test
	void aFileThatCouldNotBeReadIsReadAgainWithoutAChange() throws IOException {
		writer().add("192.0.2.0/24", NAMED).write(this.file);
		AtomicInteger attempts = new AtomicInteger();
		DatabaseContent content = new DatabaseContent("ztrisk.test",
				List.of(new DatabaseContent.Part("names", (record) -> {
					if (attempts.incrementAndGet() < 3) {
						throw new UncheckedIOException(new IOException("no network"));
					}
					return true;
				})));
		AddressDatabase database = new AddressDatabase(content, this.file.toString(), this.clock);
		assertThat(stateAfter(database, 5).problem()).startsWith("cannot be read");
		assertThat(stateAfter(database, 10).problem()).isNull();
		stateAfter(database, 15);
		assertThat(logged()).satisfiesExactly((line) -> assertThat(line).contains("cannot be read"),
				(line) -> assertThat(line).contains("reads"));
	}

	@Test
	void aFileLargerThanAQuarterOfTheHeapIsNotRead() throws IOException {
		writer().add("192.0.2.0/24", NAMED).write(this.file);
		AddressDatabase database = open();
		long quarter = Runtime.getRuntime().maxMemory() / 4;
		try (SeekableByteChannel sparse = Files.newByteChannel(this.file, StandardOpenOption.WRITE)) {
			sparse.position(quarter).write(ByteBuffer.allocate(1));
		}
		assertThat(stateAfter(database, 5).problem())
			.isEqualTo("is larger than " + quarter / 1_000_000 + " MB, a quarter of the heap");
		assertThat(find(database, "192.0.2.1")).isEqualTo(NAMED);
	}

	@Test
	void aFileThatIsTruncatedWhileItIsReadIsReadAgain() throws IOException {
		writer().add("192.0.2.0/24", NAMED).write(this.file);
		byte[] whole = Files.readAllBytes(this.file);
		AtomicBoolean truncated = new AtomicBoolean();
		DatabaseContent content = new DatabaseContent("ztrisk.test",
				List.of(new DatabaseContent.Part("names", (record) -> {
					if (truncated.compareAndSet(false, true)) {
						truncate();
					}
					return true;
				})));
		AddressDatabase database = new AddressDatabase(content, this.file.toString(), this.clock);
		assertThat(database.state().problem()).startsWith("cannot be read");
		assertThat(find(database, "192.0.2.1")).isEmpty();
		Files.write(this.file, whole);
		assertThat(stateAfter(database, 5).problem()).isNull();
		assertThat(find(database, "192.0.2.1")).isEqualTo(NAMED);
	}

	@Test
	void aRecordThatCannotBeReadIsUnknownAndWarnedOfOnce() throws IOException {
		writer().add("192.0.2.0/24", NAMED).add("198.51.100.0/24", "text").write(this.file);
		AddressDatabase database = open();
		assertThat(find(database, "198.51.100.1")).isEmpty();
		assertThat(find(database, "198.51.100.2")).isEmpty();
		assertThat(find(database, "192.0.2.1")).isEqualTo(NAMED);
		assertThat(database.state().problem()).startsWith("is damaged");
		assertThat(logged()).filteredOn((line) -> line.contains("is damaged")).hasSize(1);
	}

	private void truncate() {
		try {
			Files.write(this.file, new byte[0]);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private AddressDatabase.State stateAfter(AddressDatabase database, int seconds) {
		given(this.clock.instant()).willReturn(START.plusSeconds(seconds));
		return database.state();
	}

	private List<String> logged() {
		return this.log.list.stream().map((event) -> event.getLevel() + " " + event.getFormattedMessage()).toList();
	}

	private AddressDatabase open() {
		return new AddressDatabase(CONTENT, this.file.toString(), this.clock);
	}

	private static MmdbWriter writer() {
		return new MmdbWriter(6, "Test-City", (int) BUILT.getEpochSecond());
	}

	private static Map<?, ?> find(AddressDatabase database, String address) {
		return database.find(InetAddress.ofLiteral(address));
	}

}
