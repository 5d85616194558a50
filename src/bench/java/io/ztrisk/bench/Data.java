package io.ztrisk.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/**
 * Made-up data, the same in every run but for its times, which end now.
 */
final class Data {

	private static final Instant DAY = Instant.now().minusSeconds(86_400);

	private Data() {
	}

	/**
	 * The id of a user.
	 */
	static UUID user(int number) {
		return new UUID(0x5eed_0000_0000_4000L + ((long) number << 32), 0x8000_0000_0000_0000L + number);
	}

	/**
	 * Reported events of several users, shuffled, as lines.
	 * @param users the number of users
	 * @param each the number of events of a user
	 * @param first the first of them
	 * @param seed another one makes other events of the same users
	 */
	static byte[] events(int users, int each, int first, int seed) {
		Random random = new Random(seed);
		List<String> lines = IntStream.range(0, users * each)
			.mapToObj((i) -> event(first + i % users, DAY.plusMillis(random.nextInt(80_000_000)), random))
			.collect(Collectors.toCollection(ArrayList::new));
		Collections.shuffle(lines, random);
		return String.join("", lines).getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Successful logins, each of another user.
	 * @param first the first of them
	 * @param seed another one makes other logins of the same users
	 */
	static byte[] logins(int users, int first, int seed) {
		Random random = new Random(seed);
		return lines(users, (i) -> """
				{"Action":"login","Allowed":true,"AppDomain":"apps.example.com","AppUUID":"%s","Connection":"saml",\
				"Country":"PT","CreatedAt":"%s","Email":"login%d@example.org","IPAddress":"192.0.2.%d",\
				"PurposeJustificationPrompt":"","PurposeJustificationResponse":"","RayID":"%016x","TemporaryAccessApprovers":[],\
				"TemporaryAccessDuration":0,"UserUID":"%s"}
				""".formatted(uuid(random), DAY.plusMillis(random.nextInt(80_000_000)), first + i,
				random.nextInt(256), random.nextLong(), user(first + i)));
	}

	/**
	 * DNS queries that concern no behaviour, compressed.
	 */
	static byte[] queries(int count) throws IOException {
		Random random = new Random(3);
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		try (OutputStream out = new GZIPOutputStream(compressed)) {
			out.write(lines(count, (i) -> """
					{"ApplicationID":0,"ColoCode":"LIS","ColoID":%d,"CustomResolverAddress":"","Datetime":"%s","DeviceID":"%s",\
					"DeviceName":"laptop-%d","DstIP":"198.51.100.7","DstPort":443,"Email":"user%d@example.org","Location":"Office",\
					"LocationID":"%s","MatchedCategoryIDs":[],"MatchedCategoryNames":[],"MatchedIndicatorFeedIDs":[],\
					"MatchedIndicatorFeedNames":[],"Policy":"","PolicyID":"","PolicyName":"","Protocol":"https",\
					"QueryApplicationIDs":[],"QueryApplicationNames":[],"QueryCategoryIDs":[26,155],\
					"QueryCategoryNames":["Technology","Computers"],"QueryID":"%s","QueryName":"host-%d.example.com",\
					"QueryNameReversed":"com.example.host-%d","QuerySize":43,"QueryType":1,"QueryTypeName":"A","RCode":0,\
					"RData":[{"type":"1","data":"wAAC"}],"ResolvedIPs":["192.0.2.%d"],"ResolverDecision":"allowedOnNoPolicyMatch",\
					"SrcIP":"192.0.2.%d","SrcPort":%d,"TimeZone":"UTC","UserID":"%s"}
					""".formatted(random.nextInt(400), DAY.plusMillis(random.nextInt(80_000_000)), uuid(random), i % 1000,
					i % 1000, uuid(random), uuid(random), i % 5000, i % 5000, random.nextInt(256),
					random.nextInt(256), random.nextInt(65_536), user(i % 1000))));
		}
		return compressed.toByteArray();
	}

	private static byte[] lines(int count, IntFunction<String> line) {
		return IntStream.range(0, count)
			.mapToObj(line)
			.collect(Collectors.joining())
			.getBytes(StandardCharsets.UTF_8);
	}

	private static UUID uuid(Random random) {
		return new UUID(random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
	}

	private static String event(int user, Instant at, Random random) {
		return """
				{"behavior":"imp_travel","user":{"id":"%s","email":"user%d@example.org","name":"User %d"},"timestamp":"%s",\
				"event_details":{"from":{"city":"Lisbon","ip":"192.0.2.%d"},"to":{"city":"Singapore","ip":"203.0.113.%d"},\
				"hours":%d.5,"distance_km":%d}}
				"""
			.formatted(user(user), user, user, at, random.nextInt(256), random.nextInt(256), random.nextInt(10),
					random.nextInt(20_000));
	}

}
