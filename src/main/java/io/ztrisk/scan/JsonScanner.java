package io.ztrisk.scan;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the values that the paths of a trie lead to. All others are skipped without being
 * tokenised: their brackets must be balanced and their strings closed. Of members with
 * equal names the last one counts.
 */
public final class JsonScanner {

	/** The maximum length of a string that is read as JSON, in characters. */
	private static final int MAX_EMBEDDED = 64 << 10;

	private final PathNode root;

	private final ScannedValues values;

	private final List<MemberNames> names;

	private long objectCount;

	private boolean embedded;

	public JsonScanner(PathTrie trie) {
		this.root = trie.root();
		this.values = new ScannedValues(trie);
		this.names = trie.nodes().stream().map(MemberNames::new).toList();
	}

	/**
	 * Scans an object, which must be all of the bytes, blanks aside.
	 * @return the values, which the next call replaces
	 * @throws MalformedJsonException if it is not an object
	 */
	public ScannedValues scan(byte[] bytes) {
		this.values.clear();
		int end = object(this.root, bytes, JsonBytes.skipBlanks(bytes, 0, bytes.length), bytes.length);
		end = JsonBytes.skipBlanks(bytes, end, bytes.length);
		if (end < bytes.length) {
			throw new MalformedJsonException(end);
		}
		return this.values;
	}

	private int object(PathNode place, byte[] bytes, int from, int to) {
		long number = ++this.objectCount;
		MemberNames members = this.names.get(place.id()).start();
		int i = JsonBytes.skipBlanks(bytes, JsonBytes.expect('{', bytes, from, to), to);
		if (i < to && bytes[i] == '}') {
			return i + 1;
		}
		while (true) {
			int value = JsonBytes.skipBlanks(bytes, members.read(bytes, i, to), to);
			int end = -1;
			for (PathNode member : members.places()) {
				this.values.start(member, number);
				end = value(member, bytes, value, to);
			}
			i = JsonBytes.skipBlanks(bytes, (end >= 0) ? end : JsonBytes.skipValue(bytes, value, to), to);
			if (i < to && bytes[i] == '}') {
				return i + 1;
			}
			i = JsonBytes.skipBlanks(bytes, JsonBytes.expect(',', bytes, i, to), to);
		}
	}

	/** Reads a value and those in it, if possible in one pass, and returns its end. */
	private int value(PathNode place, byte[] bytes, int from, int to) {
		int first = (from < to && !place.isWanted()) ? bytes[from] : 0;
		if (first == '[' || (first == '{' && place.hasOnlyMembers())) {
			return (first == '[') ? elements(place, bytes, from, to) : object(place, bytes, from, to);
		}
		JsonValue value = JsonValueReader.read(bytes, from, to);
		value(place, value);
		return value.end();
	}

	private void value(PathNode place, JsonValue value) {
		this.values.add(place, value);
		if (!place.isLeaf()) {
			inside(place, value);
		}
	}

	private void inside(PathNode place, JsonValue value) {
		switch (value.type()) {
			case ARRAY -> elements(place, value.bytes(), value.start(), value.end());
			case OBJECT -> {
				if (place.hasMembers()) {
					object(place, value.bytes(), value.start(), value.end());
				}
				element(place, value, new ArrayList<>(place.selections()));
			}
			case STRING -> string(place, value);
			default -> element(place, value, List.of());
		}
	}

	private int elements(PathNode place, byte[] bytes, int from, int to) {
		List<PathNode.Selection> open = new ArrayList<>(place.selections());
		return JsonStructure.forEachElement(bytes, from, to, (element) -> element(place, element, open));
	}

	/** Reads an element, or a value that is taken as one: removes its selections. */
	private void element(PathNode place, JsonValue value, List<PathNode.Selection> open) {
		if (place.elementOrNull() instanceof PathNode each) {
			value(each, value);
		}
		for (int i = open.size() - 1; i >= 0; i--) {
			if (open.get(i).matches(value)) {
				value(open.remove(i).selected(), value);
			}
		}
	}

	/** Reads a string, which may contain JSON once on a path. */
	private void string(PathNode place, JsonValue string) {
		String text = string.text();
		if (this.embedded || !(text.startsWith("{") || text.startsWith("["))) {
			element(place, string, List.of());
			return;
		}
		int[] sizes = this.values.sizes(place);
		this.embedded = true;
		try {
			if (text.length() <= MAX_EMBEDDED) {
				inside(place, JsonValue.parse(text));
			}
		}
		catch (MalformedJsonException ex) {
			this.values.reset(place, sizes);
		}
		finally {
			this.embedded = false;
		}
	}

}
