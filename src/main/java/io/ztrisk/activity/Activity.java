package io.ztrisk.activity;

/**
 * An action of a user, or an event on a device of the user. The types follow the classes
 * of the Open Cybersecurity Schema Framework (OCSF). A text that a record does not have
 * is empty.
 */
public sealed interface Activity permits AnyActivity, DlpMatch, DomainVisit, FileTransfer, Login, PostureReport {

	/** The record that the activity was read from. */
	ActivitySource source();

}
