package io.ztrisk.bulk;

import java.util.UUID;

/**
 * An entry of a body. No two entries of a body have the same id.
 */
public interface BulkEntry {

	/** The user as the caller names it, which may have been merged into another one. */
	UUID user();

	/** The id of the entry in the result. */
	UUID id();

}
