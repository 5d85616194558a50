package io.ztrisk.place;

import java.io.File;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import com.maxmind.db.CHMCache;
import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Networks;
import com.maxmind.db.Reader;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * A database file in MaxMind's format that the operator mounts. It is read again when the
 * file changes, and it is held in memory, so that overwriting the file does no harm. When
 * the new file cannot be used, the last good one stays in use.
 */
final class AddressDatabase {

	private static final Log logger = LogFactory.getLog(AddressDatabase.class);

	private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

	/** How many records are looked at to find out what a database contains. */
	private static final int SAMPLE = 1000;

	private final Content content;

	private final @Nullable File file;

	private final Clock clock;

	private final ReentrantLock looking = new ReentrantLock();

	private volatile Instant lastLook = Instant.MIN;

	private volatile @Nullable Reader reader;

	private volatile @Nullable String problem;

	private @Nullable Version read;

	/**
	 * Reads the file if there is one. A missing or damaged file is a warning, since it
	 * may come later.
	 * @param path empty if no database is configured
	 * @throws InvalidConfigurationPropertyValueException if the file is a database of
	 * another kind
	 */
	AddressDatabase(Content content, String path, Clock clock) {
		this.content = content;
		this.file = path.isBlank() ? null : new File(path);
		this.clock = clock;
		try {
			look();
		}
		catch (WrongContentException ex) {
			throw new InvalidConfigurationPropertyValueException(content.property(), path, ex.getMessage());
		}
	}

	/**
	 * The record of an address; empty if there is none.
	 */
	Map<?, ?> find(InetAddress address) {
		lookAgain();
		Reader current = this.reader;
		// A tree of IPv4 addresses would answer for the first bits of an IPv6 address.
		if (current == null || (address instanceof Inet6Address && current.getMetadata().ipVersion() == 4)) {
			return Map.of();
		}
		try {
			Map<?, ?> found = current.get(address, Map.class);
			return (found != null) ? found : Map.of();
		}
		catch (IOException | RuntimeException ex) {
			// Always the same text, so that a warning is logged once.
			warn("is damaged: the records of some addresses cannot be read");
			return Map.of();
		}
	}

	/**
	 * What is in use now.
	 */
	State state() {
		lookAgain();
		Reader current = this.reader;
		return new State((this.file != null) ? this.file.getPath() : null,
				(current != null) ? current.getMetadata().databaseType() : null,
				(current != null) ? current.getMetadata().buildTime() : null, this.problem);
	}

	private void lookAgain() {
		try {
			look();
		}
		catch (WrongContentException ex) {
			warn("cannot be used: " + ex.getMessage());
		}
	}

	/** Looks for a new file; while one is being read, the others use the old one. */
	private void look() throws WrongContentException {
		Instant now = this.clock.instant();
		boolean due = !this.lastLook.isAfter(now.minus(BETWEEN_LOOKS)) || this.lastLook.isAfter(now);
		if (this.file != null && due && this.looking.tryLock()) {
			try {
				this.lastLook = now;
				read(this.file);
			}
			finally {
				this.looking.unlock();
			}
		}
	}

	private void read(File changed) throws WrongContentException {
		Version version = Version.of(changed.toPath());
		if (version.equals(this.read)) {
			return;
		}
		this.read = version;
		if (version.modified() == null) {
			warn("is missing");
			return;
		}
		Reader next;
		String found;
		try {
			next = new Reader(changed, Reader.FileMode.MEMORY, new CHMCache());
			found = this.content.of(sample(next));
		}
		catch (IOException | InvalidNetworkException | RuntimeException ex) {
			warn("cannot be read: " + ex);
			return;
		}
		if (found == null) {
			throw new WrongContentException(
					"it has no %s; its type is %s".formatted(this.content.names(), next.getMetadata().databaseType()));
		}
		this.reader = next;
		this.problem = null;
		logger.info("%s reads %s: type %s with %s, built %s".formatted(this.content.property(), changed,
				next.getMetadata().databaseType(), found, next.getMetadata().buildTime()));
	}

	private static List<Object> sample(Reader reader) throws IOException, InvalidNetworkException {
		List<Object> records = new ArrayList<>();
		Networks<Object> networks = reader.networks(Object.class);
		while (records.size() < SAMPLE && networks.hasNext()) {
			records.add(networks.next().data());
		}
		return records;
	}

	private void warn(String text) {
		if (!text.equals(this.problem)) {
			this.problem = text;
			logger.warn("%s: %s %s%s".formatted(this.content.property(), this.file, text,
					(this.reader != null) ? ". The database that was read before stays in use." : ""));
		}
	}

	/**
	 * What a database must contain.
	 *
	 * @param property the setting that names its file
	 * @param parts what can be read of a record, the most useful first, by name
	 */
	record Content(String property, List<Part> parts) {

		/** The most useful part that one of the records has; null if there is none. */
		private @Nullable String of(List<Object> records) {
			return this.parts.stream()
				.filter((part) -> records.stream()
					.anyMatch((record) -> record instanceof Map<?, ?> map && part.isIn().test(map)))
				.findFirst()
				.map(Part::name)
				.orElse(null);
		}

		private String names() {
			return String.join(" and no ", this.parts.stream().map(Part::name).toList());
		}

	}

	/**
	 * Something that can be read of a record.
	 *
	 * @param name of it, as messages show it
	 * @param isIn whether a record has it
	 */
	record Part(String name, Predicate<Map<?, ?>> isIn) {

	}

	/**
	 * What is in use.
	 *
	 * @param path of the file; null if none is configured
	 * @param type that the database in use tells of itself; null if there is none
	 * @param built when it was made; null if there is none
	 * @param problem of the file; null if there is none
	 */
	record State(@Nullable String path, @Nullable String type, @Nullable Instant built, @Nullable String problem) {

	}

	/**
	 * What tells a file from the one that was there before.
	 *
	 * @param modified null if there is none
	 */
	private record Version(@Nullable FileTime modified, long size) {

		static Version of(Path path) {
			try {
				BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
				return new Version(attributes.lastModifiedTime(), attributes.size());
			}
			catch (IOException ex) {
				return new Version(null, 0);
			}
		}

	}

	/**
	 * A database that can be read and is of no use.
	 */
	private static final class WrongContentException extends Exception {

		private static final long serialVersionUID = 1L;

		WrongContentException(String message) {
			super(message);
		}

	}

}
