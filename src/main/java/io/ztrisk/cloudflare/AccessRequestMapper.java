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

	private AccessRequestMapper() {
	}

	static ActivityRecord map(CloudflareRecord record) {
		String action = record.mapped("action").strip();
		String allowed = record.mapped("allowed").strip();
		boolean isLogin = action.equalsIgnoreCase("login");
		boolean isAllowed = allowed.equalsIgnoreCase("true");
		if (isLogin && isAllowed) {
			Login login = new Login(record, record.mapped("address").strip(), record.mapped("country"),
					record.mapped("request_id"), null);
			return new ActivityRecord(record, List.of(login), Map.of());
		}
		boolean isDecided = allowed.equalsIgnoreCase("false") || !(action.isEmpty() || isLogin);
		return new ActivityRecord(record, List.of(),
				isDecided ? Map.of() : Map.of(Login.class, missing(record, action.isEmpty(), isAllowed)));
	}

	private static Set<String> missing(CloudflareRecord record, boolean withoutAction, boolean isAllowed) {
		String action = record.fieldOf("action");
		String allowed = record.fieldOf("allowed");
		if (isAllowed) {
			return Set.of(action);
		}
		return withoutAction ? Set.of(action, allowed) : Set.of(allowed);
	}

}
