package io.ztrisk.place;

import java.io.File;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Reader;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * A database file in MaxMind's format. It is read into the heap, and read again when the
 * file changes. If the new file cannot be used, the previous one stays in use.
 */
final class AddressDatabase {

	private static final Log logger = LogFactory.getLog(AddressDatabase.class);

	private static final Duration CHECK_INTERVAL = Duration.ofSeconds(5);

	private final DatabaseContent content;

	private final @Nullable File file;

	private final Clock clock;

	private final ReentrantLock checking = new ReentrantLock();

	private volatile Instant lastCheck = Instant.MIN;

	private volatile @Nullable Reader reader;

	private volatile @Nullable String problem;

	private @Nullable FileVersion read;

	/**
	 * Reads the file. A missing or damaged file causes a warning, since a good one may
	 * come later.
	 * @param path empty if no database is configured
	 * @throws InvalidConfigurationPropertyValueException if the content is of another
	 * kind
	 */
	AddressDatabase(DatabaseContent content, String path, Clock clock) {
		this.content = content;
		this.file = path.isBlank() ? null : new File(path);
		this.clock = clock;
		check();
	}

	Map<?, ?> find(InetAddress address) {
		recheck();
		Reader current = this.reader;
		// A tree of IPv4 addresses would find the first bits of an IPv6 address.
		if (current == null || (address instanceof Inet6Address && current.getMetadata().ipVersion() == 4)) {
			return Map.of();
		}
		try {
			Map<?, ?> found = current.get(address, Map.class);
			return (found != null) ? found : Map.of();
		}
		catch (IOException | RuntimeException | InternalError ex) {
			// Also if a mapped file was truncated. The text is the same, and logged once.
			warn("is damaged: the records of some addresses cannot be read");
			return Map.of();
		}
	}

	State state() {
		recheck();
		Reader current = this.reader;
		return new State((this.file != null) ? this.file.getPath() : null,
				(current != null) ? current.getMetadata().databaseType() : null,
				(current != null) ? current.getMetadata().buildTime() : null, this.problem);
	}

	private void recheck() {
		try {
			check();
		}
		catch (InvalidConfigurationPropertyValueException ex) {
			warn("cannot be used: " + ex.getReason());
		}
	}

	/** Checks for a new file. While one thread reads it, the others use the old one. */
	private void check() {
		Instant now = this.clock.instant();
		boolean due = !this.lastCheck.isAfter(now.minus(CHECK_INTERVAL)) || this.lastCheck.isAfter(now);
		if (this.file != null && due && this.checking.tryLock()) {
			try {
				this.lastCheck = now;
				read(this.file);
			}
			finally {
				this.checking.unlock();
			}
		}
	}

	private void read(File changed) {
		FileVersion version = FileVersion.of(changed.toPath());
		if (version.equals(this.read)) {
			return;
		}
		this.read = version;
		String wrong = version.problem();
		if (wrong != null) {
			warn(wrong);
			return;
		}
		try {
			// The heap has room for one file: until the new one is in it, it is mapped.
			this.reader = this.content.open(changed, Reader.FileMode.MEMORY_MAPPED);
			Reader next = this.content.open(changed, Reader.FileMode.MEMORY);
			this.reader = next;
			this.problem = null;
			logger.info("%s reads %s: type %s with %s, built %s".formatted(this.content.property(), changed,
					next.getMetadata().databaseType(), this.content.in(next), next.getMetadata().buildTime()));
		}
		catch (InvalidConfigurationPropertyValueException ex) {
			throw ex;
		}
		catch (IOException | InvalidNetworkException | RuntimeException | InternalError ex) {
			warn("cannot be read: " + ex);
			// The reason may end without a change of the file.
			this.read = null;
		}
	}

	private void warn(String text) {
		if (!text.equals(this.problem)) {
			this.problem = text;
			logger.warn("%s: %s %s%s".formatted(this.content.property(), this.file, text,
					(this.reader != null) ? ". The database that was read before stays in use." : ""));
		}
	}

	/**
	 * The database in use, if any.
	 *
	 * @param path the path of the file; null if none is configured
	 * @param built the time at which it was built
	 * @param problem the problem of the file; null if there is none
	 */
	record State(@Nullable String path, @Nullable String type, @Nullable Instant built, @Nullable String problem) {

	}

}
