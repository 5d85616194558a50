package io.ztrisk.openapi;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A chapter of the document, in the order of use.
 */
enum Tag {

	/** What is looked for. */
	BEHAVIORS("Behaviors", "Which behaviours raise events, how risky each is, and the settings of their detection",
			".*/(behaviors|settings)"),

	/** Those who bring something to judge. */
	LOGS("Logs", "Send logs and events, and see what has come and what was set aside", ".*/(logs/.*|events|feeds)"),

	/** What has been found. */
	RISK("Risk", "Who is risky, why, and what was suppressed; a user looked into is reset",
			".*/(summary|suppressed|\\{user_id\\}(/reset)?)"),

	/** Who is who. */
	USERS("Users", "Say who is who, and find users by e-mail", ".*/zt_risk_scoring/users"),

	/** What a person may ask for. */
	PRIVACY("Privacy", "Show all that is kept about a person, and erase it", ".*/users/\\{user_id\\}.*"),

	/** Who may call. */
	TOKENS("Tokens", "Make, change and revoke the tokens of an account", ".*/tokens.*"),

	/** What a token reaches. */
	ACCOUNTS("Accounts", "Which accounts the token reaches, and who it is",
			"/accounts|/accounts/\\{account_id\\}|/user"),

	/** What has been changed. */
	AUDIT("Audit", "Who changed what, and when", ".*/audit"),

	/** All else. */
	OTHER("Other", "What stands in no other chapter", ".*");

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
	 * The chapter of a path: the first that it fits. A person's calls stand below a
	 * user's id as well, so they are told by what stands before it.
	 */
	static Tag of(String path) {
		return (PRIVACY.paths.matcher(path).matches()) ? PRIVACY
				: Arrays.stream(values()).filter((tag) -> tag.paths.matcher(path).matches()).findFirst().orElse(OTHER);
	}

	String description() {
		return this.description;
	}

}
