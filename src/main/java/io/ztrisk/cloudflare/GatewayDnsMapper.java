package io.ztrisk.cloudflare;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.ztrisk.activity.Activity;
import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.activity.DomainVisit;

/**
 * Maps DNS queries of Cloudflare Gateway to visits of domains.
 */
final class GatewayDnsMapper {

	private static final List<String> OWN_NAMES = List.of("InitialCategoryNames", "CNAMECategoryNames");

	private static final List<String> ALL_NAMES = List.of("QueryCategoryNames", "MatchedCategoryNames");

	/**
	 * In order of preference: {@code QueryCategoryIDs} also has the categories of the
	 * resolved addresses, which other domains may share.
	 */
	private static final List<CategoryFields> CATEGORIES = List.of(
			CategoryFields.ofIds(List.of("InitialCategoryIDs", "CNAMECategoryIDs"), OWN_NAMES),
			CategoryFields.ofIds(List.of("QueryCategoryIDs", "MatchedCategoryIDs"), ALL_NAMES),
			CategoryFields.ofNames(OWN_NAMES), CategoryFields.ofNames(ALL_NAMES));

	/** Without the categories that a policy matched: a domain may have others. */
	private static final List<String> DECISIVE = List.of("QueryCategoryIDs", "InitialCategoryIDs", "CNAMECategoryIDs",
			"InitialCategoryNames", "CNAMECategoryNames", "QueryCategoryNames");

	private static final Map<Class<? extends Activity>, Set<String>> MISSING = Map.of(DomainVisit.class,
			Set.of("QueryCategoryIDs"));

	private GatewayDnsMapper() {
	}

	static ActivityRecord map(CloudflareRecord record) {
		DomainVisit visit = CategoryFields.visit(record, CATEGORIES);
		return new ActivityRecord(record, (visit != null) ? List.of(visit) : List.of(),
				record.hasAny(DECISIVE) ? Map.of() : MISSING);
	}

}
