package io.ztrisk.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The place of a secret in the database. A sealed secret opens only at its own place, so
 * that nobody who can write to the database can have one used elsewhere.
 *
 * @param accountId the account of the row
 * @param table the name of the table
 * @param row the id of the row in the account
 * @param field the name of the column, or of a member of it
 */
public record SecretPlace(String accountId, String table, String row, String field) {

	/** All parts, each after its length, so that no two places have the same bytes. */
	byte[] bytes() {
		List<byte[]> parts = List.of(utf8(this.accountId), utf8(this.table), utf8(this.row), utf8(this.field));
		ByteBuffer bytes = ByteBuffer.allocate(parts.stream().mapToInt((part) -> Integer.BYTES + part.length).sum());
		parts.forEach((part) -> bytes.putInt(part.length).put(part));
		return bytes.array();
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
