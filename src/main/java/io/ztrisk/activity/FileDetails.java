package io.ztrisk.activity;

import java.util.List;
import java.util.SequencedMap;

/**
 * Details of transferred files, in a structure that their vendor does not document.
 */
public interface FileDetails {

	/**
	 * Whether a member has a value, at any depth.
	 * @param value in any case
	 */
	boolean has(String member, String value);

	/**
	 * The first files: the {@code name} and the {@code direction} of each, in the order
	 * in which they were logged.
	 */
	List<SequencedMap<String, String>> files();

}
