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
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The database of addresses that the operator mounts, in MaxMind's format, read again
 * when its file changes. It is held in memory, so that a file written over in place does
 * no harm. Without a good file the last good one stands, and at first nothing is known.
 */
@Component
public class GeoDatabase {

	private static final Log logger = LogFactory.getLog(GeoDatabase.class);

	private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

	private final @Nullable File file;

	private final Clock clock;

	private final ReentrantLock looking = new ReentrantLock();

	private volatile Instant lastLook = Instant.MIN;

	private volatile @Nullable Reader reader;

	private volatile @Nullable Reader warned;

	private @Nullable Version read;

	public GeoDatabase(@Value("${ztrisk.geo.database:}") String path, Clock clock) {
		this.file = path.isBlank() ? null : new File(path);
		this.clock = clock;
		look();
	}

	/**
	 * What the database has of an address; empty if nothing.
	 */
	Map<?, ?> find(InetAddress address) {
		look();
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
			warn(current, ex);
			return Map.of();
		}
	}

	/** Looks for a new file; while one is being read, the others use the old one. */
	private void look() {
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

	private void read(File changed) {
		Version version = Version.of(changed.toPath());
		if (version.equals(this.read)) {
			return;
		}
		this.read = version;
		try {
			this.reader = new Reader(changed, Reader.FileMode.MEMORY, new CHMCache());
		}
		catch (IOException | RuntimeException ex) {
			logger.warn("Cannot read the database of addresses %s: %s".formatted(changed, ex));
		}
	}

	/** A file can be damaged where only some lookups see it. */
	private void warn(Reader damaged, Exception cause) {
		if (this.warned != damaged) {
			this.warned = damaged;
			logger.warn("The database of addresses %s is damaged: %s".formatted(this.file, cause));
		}
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

}
