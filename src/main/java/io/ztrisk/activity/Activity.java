package io.ztrisk.activity;

/**
 * Something that a user did, or that happened to a device of the user. The types follow
 * the classes of the Open Cybersecurity Schema Framework (OCSF). A text that a record
 * does not have is empty.
 */
public sealed interface Activity permits DlpMatch, DomainVisit, FileTransfer, Login, PostureReport {

	/**
	 * The record that the activity was read from.
	 */
	ActivitySource source();

}
