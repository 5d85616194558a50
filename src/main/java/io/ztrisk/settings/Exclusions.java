package io.ztrisk.settings;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ztrisk.place.Network;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The exclusions of an account, indexed once for a batch. A look-up takes the same time
 * for one entry and for ten thousand.
 */
public final class Exclusions {

	private final Map<Network, List<Excluded.Network>> networks;

	/** The lengths of the networks' prefixes, the longest first. */
	private final SortedSet<Integer> prefixes = new TreeSet<>((one, other) -> other - one);

	private final Map<Long, List<Excluded.Asn>> asns;

	private final Map<String, List<Excluded.User>> users;

	private final Map<Integer, List<Excluded.Category>> categories;

	private final Map<String, List<Excluded.Host>> hosts;

	/** Whether an entry can exclude a login. */
	private final boolean excludesLogins;

	private final boolean suppressAnonymizers;

	private Exclusions(DetectionSettings.Domains domains, DetectionSettings.ImpTravel travel) {
		this.suppressAnonymizers = travel.anonymizers() == AnonymizerPolicy.SUPPRESS;
		this.categories = index(domains.excludedCategories(), Excluded.Category::category);
		this.hosts = index(domains.excludedHosts(), Excluded.Host::host);
		this.networks = index(travel.excludedNetworks(), (entry) -> Network.parse(entry.cidr()).orElse(null));
		this.networks.keySet().forEach((network) -> this.prefixes.add(network.prefix()));
		this.asns = index(travel.excludedAsns(), Excluded.Asn::asn);
		this.users = index(travel.excludedUsers(), Excluded.User::email);
		this.excludesLogins = !this.networks.isEmpty() || !this.asns.isEmpty() || !this.users.isEmpty();
	}

	static Exclusions of(DetectionSettings settings) {
		return new Exclusions(settings.domains(), settings.impTravel());
	}

	private static <K, E> Map<K, List<E>> index(List<E> entries, Function<E, @Nullable K> key) {
		Map<K, List<E>> index = new HashMap<>();
		entries.forEach((entry) -> {
			K known = key.apply(entry);
			if (known != null) {
				index.computeIfAbsent(known, (same) -> new ArrayList<>(1)).add(entry);
			}
		});
		return index;
	}

	/** The e-mails of excluded users, also if the exclusion has expired. */
	public Set<String> emails() {
		return this.users.keySet();
	}

	/** The owners of the excluded e-mails, among the given owners by e-mail. */
	public Set<UUID> named(Map<String, UUID> owners) {
		return owners.entrySet()
			.stream()
			.filter((owner) -> this.users.containsKey(owner.getKey()))
			.map(Map.Entry::getValue)
			.collect(Collectors.toSet());
	}

	/**
	 * The exclusion of a login, as evidence shows it; null if the login counts. The
	 * network with the longest prefix comes first, then the AS number, then the user, and
	 * at last the anonymizing network.
	 * @param address null if it is not known
	 * @param asn the number of the autonomous system, null if it is not known
	 * @param emails the e-mails of the user
	 * @param at the time of the login
	 * @param isAnonymized whether the login came from an anonymizing network
	 */
	@Nullable public ObjectNode ofLogin(@Nullable InetAddress address, @Nullable Long asn, Collection<String> emails, Instant at,
			boolean isAnonymized) {
		ObjectNode listed = this.excludesLogins ? first(Stream
			.of(networks(address), Stream.ofNullable(asn).map(this.asns::get), emails.stream().map(this.users::get))
			.flatMap((found) -> found), at) : null;
		return (listed == null && isAnonymized && this.suppressAnonymizers)
				? JsonNodeFactory.instance.objectNode().put("reason", "anonymizer") : listed;
	}

	private Stream<List<Excluded.Network>> networks(@Nullable InetAddress address) {
		return Stream.ofNullable(address)
			.flatMap((known) -> this.prefixes.stream()
				.filter((prefix) -> prefix <= known.getAddress().length * 8)
				.map((prefix) -> this.networks.get(new Network(known, prefix))));
	}

	/**
	 * The exclusion of a host or of a host above it, as evidence shows it; null if none.
	 * @param host in lower case and in A-labels
	 * @param at the time of the visit
	 */
	@Nullable public ObjectNode ofHost(String host, Instant at) {
		return first(Stream.iterate(host, (name) -> !name.isEmpty(), Exclusions::parent).map(this.hosts::get), at);
	}

	/**
	 * The exclusion of a category, as evidence shows it; null if none.
	 * @param at the time of the visit
	 */
	@Nullable public ObjectNode ofCategory(int category, Instant at) {
		return first(Stream.ofNullable(this.categories.get(category)), at);
	}

	/** The first entry that is in force at a time. */
	private static @Nullable ObjectNode first(Stream<? extends @Nullable List<? extends Excluded>> found, Instant at) {
		return found.filter(Objects::nonNull)
			.flatMap(List::stream)
			.filter((entry) -> entry.isInForce(at))
			.findFirst()
			.map(Exclusions::json)
			.orElse(null);
	}

	private static String parent(String host) {
		return host.contains(".") ? host.substring(host.indexOf('.') + 1) : "";
	}

	private static ObjectNode json(Excluded entry) {
		ObjectNode json = JsonNodeFactory.instance.objectNode();
		switch (entry) {
			case Excluded.Network network -> json.put("cidr", network.cidr());
			case Excluded.Asn system -> json.put("asn", system.asn());
			case Excluded.Category category -> json.put("category", category.category());
			case Excluded.Host host -> json.put("host", host.host());
			case Excluded.User user -> json.put("email", user.email());
		}
		return json.put("reason", entry.reason());
	}

}
