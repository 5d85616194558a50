package io.ztrisk.place;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import com.maxmind.db.CHMCache;
import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Networks;
import com.maxmind.db.Reader;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The parts of a record without which a database of addresses is useless.
 *
 * @param property the name of the setting with the path of the file
 * @param parts the parts of a record, the most useful first
 */
record DatabaseContent(String property, List<Part> parts) {

	/** The number of records in which the parts are searched. */
	private static final int SAMPLE = 1000;

	/**
	 * Opens a file.
	 * @throws InvalidConfigurationPropertyValueException if it has none of the parts
	 */
	Reader open(File file, Reader.FileMode mode) throws IOException, InvalidNetworkException {
		Reader opened = new Reader(file, mode, new CHMCache());
		if (in(opened) == null) {
			throw new InvalidConfigurationPropertyValueException(this.property, file.getPath(),
					"it has no %s; its type is %s".formatted(
							String.join(" and no ", this.parts.stream().map(Part::name).toList()),
							opened.getMetadata().databaseType()));
		}
		return opened;
	}

	/** The name of the most useful part that a database has; null if it has none. */
	@Nullable String in(Reader reader) throws IOException, InvalidNetworkException {
		List<Object> records = sample(reader);
		return this.parts.stream()
			.filter((part) -> records.stream()
				.anyMatch((record) -> record instanceof Map<?, ?> map && part.isIn().test(map)))
			.findFirst()
			.map(Part::name)
			.orElse(null);
	}

	private static List<Object> sample(Reader reader) throws IOException, InvalidNetworkException {
		List<Object> records = new ArrayList<>();
		Networks<Object> networks = reader.networks(Object.class);
		while (records.size() < SAMPLE && networks.hasNext()) {
			records.add(networks.next().data());
		}
		return records;
	}

	/**
	 * A part of a record.
	 *
	 * @param name its name in messages
	 * @param isIn whether a record has the part
	 */
	record Part(String name, Predicate<Map<?, ?>> isIn) {

	}

}
