package io.ztrisk.cloudflare;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.activity.Login;

/**
 * Maps requests of Cloudflare Access to logins, if they log a user in.
 */
final class AccessRequestMapper {

	private static final String ACTION = "Action";

	private static final String ALLOWED = "Allowed";

	private AccessRequestMapper() {
	}

	static ActivityRecord map(LogRecord record) {
		String action = record.text(ACTION).strip();
		String allowed = record.text(ALLOWED).strip();
		boolean isLogin = action.equalsIgnoreCase("login");
		boolean isAllowed = allowed.equalsIgnoreCase("true");
		if (isLogin && isAllowed) {
			Login login = new Login(record, record.text("IPAddress").strip(), record.text("Country"),
					record.text("RayID"), null);
			return new ActivityRecord(record, List.of(login), Map.of());
		}
		boolean isDecided = allowed.equalsIgnoreCase("false") || !(action.isEmpty() || isLogin);
		return new ActivityRecord(record, List.of(),
				isDecided ? Map.of() : Map.of(Login.class, missing(action.isEmpty(), isAllowed)));
	}

	private static Set<String> missing(boolean withoutAction, boolean isAllowed) {
		if (isAllowed) {
			return Set.of(ACTION);
		}
		return withoutAction ? Set.of(ACTION, ALLOWED) : Set.of(ALLOWED);
	}

}
