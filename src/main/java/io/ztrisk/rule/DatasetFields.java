package io.ztrisk.rule;

import java.util.Collection;

/**
 * The datasets of an account, and their fields.
 */
public interface DatasetFields {

	/** For rules that were checked before. */
	DatasetFields ANY = new DatasetFields() {

		@Override
		public boolean exists(String dataset) {
			return true;
		}

		@Override
		public boolean have(Collection<String> datasets, String field) {
			return true;
		}

	};

	boolean exists(String dataset);

	/**
	 * Whether at least one of some datasets has a field.
	 * @param datasets none for all datasets
	 */
	boolean have(Collection<String> datasets, String field);

}
