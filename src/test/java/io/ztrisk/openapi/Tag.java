package io.ztrisk.openapi;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A tag of the document, in the order of use.
 */
enum Tag {

	/** Behaviours and the settings of their detection. */
	BEHAVIORS("Behaviors", "Behaviours of an account, with their risk levels and the settings of detection",
			".*/(behaviors(/\\{key})?|settings|dry_run|excluded_networks)"),

	/** Logs and events. */
	LOGS("Logs", "Logs and reported events, datasets, feeds and rejected lines",
			".*/(logs/.*|datasets.*|events|feeds)"),

	/** Risk of users. */
	RISK("Risk", "Risk levels of users and their changes, events, statistics, and suppressed findings",
			".*/(changes|summary|statistics|suppressed|\\{user_id\\}(/reset)?)"),

	/** Users. */
	USERS("Users", "Ids, e-mails and names of users", ".*/zt_risk_scoring/users"),

	/** What analysts do with users. */
	TRIAGE("Triage", "Actions on many users, notes about users, and their history",
			".*/(users/\\{user_id\\}/(history|notes.*)|dismissals(/undo)?|resets)"),

	/** Data about a person. */
	PRIVACY("Privacy", "Export and erasure of all data about a person", ".*/users/\\{user_id\\}.*"),

	/** Receivers of changes. */
	WEBHOOKS("Webhooks", "Webhooks, their deliveries and signing keys, and subscriptions of all kinds",
			".*/(webhooks|signals|signing_keys).*"),

	/** Receivers that are Okta tenants. */
	INTEGRATIONS("Integrations", "Okta tenants that get the levels of users", ".*/integrations.*"),

	/** Tokens. */
	TOKENS("Tokens", "Tokens of an account, and the sessions of the console that began with them",
			".*/(tokens|sessions).*"),

	/** Accounts. */
	ACCOUNTS("Accounts", "Accounts that a token reaches, and the token as a user",
			"/accounts|/accounts/\\{account_id\\}|/user"),

	/** Audit entries. */
	AUDIT("Audit", "Changes by people and tools", ".*/audit"),

	/** Other calls. */
	OTHER("Other", "All other calls", ".*");

	private final String title;

	private final String description;

	private final Pattern paths;

	Tag(String title, String description, String paths) {
		this.title = title;
		this.description = description;
		this.paths = Pattern.compile(paths);
	}

	String title() {
		return this.title;
	}

	/**
	 * Returns the first tag that matches a path. The calls for a person's data are below
	 * a user's id as well, so the part before the id decides.
	 */
	static Tag of(String path) {
		return (PRIVACY.paths.matcher(path).matches()) ? PRIVACY
				: Arrays.stream(values()).filter((tag) -> tag.paths.matcher(path).matches()).findFirst().orElse(OTHER);
	}

	String description() {
		return this.description;
	}

}
