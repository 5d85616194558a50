package io.ztrisk.scan;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names of the members of the objects in one place. Most records have the same
 * members in the same order. So each name is first compared with the one that followed
 * last time, which is much faster than a look-up.
 */
final class MemberNames {

	private static final int MAX_NAMES = 256;

	/** Longer names are not kept: with them a body could fill the memory. */
	private static final int MAX_LENGTH = 256;

	private static final byte[] NONE = {};

	private final PathNode object;

	private final Map<String, Name> names = new HashMap<>();

	private final Name start = new Name(NONE, List.of());

	private Name last = this.start;

	MemberNames(PathNode object) {
		this.object = object;
	}

	/** Starts an object. */
	MemberNames start() {
		this.last = this.start;
		return this;
	}

	/**
	 * Reads the name at an index, and the colon.
	 * @return the index after the colon
	 */
	int read(byte[] bytes, int from, int to) {
		Name next = this.last.next;
		if (next.text.length > 0 && ByteSearch.startsWith(bytes, from, to, next.text)) {
			this.last = next;
			return from + next.text.length;
		}
		JsonValue name = JsonValueReader.read(bytes, from, to);
		if (name.type() != JsonType.STRING) {
			throw new MalformedJsonException(from);
		}
		next(name);
		return JsonBytes.expect(':', bytes, JsonBytes.skipBlanks(bytes, name.end(), to), to);
	}

	/** Reads all members of an object; of equal names the last. */
	Map<PathNode, JsonValue> readLast(byte[] bytes, int from, int to) {
		start();
		Map<PathNode, JsonValue> members = new LinkedHashMap<>();
		JsonStructure.forEachMember(bytes, from, to, (name) -> {
			int value = JsonBytes.skipBlanks(bytes, read(bytes, name, to), to);
			for (PathNode place : places()) {
				members.remove(place);
				members.put(place, JsonValueReader.read(bytes, value, to));
			}
			return JsonBytes.skipValue(bytes, value, to);
		});
		return members;
	}

	/** The places that the last name leads to. */
	PathNode[] places() {
		return this.last.places;
	}

	private void next(JsonValue name) {
		if (name.text().length() > MAX_LENGTH || name.isEscaped()) {
			this.last = new Name(NONE, this.object.find(name.text()));
			return;
		}
		if (this.names.size() == MAX_NAMES) {
			this.names.clear();
		}
		this.last.next = this.names.computeIfAbsent(name.text(),
				(text) -> new Name(("\"" + text + "\":").getBytes(StandardCharsets.UTF_8), this.object.find(text)));
		this.last = this.last.next;
	}

	/** A name, and the one that followed it last time. */
	private static final class Name {

		/** As it is mostly written, with the colon; empty if it is not kept. */
		private final byte[] text;

		private final PathNode[] places;

		private Name next = this;

		private Name(byte[] text, List<PathNode> places) {
			this.text = text;
			this.places = places.toArray(PathNode[]::new);
		}

	}

}
