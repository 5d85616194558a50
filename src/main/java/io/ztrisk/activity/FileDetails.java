package io.ztrisk.activity;

import java.util.List;
import java.util.SequencedMap;

/**
 * Details of transferred files, in a structure that their vendor does not document.
 */
public interface FileDetails {

	/** Whether a member, at any depth, has a value; case is ignored in the value. */
	boolean has(String member, String value);

	/**
	 * The first files: the {@code name} and the {@code direction} of each, in the order
	 * in which they were logged.
	 */
	List<SequencedMap<String, String>> files();

}
