package io.ztrisk.scan;

import java.util.List;

/**
 * Reads the values that the paths of a trie lead to. All others are skipped without being
 * tokenised: their brackets must be balanced and their strings closed. Of members with
 * equal names the last one counts.
 */
public final class JsonScanner {

	private final PathNode root;

	private final ScannedValues values;

	private final List<MemberNames> names;

	private final Selections selections;

	private final EmbeddedTexts texts;

	private final MergedValues merged;

	public JsonScanner(PathTrie trie) {
		this.root = trie.root();
		this.values = new ScannedValues(trie);
		this.names = trie.nodes().stream().map(MemberNames::new).toList();
		this.selections = new Selections(trie);
		this.texts = new EmbeddedTexts(this.values);
		this.merged = new MergedValues(trie, this.values, this.texts);
	}

	/**
	 * Scans an object, which must be all of the bytes, blanks aside.
	 * @return the values, which the next call replaces
	 * @throws MalformedJsonException if it is not an object
	 */
	public ScannedValues scan(byte[] bytes) {
		return scan(bytes, 0, bytes.length);
	}

	ScannedValues scan(byte[] bytes, int from, int to) {
		this.texts.clear();
		this.values.clear(false);
		int object = JsonBytes.skipBlanks(bytes, from, to);
		int end = JsonBytes.skipBlanks(bytes, object(this.root, bytes, object, to), to);
		if (end < to) {
			throw new MalformedJsonException(end);
		}
		if (this.merged.isNeeded()) {
			this.merged.merge(() -> object(this.root, bytes, object, to));
		}
		return this.values;
	}

	private int object(PathNode place, byte[] bytes, int from, int to) {
		if (this.values.isMerging()) {
			this.merged.merge(this.names.get(place.id()).readLast(bytes, from, to), this::value);
			return JsonBytes.skipValue(bytes, from, to);
		}
		MemberNames members = this.names.get(place.id()).start();
		int i = JsonBytes.skipBlanks(bytes, JsonBytes.expect('{', bytes, from, to), to);
		if (i < to && bytes[i] == '}') {
			return i + 1;
		}
		while (true) {
			int value = JsonBytes.skipBlanks(bytes, members.read(bytes, i, to), to);
			int end = -1;
			for (PathNode member : members.places()) {
				this.values.start(member);
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
			case STRING -> string(place, value);
			default -> {
				if (value.type() == JsonType.OBJECT && place.hasMembers()) {
					object(place, value.bytes(), value.start(), value.end());
				}
				element(place, value, this.selections.open(place));
			}
		}
	}

	private int elements(PathNode place, byte[] bytes, int from, int to) {
		Selections.Open open = this.selections.open(place);
		long outer = this.values.element();
		int end = JsonStructure.forEachElement(bytes, from, to, (element) -> {
			this.values.startElement();
			element(place, element, open);
		});
		this.values.returnTo(outer);
		return end;
	}

	private void element(PathNode place, JsonValue value, Selections.Open open) {
		if (place.elementOrNull() instanceof PathNode each) {
			value(each, value);
		}
		for (PathNode selected : open.select(value)) {
			value(selected, value);
		}
	}

	/** Reads a string, which may contain JSON once on a path, or is the one element. */
	private void string(PathNode place, JsonValue string) {
		if (!this.texts.read(place, string, (json) -> inside(place, json))) {
			element(place, string, this.selections.open(place));
		}
	}

}
