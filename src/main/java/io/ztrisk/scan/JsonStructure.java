package io.ztrisk.scan;

import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/**
 * Reads the elements of arrays and the members of objects in bytes.
 */
final class JsonStructure {

	private JsonStructure() {
	}

	/**
	 * Calls a function with each element of the array at an index, and returns its end.
	 * @throws MalformedJsonException if there is no array
	 */
	static int forEachElement(byte[] bytes, int from, int to, Consumer<JsonValue> each) {
		int i = JsonBytes.skipBlanks(bytes, JsonBytes.expect('[', bytes, from, to), to);
		while (!JsonBytes.isClosed(bytes, i, to)) {
			JsonValue element = JsonValueReader.read(bytes, i, to);
			each.accept(element);
			i = next(bytes, element.end(), to);
		}
		return i + 1;
	}

	/**
	 * Whether the elements of an array are scalars whose texts stand for themselves.
	 * @param most the maximum number of elements
	 */
	static boolean isPlainList(byte[] bytes, int from, int to, int most) {
		int i = JsonBytes.skipBlanks(bytes, JsonBytes.expect('[', bytes, from, to), to);
		for (int count = 0; !JsonBytes.isClosed(bytes, i, to); count++) {
			JsonValue element = JsonValueReader.read(bytes, i, to);
			if (count == most || !element.isPlain()) {
				return false;
			}
			i = next(bytes, element.end(), to);
		}
		return true;
	}

	/**
	 * Checks the members of an object, but not what is in them.
	 * @throws MalformedJsonException if one of them is malformed
	 */
	static void requireMembers(byte[] bytes, int from, int to) {
		forEachMember(bytes, from, to, (name) -> {
			int end = ByteSearch.endOfString(bytes, JsonBytes.expect('"', bytes, name, to), to) + 1;
			int colon = JsonBytes.skipBlanks(bytes, end, to);
			int value = JsonBytes.skipBlanks(bytes, JsonBytes.expect(':', bytes, colon, to), to);
			return JsonValueReader.read(bytes, value, to).end();
		});
	}

	/**
	 * Calls a function with the index of each member of the object at an index. It
	 * returns the end of the member.
	 */
	static void forEachMember(byte[] bytes, int from, int to, IntUnaryOperator each) {
		int i = JsonBytes.skipBlanks(bytes, JsonBytes.expect('{', bytes, from, to), to);
		while (!JsonBytes.isClosed(bytes, i, to)) {
			i = next(bytes, each.applyAsInt(i), to);
		}
	}

	/** The index of the next member or element, or of the closing bracket. */
	private static int next(byte[] bytes, int from, int to) {
		int i = JsonBytes.skipBlanks(bytes, from, to);
		if (JsonBytes.isClosed(bytes, i, to)) {
			return i;
		}
		int next = JsonBytes.skipBlanks(bytes, JsonBytes.expect(',', bytes, i, to), to);
		if (JsonBytes.isClosed(bytes, next, to)) {
			throw new MalformedJsonException(next);
		}
		return next;
	}

}
