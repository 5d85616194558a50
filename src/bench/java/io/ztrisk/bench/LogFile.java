package io.ztrisk.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.zip.GZIPOutputStream;

/**
 * Files of logs with all members that the vendors' records have, the same in every run
 * but for their times, which end now.
 */
final class LogFile {

	static final int RECORDS = 200_000;

	private static final Instant DAY = Instant.now().minusSeconds(86_400);

	private LogFile() {
	}

	/**
	 * DNS queries of Cloudflare Gateway, of which two in a thousand are to a malicious
	 * domain.
	 */
	static byte[] gatewayDns() throws IOException {
		Random random = new Random(5);
		return write((i) -> {
			String category = (i % 500 == 0) ? "117" : "26";
			String host = "host-" + (i % 5000) + ".example.com";
			return """
					{"AccountID":"0123456789abcdef0123456789abcdef","ApplicationID":0,"ApplicationName":"","AppliedMaxTTL":0,\
					"AuthoritativeNameServerIPs":["203.0.113.1","203.0.113.2"],"CNAMECategoryIDs":[],"CNAMECategoryNames":[],\
					"CNAMEs":["alias.%1$s"],"ColoCode":"LIS","ColoID":%2$d,"CustomResolveDurationMs":0,\
					"CustomResolverAddress":"","CustomResolverPolicyID":"","CustomResolverPolicyName":"",\
					"CustomResolverResponse":"","Datetime":"%3$s","DeviceID":"%4$s","DeviceName":"laptop-%5$d",\
					"DoHSubdomain":"","DoTSubdomain":"","DstIP":"198.51.100.7","DstPort":443,"EDEErrors":[],\
					"Email":"user%5$d@example.org","InitialCategoryIDs":[%6$s,155],\
					"InitialCategoryNames":["Technology","Computers"],"IsResponseCached":true,"Location":"Office Lisbon",\
					"LocationID":"7f31c0f0-3c1d-4f0e-9a51-7a1d8e0c9b22","MatchedCategoryIDs":[],"MatchedCategoryNames":[],\
					"MatchedIndicatorFeedIDs":[],"MatchedIndicatorFeedNames":[],"Policy":"","PolicyID":"","PolicyName":"",\
					"Protocol":"https","QueryApplicationIDs":[],"QueryApplicationNames":[],"QueryCategoryIDs":[%6$s,155],\
					"QueryCategoryNames":["Technology","Computers"],"QueryID":"%7$s","QueryIndicatorFeedIDs":[],\
					"QueryIndicatorFeedNames":[],"QueryName":"%1$s","QueryNameReversed":"com.example.host","QuerySize":43,\
					"QueryType":1,"QueryTypeName":"A","RCode":0,\
					"RData":[{"type":"1","data":"wAACCGV4YW1wbGUDY29tAAABAAEAAAA8AATAAAI"}],"RedirectTargetURI":"",\
					"ResolvedIPCategoryIDs":[],"ResolvedIPCategoryNames":[],"ResolvedIPContinentCodes":["EU"],\
					"ResolvedIPCountryCodes":["PT"],"ResolvedIPs":["192.0.2.%8$d"],\
					"ResolverDecision":"allowedOnNoPolicyMatch","ResourceRecords":[{"type":"1","data":"wAAC"}],\
					"ResourceRecordsJSON":"[{\\"name\\":\\"%1$s\\",\\"type\\":\\"A\\"}]","SrcIP":"192.0.2.%9$d",\
					"SrcPort":%10$d,"TimeZone":"UTC","TimeZoneInferredMethod":"fromLocalTime","UserID":"%11$s"}
					""".formatted(host, random.nextInt(400), time(random), new UUID(0x4000L, i % 1000), i % 1000, category,
					uuid(random), random.nextInt(256), random.nextInt(256), random.nextInt(65_536), Data.user(i % 1000));
		});
	}

	/**
	 * Events of the Okta System Log that are no logins.
	 */
	static byte[] oktaSystemLog() throws IOException {
		Random random = new Random(6);
		return write((i) -> """
				{"actor":{"id":"00u1abvz%1$04d","type":"User","alternateId":"user%1$d@example.org","displayName":"User %1$d",\
				"detailEntry":null},"client":{"userAgent":{"rawUserAgent":"Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101",\
				"os":"Linux","browser":"FIREFOX"},"zone":"null","device":"Computer","id":null,"ipAddress":"192.0.2.%2$d",\
				"geographicalContext":{"city":"Lisbon","state":"Lisboa","country":"Portugal","postalCode":"1000-001",\
				"geolocation":{"lat":38.7219,"lon":-9.1398}}},"device":null,"authenticationContext":{\
				"authenticationProvider":null,"credentialProvider":null,"credentialType":null,"issuer":null,\
				"authenticationStep":0,"rootSessionId":"idx%3$s","externalSessionId":"idx%3$s","interface":null},\
				"displayMessage":"Evaluation of sign-on policy","eventType":"policy.evaluate_sign_on","outcome":{\
				"result":"ALLOW","reason":"Sign-on policy evaluation resulted in ALLOW"},"published":"%4$s",\
				"securityContext":{"asNumber":64500,"asOrg":"example","isp":"example","domain":"example.net",\
				"isProxy":false},"severity":"INFO","debugContext":{"debugData":{"deviceFingerprint":"%5$s",\
				"requestId":"%6$s","dtHash":"%7$s","requestUri":"/api/v1/authn","url":"/api/v1/authn?",\
				"threatSuspected":"false","risk":"{level=LOW}"}},"legacyEventType":"core.policy.evaluate","transaction":{\
				"type":"WEB","id":"%6$s","detail":{}},"uuid":"%8$s","version":"0","request":{"ipChain":[{\
				"ip":"192.0.2.%2$d","geographicalContext":{"city":"Lisbon","state":"Lisboa","country":"Portugal",\
				"postalCode":"1000-001","geolocation":{"lat":38.7219,"lon":-9.1398}},"version":"V4","source":null}]},\
				"target":[{"id":"00p1%1$04d","type":"PolicyEntity","alternateId":"unknown","displayName":"Default Policy",\
				"detailEntry":{"policyType":"OktaSignOn"}},{"id":"0pr1%1$04d","type":"PolicyRule","alternateId":"unknown",\
				"displayName":"Default Rule","detailEntry":null},{"id":"0oa1%1$04d","type":"AppInstance",\
				"alternateId":"Example","displayName":"Example %9$d","detailEntry":null}]}
				""".formatted(i % 1000, random.nextInt(256), new UUID(0x5000L, i % 1000), time(random),
				new UUID(0x6000L, i % 1000), uuid(random), uuid(random), uuid(random), i % 20));
	}

	private static byte[] write(IntFunction<String> record) throws IOException {
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		try (OutputStream out = new GZIPOutputStream(compressed)) {
			for (int i = 0; i < RECORDS; i++) {
				out.write(record.apply(i).getBytes(StandardCharsets.UTF_8));
			}
		}
		return compressed.toByteArray();
	}

	private static Instant time(Random random) {
		return DAY.plusMillis(random.nextInt(80_000_000));
	}

	private static UUID uuid(Random random) {
		return new UUID(random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
	}

}
